"""New revisions of models: the file that replaces one, and the judgement of what was known again."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication

from sim.job import Job
from sim.linking.revising import revoked, without_orphans
from sim.opening.replacing import Replacement, replace_model
from sim.project import Project
from sim.revised import MatchedPair, OrphanLink
from twin_app.documents import Documents
from twin_app.prompts import MODELS, Prompts
from twin_app.session import Session
from twin_app.window import Window
from viewers.widgets.revision_dialog import RevisionDialog


class Revising:
    """Replaces models on a thread, and shows the dialog whenever there is something to judge."""

    def __init__(
        self,
        session: Session,
        window: Window,
        documents: Documents,
        prompts: Prompts,
        show_place: Callable[[str], None],
    ) -> None:
        self._session, self._window = session, window
        self._documents, self._prompts, self._show_place = documents, prompts, show_place
        self._dialog: RevisionDialog | None = None
        session.store.listen(self._project_changed)

    def replace_model(self) -> None:
        """Ask which model, and for the file of its new revision; one step that can be undone."""
        project = self._session.store.value
        names = [f"{row + 1} · {model.name}" for row, model in enumerate(project.models)]
        title = QCoreApplication.translate("Revising", "Replace model with new revision")
        chosen = names[0] if len(names) == 1 else ""
        if len(names) > 1:
            question = QCoreApplication.translate("Revising", "Model:")
            chosen = self._prompts.choose(title, question, names)
        path = self._prompts.open_file(f"IFC ({MODELS})", title) if chosen else ""
        if path:
            row = names.index(chosen)
            self._documents.run(
                title,
                lambda job, deliver: self._replaced(project, row, path, job),
                lambda found: self._take(title, found),
            )

    def _replaced(self, project: Project, row: int, path: str, job: Job) -> Replacement:
        from sim.opening.loading import load_model

        found = replace_model(project, row, load_model(Path(path), job))
        self._session.preparation.of(found.after)
        return found

    def _take(self, label: str, found: Replacement) -> None:
        if self._session.store.value is not found.before:
            self._documents.complain(
                QCoreApplication.translate(
                    "Revising", "The project was changed while the new revision was read; replace it again."
                )
            )
            return
        self._session.store.do(label, lambda _: found.after)
        self.show()

    def show(self) -> RevisionDialog:
        """Show how the elements were known again, and which links have lost theirs."""
        if self._dialog is None:
            self._dialog = RevisionDialog(self._window)
            self._dialog.revoke_asked.connect(self._revoke)
            self._dialog.drop_asked.connect(self._drop)
            self._dialog.element_asked.connect(self._show_place)
        self._fill()
        self._dialog.show()
        self._dialog.raise_()
        return self._dialog

    def _revoke(self, pairs: list[MatchedPair]) -> None:
        label = QCoreApplication.translate("Revising", "Take back matches")
        self._session.store.do(label, lambda project: revoked(project, pairs))

    def _drop(self, orphans: list[OrphanLink]) -> None:
        label = QCoreApplication.translate("Revising", "Drop orphaned links")
        self._session.store.do(label, lambda project: without_orphans(project, orphans))

    def _project_changed(self, project: Project, changed: frozenset[str]) -> None:
        if changed & {"orphans", "revisions"} and self._dialog is not None and self._dialog.isVisible():
            self._fill()

    def _fill(self) -> None:
        project = self._session.store.value
        wanted = {guid for revised in project.revisions for guid in revised.added}
        rows = np.flatnonzero(np.array([guid in wanted for guid in project.elements.guid], np.bool_))
        names = {project.elements.guid[row]: project.elements.name[row] for row in rows.tolist()}
        if self._dialog is not None:
            self._dialog.show_revisions(project.revisions, project.orphans, names)
