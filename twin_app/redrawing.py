"""Draws a large model anew without holding up the window: cut by a job, shown a slice per frame."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from sim.job import Job
from sim.project import Project
from twin_app.loading import Shapes
from twin_app.session import Session
from twin_app.stage import Slice, Stage
from twin_app.streaming import slices


class Redrawing:
    """At most one at a time: what another state of the document replaces is given up."""

    def __init__(self, session: Session, stage: Stage, failed: Callable[[BaseException], None]) -> None:
        self._session, self._stage, self._failed = session, stage, failed
        self._number = 0  # of the job

    def start(self, project: Project) -> None:
        """Draw the model of a project from nothing."""
        self.stop()
        stage, preparation = self._stage, self._session.preparation

        def work(job: Job, deliver: Callable[[Slice], None]) -> None:
            for part in slices(project.mesh):
                job.step("job-draw", 0, 0)
                deliver(stage.cut(Shapes(project.elements, part, False)))
            preparation.of(project)

        def done(_: object) -> None:
            self._number = 0
            stage.complete(self._session.store.value, self._session.view.value)

        label = QCoreApplication.translate("Redrawing", "Draw the model")
        self._number = self._session.jobs.run(label, work, done, self._failed, stage.redraw)

    def stop(self) -> None:
        """Give up what is being drawn."""
        number, self._number = self._number, 0
        if number:
            self._session.jobs.drop(number)
