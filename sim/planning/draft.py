"""A schedule being put together row by row, as readers and the generator do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from kernels.arrays import Time
from sim.baseline import Baseline, BaselineDates
from sim.calendar import Calendar
from sim.moment import NOT_A_TIME, text_of
from sim.problem import Problem, Severity
from sim.resourcing import Assignments, Rates, ResourceKind, Resources
from sim.schedule import Action, LagUnit, Relations, Schedule, TaskKind
from sim.schedule_project import ScheduleProject
from sim.task_plan import UNKNOWN, Constraint, PercentKind, TaskPlan
from sim.tool_dates import NO_FLOAT, ToolDates

MOST_TASKS = 1_000_000


@dataclass(slots=True)
class BaselineDraft:
    """How one task stood in a plan that was kept; the attributes are those of `BaselineDates`."""

    start: np.datetime64 = NOT_A_TIME
    finish: np.datetime64 = NOT_A_TIME
    duration: int = UNKNOWN
    work: int = UNKNOWN
    cost: float = np.nan


@dataclass(slots=True)
class TaskDraft:
    """One task; its attributes are columns of `Schedule`, `parent` being a position in the list."""

    id: str
    name: str = ""
    wbs: str = ""
    parent: int = -1
    kind: TaskKind = TaskKind.TASK
    action: Action = Action.CONSTRUCT
    start: np.datetime64 = NOT_A_TIME
    finish: np.datetime64 = NOT_A_TIME
    baseline_start: np.datetime64 = NOT_A_TIME
    baseline_finish: np.datetime64 = NOT_A_TIME
    actual_start: np.datetime64 = NOT_A_TIME
    actual_finish: np.datetime64 = NOT_A_TIME
    percent: float = 0.0
    calendar: int = -1
    # The columns of `TaskPlan`.
    duration: int = UNKNOWN
    remaining: int = UNKNOWN
    constraint: Constraint = Constraint.NONE
    constraint_date: np.datetime64 = NOT_A_TIME
    second_constraint: Constraint = Constraint.NONE
    second_constraint_date: np.datetime64 = NOT_A_TIME
    deadline: np.datetime64 = NOT_A_TIME
    suspend: np.datetime64 = NOT_A_TIME
    resume: np.datetime64 = NOT_A_TIME
    expected_finish: np.datetime64 = NOT_A_TIME
    external_start: np.datetime64 = NOT_A_TIME
    external_finish: np.datetime64 = NOT_A_TIME
    delay: int = 0
    manual: bool = False
    percent_kind: PercentKind = PercentKind.DURATION
    physical: float = np.nan
    work: int = UNKNOWN
    actual_work: int = UNKNOWN
    remaining_work: int = UNKNOWN
    cost: float = np.nan
    actual_cost: float = np.nan
    remaining_cost: float = np.nan
    project: int = -1
    # The columns of `ToolDates`.
    early_start: np.datetime64 = NOT_A_TIME
    early_finish: np.datetime64 = NOT_A_TIME
    late_start: np.datetime64 = NOT_A_TIME
    late_finish: np.datetime64 = NOT_A_TIME
    planned_start: np.datetime64 = NOT_A_TIME
    planned_finish: np.datetime64 = NOT_A_TIME
    total_float: int = NO_FLOAT
    free_float: int = NO_FLOAT
    critical: int = 255
    baselines: dict[str, "BaselineDraft"] = field(default_factory=dict)  # by name
    fields: dict[str, str] = field(default_factory=dict)
    place: str = ""  # where it stands in the source


@dataclass(slots=True)
class RelationDraft:
    """One precedence link between positions in the list of tasks."""

    predecessor: int
    successor: int
    kind: int = 0
    lag: int = 0
    unit: LagUnit = LagUnit.WORK


@dataclass(slots=True)
class ResourceDraft:
    """One resource; the attributes are those of `Resources`."""

    id: str
    name: str = ""
    kind: ResourceKind = ResourceKind.LABOUR
    calendar: int = -1
    units: float = np.nan
    unit: str = ""


@dataclass(slots=True)
class RateDraft:
    """What a resource costs from a date on; the attributes are those of `Rates`."""

    resource: int
    start: np.datetime64 = NOT_A_TIME
    rate: float = np.nan
    units: float = np.nan


@dataclass(slots=True)
class AssignmentDraft:
    """A resource on a task; the attributes are those of `Assignments`, `task` a position in the list."""

    task: int
    resource: int = -1
    id: str = ""
    units: float = np.nan
    work: int = UNKNOWN
    actual_work: int = UNKNOWN
    remaining_work: int = UNKNOWN
    quantity: float = np.nan
    cost: float = np.nan
    actual_cost: float = np.nan
    remaining_cost: float = np.nan
    start: np.datetime64 = NOT_A_TIME
    finish: np.datetime64 = NOT_A_TIME
    delay: int = 0
    curve: str = ""
    driving: bool = True


@dataclass(slots=True)
class ScheduleDraft:
    """What a reader has gathered."""

    title: str = ""
    source: str = ""
    tasks: list[TaskDraft] = field(default_factory=list)
    relations: list[RelationDraft] = field(default_factory=list)
    calendars: list[Calendar] = field(default_factory=list)
    resources: list[ResourceDraft] = field(default_factory=list)
    rates: list[RateDraft] = field(default_factory=list)
    assignments: list[AssignmentDraft] = field(default_factory=list)
    projects: list[ScheduleProject] = field(default_factory=list)
    status_date: np.datetime64 = NOT_A_TIME
    problems: list[Problem] = field(default_factory=list)

    def warn(self, code: str, place: str = "", **values: object) -> None:
        """Note something that was wrong and could be put right or left out."""
        self.problems.append(Problem(Severity.WARNING, code, place, values))

    def info(self, code: str, place: str = "", **values: object) -> None:
        """Note something worth knowing that is no fault."""
        self.problems.append(Problem(Severity.INFO, code, place, values))

    def schedule(self) -> Schedule:
        """Return the columns; what does not fit together is put right and noted in `problems`."""
        self.cut_cycles()
        order = self._outline_order()
        position = {old: new for new, old in enumerate(order)}
        tasks = [self.tasks[old] for old in order]
        parents = [position.get(task.parent, -1) for task in tasks]
        self._mend_ids(tasks)
        self._mend_dates(tasks)
        above = {parent for parent in parents if parent >= 0}
        kinds = [TaskKind.SUMMARY if row in above else task.kind for row, task in enumerate(tasks)]
        names = list(dict.fromkeys(name for task in tasks for name in task.fields))
        return Schedule(
            title=self.title,
            source=self.source,
            id=tuple(task.id for task in tasks),
            name=tuple(task.name for task in tasks),
            wbs=tuple(task.wbs for task in tasks),
            parent=np.array(parents, np.int32),
            kind=np.array(kinds, np.uint8),
            action=np.array([task.action for task in tasks], np.uint8),
            start=_dates(task.start for task in tasks),
            finish=_dates(task.finish for task in tasks),
            baseline_start=_dates(task.baseline_start for task in tasks),
            baseline_finish=_dates(task.baseline_finish for task in tasks),
            actual_start=_dates(task.actual_start for task in tasks),
            actual_finish=_dates(task.actual_finish for task in tasks),
            percent=np.array([min(100.0, max(0.0, task.percent)) for task in tasks], np.float64),
            calendar=np.array([task.calendar for task in tasks], np.int32),
            relations=self._relations(position),
            calendars=tuple(self.calendars),
            fields={name: tuple(task.fields.get(name, "") for task in tasks) for name in names},
            status_date=self.status_date,
            plan=TaskPlan.of(tasks),
            tool=ToolDates.of(tasks),
            resources=Resources.of(self.resources),
            rates=Rates.of(self.rates),
            assignments=Assignments.of(
                [replace(each, task=position[each.task]) for each in self.assignments]
            ),
            baselines=_baselines(tasks),
            projects=tuple(self.projects),
        )

    def cut_cycles(self) -> None:
        """Move a task that stands below itself to the top level."""
        done = bytearray(len(self.tasks))  # 0 new, 1 on the way up, 2 known to end at a root
        for first in range(len(self.tasks)):
            path, at = [], first
            while at >= 0 and done[at] == 0:
                done[at] = 1
                path.append(at)
                at = self.tasks[at].parent
            if at >= 0 and done[at] == 1:
                self.warn("task-cycle", self.tasks[at].place, task=self.tasks[at].name or self.tasks[at].id)
                self.tasks[at].parent = -1
            for row in path:
                done[row] = 2

    def _outline_order(self) -> list[int]:
        children: dict[int, list[int]] = {}
        for row, task in enumerate(self.tasks):
            children.setdefault(task.parent if task.parent >= 0 else -1, []).append(row)
        order: list[int] = []
        waiting = list(reversed(children.get(-1, [])))
        while waiting:
            row = waiting.pop()
            order.append(row)
            waiting.extend(reversed(children.get(row, [])))
        return order

    def _mend_ids(self, tasks: Sequence[TaskDraft]) -> None:
        taken: set[str] = set()
        wanted = {task.id for task in tasks}
        numbers: dict[str, int] = {}
        for task in tasks:
            if task.id in taken or not task.id:
                base = task.id or "task"
                number = numbers.get(base, 2 if task.id else 1)
                while (new := f"{base} ({number})") in taken or new in wanted:
                    number += 1
                numbers[base] = number + 1
                if task.id:
                    self.warn("task-id-twice", task.place, id=task.id, new=new)
                task.id = new
            taken.add(task.id)

    def _mend_dates(self, tasks: Sequence[TaskDraft]) -> None:
        for task in tasks:
            for start, finish in (
                ("start", "finish"),
                ("baseline_start", "baseline_finish"),
                ("actual_start", "actual_finish"),
            ):
                begin, end = getattr(task, start), getattr(task, finish)
                if end < begin:
                    self.warn(
                        "task-ends-before-start", task.place, task=task.name or task.id,
                        start=text_of(begin), finish=text_of(end),
                    )  # fmt: skip
                    setattr(task, finish, begin)

    def _relations(self, position: dict[int, int]) -> Relations:
        rows: dict[tuple[int, int, int, int, int], None] = {}
        for link in self.relations:
            if link.predecessor == link.successor:
                self.warn("relation-to-itself", self.tasks[link.successor].place)
                continue
            key = (position[link.predecessor], position[link.successor], link.kind, link.lag, link.unit)
            rows.setdefault(key)
        table = np.array(list(rows), np.int64).reshape(-1, 5)
        return Relations(
            table[:, 0].astype(np.int32), table[:, 1].astype(np.int32), table[:, 2].astype(np.uint8),
            table[:, 3].copy(), table[:, 4].astype(np.uint8),
        )  # fmt: skip


def grouped(problems: Iterable[Problem], most: int = 20) -> list[Problem]:
    """Return the problems, those of one code beyond `most` told as a number."""
    seen: dict[str, int] = {}
    kept: list[Problem] = []
    for problem in problems:
        seen[problem.code] = seen.get(problem.code, 0) + 1
        if seen[problem.code] <= most:
            kept.append(problem)
    for code, count in seen.items():
        if count > most:
            worst = max(p.severity for p in kept if p.code == code)
            last = next(p for p in reversed(kept) if p.code == code)
            kept.append(
                replace(last, severity=worst, code="and-more", place="",
                        values={"count": count - most, "like": last.text()})
            )  # fmt: skip
    return kept


def _baselines(tasks: Sequence[TaskDraft]) -> tuple[Baseline, ...]:
    none = BaselineDraft()
    names = dict.fromkeys(name for task in tasks for name in task.baselines)
    return tuple(
        Baseline(name, BaselineDates.of([task.baselines.get(name, none) for task in tasks])) for name in names
    )


def _dates(values: Iterable[np.datetime64]) -> Time:
    return np.array(list(values), "datetime64[s]")
