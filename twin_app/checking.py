"""The checks of plugins, run again a moment after the document has changed."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from sim.problem import Problem
from sim.project import Project
from twin_app.extensions import Extensions
from twin_app.session import Session

CALM = 800  # ms without a change before the checks run
LOOKED_AT = frozenset({"elements", "schedule", "links", "sensors"})


class Checking(QObject):
    """Runs the checks on a job's thread; `show` gets what they find."""

    def __init__(
        self, session: Session, extensions: Extensions, show: Callable[[list[Problem]], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._extensions, self._show = session, extensions, show
        self._timer = QTimer(self, singleShot=True, interval=CALM)
        self._timer.timeout.connect(self.run)
        session.store.listen(self._changed)
        extensions.changed.connect(self._timer.start)

    def run(self) -> None:
        """Check the document as it is now."""
        self._timer.stop()
        project = self._session.store.value
        if not len(project.elements) and not len(project.schedule):
            self._show([])
            return
        label = QCoreApplication.translate("Checking", "Check")
        self._session.jobs.run(
            label,
            lambda job, deliver: self._extensions.doors().check(project, job),
            lambda found: self._take(project, found),
            lambda error: self._show([]),
        )

    def close(self) -> None:
        """Check no more."""
        self._timer.stop()

    def _changed(self, project: Project, changed: frozenset[str]) -> None:
        if changed & LOOKED_AT:
            self._timer.start()

    def _take(self, project: Project, found: list[Problem]) -> None:
        now = self._session.store.value
        if all(getattr(now, part) is getattr(project, part) for part in LOOKED_AT):
            self._show(found)
