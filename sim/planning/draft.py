"""A schedule being put together row by row, as readers and the generator do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from kernels.arrays import Time
from sim.calendar import Calendar
from sim.moment import NOT_A_TIME, text_of
from sim.problem import Problem, Severity
from sim.schedule import Action, Relations, Schedule, TaskKind

MOST_TASKS = 1_000_000


@dataclass(slots=True)
class TaskDraft:
    """One task; the attributes are those of `Schedule`, `parent` being a position in the list."""

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
    fields: dict[str, str] = field(default_factory=dict)
    place: str = ""  # where it stands in the source


@dataclass(slots=True)
class RelationDraft:
    """One precedence link between positions in the list of tasks."""

    predecessor: int
    successor: int
    kind: int = 0
    lag: int = 0


@dataclass(slots=True)
class ScheduleDraft:
    """What a reader has gathered."""

    title: str = ""
    source: str = ""
    tasks: list[TaskDraft] = field(default_factory=list)
    relations: list[RelationDraft] = field(default_factory=list)
    calendars: list[Calendar] = field(default_factory=list)
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
        rows: dict[tuple[int, int, int, int], None] = {}
        for link in self.relations:
            if link.predecessor == link.successor:
                self.warn("relation-to-itself", self.tasks[link.successor].place)
                continue
            key = (position[link.predecessor], position[link.successor], link.kind, link.lag)
            rows.setdefault(key)
        table = np.array(list(rows), np.int64).reshape(-1, 4)
        return Relations(
            table[:, 0].astype(np.int32), table[:, 1].astype(np.int32), table[:, 2].astype(np.uint8),
            table[:, 3].copy(),
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


def _dates(values: Iterable[np.datetime64]) -> Time:
    return np.array(list(values), "datetime64[s]")
