"""File ▸ Export schedule…: any format of the writers' table, the plugins' too; and models with it in them."""

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

    def ask_models(self) -> None:
        """Ask for a folder, and what is to become of models too old to hold a schedule whole; and write."""
        from sim.ifc4d.model_set import export_models

        translate = QCoreApplication.translate
        project = self._session.store.value
        chosen = self._prompts.folder()
        if not chosen:
            return
        apart = False
        if any(model.schema.upper().startswith("IFC2X") for model in project.models):
            inside = translate("Exporting", "In copies of the models, without what IFC2X3 cannot hold")
            beside = translate("Exporting", "In an IFC4 file beside them, whole")
            answer = self._prompts.choose(
                translate("Exporting", "Save models with schedule"),
                translate("Exporting", "Where should the schedule of IFC2X3 models go?"),
                [inside, beside],
            )
            if answer not in (inside, beside):
                return
            apart = answer == beside

        def done(result: tuple[list[Path], list[Problem]]) -> None:
            if result[1]:
                self._documents.found.emit(result[1])

        self._documents.run(
            translate("Exporting", "Save models with schedule"),
            lambda job, deliver: export_models(project, Path(chosen), job, apart),
            done,
        )
