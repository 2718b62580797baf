"""A recovery copy of unsaved work, written while the user works on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from sim.project import Project
from twin_app.session import Session

if TYPE_CHECKING:
    from sim.opening.recovery import Recovery

EVERY = 60_000  # ms


class Autosave(QObject):
    """Keeps the copy in step with the document; removes it once the document is saved or closed."""

    def __init__(self, session: Session, path: Callable[[], Path | None], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._path = session, path
        self._recovery: Recovery | None = None  # made when there is something to keep
        self._kept: Project | None = None
        self._writing = Lock()  # held from the start of a job until its copy is on disk
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.keep)
        self._timer.start()

    def keep(self) -> None:
        """Write a copy if there is something to lose that the last one does not hold."""
        project = self._session.store.value
        if not self._writing.acquire(blocking=False):
            return  # the last copy is not written yet: in the next round
        if not self._session.store.dirty or project is self._kept:
            if not self._session.store.dirty and self._kept is not None and self._recovery is not None:
                self._recovery.forget()
                self._kept = None
            self._writing.release()
            return
        self._kept = project
        path, recovery = self._path(), self._copy()
        logged = replace(project, changes=self._session.store.log)

        def write() -> None:
            try:
                recovery.keep(logged, path)
            finally:
                self._writing.release()

        self._session.jobs.run(
            QCoreApplication.translate("Autosave", "Keep a recovery copy"),
            lambda job, deliver: write(),
            lambda _: None,
            self._failed,
        )

    def close(self) -> None:
        """Remove the copy: nothing is unsaved any more. One that is being written is waited for."""
        self._timer.stop()
        with self._writing:
            if self._recovery is not None:
                self._recovery.close()
                self._recovery = None

    def _copy(self) -> "Recovery":
        if self._recovery is None:
            from sim.opening.recovery import Recovery

            self._recovery = Recovery()
        return self._recovery

    def _failed(self, error: BaseException) -> None:
        # The next round tries again; a full disk is told when the user saves.
        self._kept = None
