"""Edits of the schedule: refused ones are told, the others dated anew, shown while they last, undoable."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from kernels.arrays import I32
from sim.job import Job
from sim.planning import cell_entry
from sim.planning.cpm import Solution
from sim.planning.edit_refused import EditRefused
from sim.planning.hand_placing import can_follow
from sim.planning.replanning import Edit, Replanner
from sim.planning.task_edits import link_tasks, unlink_tasks
from sim.project import Project
from sim.schedule import RelationKind, Schedule
from twin_app.rehearsal import timeline_of
from twin_app.session import Session
from twin_app.stage import Stage
from viewers.widgets.gantt import Gantt
from viewers.widgets.gantt_grips import Grip


class Scheduling(QObject):
    """Knows the floats of the schedule that is open, and makes the edits that the Gantt chart asks for."""

    solved = Signal()  # there is another solution, or none

    def __init__(self, session: Session, stage: Stage, complain: Callable[[str], None]) -> None:
        super().__init__()
        self._session, self._stage, self._complain = session, stage, complain
        self._replanner = Replanner()
        self._solution: Solution | None = None
        self._solved: Schedule | None = None  # what `_solution` is of
        self._job = 0
        self._follow: bool | None = None  # None until the user chooses: where the schedule allows it
        self._gantt: Gantt | None = None
        session.store.listen(self._project_changed)

    @property
    def schedule(self) -> Schedule:
        """Return the schedule that is open."""
        return self._session.store.value.schedule

    @property
    def solution(self) -> Solution | None:
        """Return dates and floats of the schedule that is open, None while nobody knows them."""
        return self._solution if self._solved is self.schedule else None

    @property
    def follows(self) -> bool:
        """Whether dates follow from edits."""
        possible = can_follow(self.schedule)
        return possible if self._follow is None else possible and self._follow

    def connect_to(self, gantt: Gantt) -> None:
        """Serve a chart."""
        self._gantt = gantt
        gantt.entered.connect(self.enter)
        gantt.pulled.connect(self.preview)
        gantt.let_go.connect(self.let_go)
        gantt.given_up.connect(self.give_up)
        gantt.linked.connect(self.link)
        gantt.follow_toggled.connect(self.set_follow)
        self.solved.connect(self._tell_gantt)
        self._project_changed(self._session.store.value, frozenset({"schedule"}))

    def set_follow(self, on: bool) -> None:
        """Let dates follow from edits, or not."""
        self._follow = on
        self._tell_gantt()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for each action of the schedule."""
        view = self._session.view
        return {
            "follow": lambda: self.set_follow(not self.follows),
            "reschedule": self.reschedule,
            "link-tasks": lambda: self.link_all(view.value.tasks),
            "unlink-tasks": lambda: self.unlink_all(view.value.tasks),
        }

    # Edits.

    def enter(self, task: int, key: str, text: str) -> None:
        """Take over what was typed into a cell."""
        self._edit(
            QCoreApplication.translate("Scheduling", "Edit task"),
            lambda s: cell_entry.entry(s, task, key, text, self.follows)(s),
        )

    def link(self, before: int, after: int, kind: RelationKind) -> None:
        """Let one task wait for another."""
        self._edit(
            QCoreApplication.translate("Scheduling", "Link tasks"),
            lambda s: link_tasks(s, before, after, kind),
        )

    def link_all(self, tasks: I32) -> None:
        """Let each of these tasks wait for the one before it."""

        def edit(schedule: Schedule) -> Schedule:
            for before, after in zip(tasks.tolist(), tasks.tolist()[1:], strict=False):
                schedule = link_tasks(schedule, before, after)
            return schedule

        self._edit(QCoreApplication.translate("Scheduling", "Link tasks"), edit)

    def unlink_all(self, tasks: I32) -> None:
        """Take away the links between these tasks."""

        def edit(schedule: Schedule) -> Schedule:
            r = schedule.relations
            both = np.isin(r.predecessor, tasks) & np.isin(r.successor, tasks)
            for before, after in zip(r.predecessor[both].tolist(), r.successor[both].tolist(), strict=True):
                schedule = unlink_tasks(schedule, before, after)
            return schedule

        self._edit(QCoreApplication.translate("Scheduling", "Unlink tasks"), edit)

    def reschedule(self) -> None:
        """Calculate all dates now, whether they follow from edits or not."""
        if not can_follow(self.schedule):
            self._complain(
                QCoreApplication.translate(
                    "Scheduling", "The schedule has no durations and links to calculate dates from."
                )
            )
            return
        self._edit(QCoreApplication.translate("Scheduling", "Reschedule"), lambda s: replace(s), follow=True)

    def preview(self, task: int, grip: Grip, moment: np.datetime64) -> None:
        """Show what a pull would bring about, in the chart and in the model."""
        project = self._session.store.value
        try:
            schedule = self._replanner.after(
                project.schedule, pull(task, grip, moment, self.follows), self.follows
            )
        except EditRefused:
            return  # told when the bar is let go
        shown = replace(project, schedule=schedule)
        self._stage.preview(shown, self._session.view.value, timeline_of(shown))
        if self._gantt is not None:
            solution = self._replanner.solution(schedule) if self.follows else self.solution
            self._gantt.preview(shown, solution)

    def let_go(self, task: int, grip: Grip, moment: np.datetime64) -> None:
        """Make the edit that a pull stands for."""
        label = (
            QCoreApplication.translate("Scheduling", "Move task")
            if grip is Grip.MOVE
            else QCoreApplication.translate("Scheduling", "Stretch task")
        )
        if not self._edit(label, pull(task, grip, moment, self.follows)):
            self.give_up()

    def give_up(self) -> None:
        """Show the document as it is again."""
        project = self._session.store.value
        prepared = self._session.preparation.of(project)
        self._stage.preview(project, self._session.view.value, prepared.timeline)
        if self._gantt is not None:
            self._gantt.end_preview(self.solution)

    def _edit(self, label: str, edit: Edit, follow: bool | None = None) -> bool:
        follow = self.follows if follow is None else follow
        try:
            after = self._replanner.after(self.schedule, edit, follow)
        except EditRefused as refused:
            self._complain(refused.text(self._session.languages.current))
            return False
        self._session.store.do(label, lambda project: replace(project, schedule=after))
        return True

    # Solutions.

    def _project_changed(self, project: Project, changed: frozenset[str]) -> None:
        schedule = project.schedule
        if "schedule" not in changed or schedule is self._solved:
            return
        self._session.jobs.cancel(self._job)
        if self._replanner.knows(schedule):
            self._take((self._replanner, schedule, self._replanner.solution(schedule)))
            return
        self._solution = self._solved = None
        self._follow = None
        self._tell_gantt()
        if self._gantt is None or not can_follow(schedule):
            return

        def work(job: Job, deliver: Callable[[object], None]) -> tuple[Replanner, Schedule, Solution]:
            replanner = Replanner()
            return replanner, schedule, replanner.solution(schedule)

        self._job = self._session.jobs.run(
            QCoreApplication.translate("Scheduling", "Critical path"),
            work,
            self._take,
            lambda error: self._complain(str(error)),
        )

    def _take(self, found: tuple[Replanner, Schedule, Solution]) -> None:
        replanner, schedule, solution = found
        self._replanner = replanner
        self._solved, self._solution = schedule, solution
        self.solved.emit()

    def _tell_gantt(self) -> None:
        if self._gantt is not None:
            self._gantt.filter.set_follow(self.follows, can_follow(self.schedule))
            self._gantt.set_solution(self._session.store.value, self.solution)


def pull(task: int, grip: Grip, moment: np.datetime64, follow: bool) -> Edit:
    """Return the edit that a pull stands for."""
    if grip is Grip.FINISH:
        return cell_entry.stretched(task, moment, follow)
    if grip is Grip.START:
        return cell_entry.begun_at(task, moment, follow)
    return cell_entry.moved(task, moment, follow)
