"""File ▸ Export schedule…: any format of the writers' table, the core ones and the plugins'."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from sim.problem import Problem, ReadError
from twin_app.documents import Documents
from twin_app.extensions import Extensions
from twin_app.prompts import Prompts
from twin_app.session import Session


class Exporting:
    """Asks for a file and writes the schedule there, in the format its name asks for."""

    def __init__(
        self, session: Session, extensions: Extensions, documents: Documents, prompts: Prompts
    ) -> None:
        self._session, self._extensions = session, extensions
        self._documents, self._prompts = documents, prompts

    def ask(self) -> None:
        """Ask where to, and write."""
        from plugins.doors import Doors
        from sim.writers.schedules import CORE, write_schedule, writer_of

        language = self._session.languages.current
        writers = (*CORE, *Doors(self._extensions.known).writers())
        kinds = [
            f"{writer.title.get(language) or writer.title.get('en', writer.name)}"
            f" ({' '.join(f'*{suffix}' for suffix in writer.suffixes)})"
            for writer in writers
        ]
        project = self._session.store.value
        proposal = f"{project.schedule.title or project.name or 'schedule'}{writers[0].suffixes[0]}"
        chosen = self._prompts.save_file(proposal.replace("/", "-"), ";;".join(kinds))
        if not chosen:
            return
        path = Path(chosen)
        try:
            writer_of(path, writers)
        except ReadError as error:
            self._documents.complain(error.text(language))
            return
        label = QCoreApplication.translate("Exporting", "Export schedule")

        def done(lost: list[Problem]) -> None:
            if lost:
                self._documents.found.emit(lost)

        self._documents.run(
            label, lambda job, deliver: write_schedule(project.schedule, path, job, writers), done
        )
