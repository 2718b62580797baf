"""What the task table tells of each task, column by column, and how rows are put in order by it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from kernels.arrays import F64, I64, Array, Bool
from sim.browsing.outline import Outline, outline_of
from sim.calendar import standard_calendar
from sim.links import Links
from sim.planning.cpm import Solution
from sim.planning.predecessors import Predecessors
from sim.project import Project
from sim.schedule import SPANS, Schedule
from sim.tool_dates import NO_FLOAT

FIELD: Final = "field:"
"""What the key of a column of `Schedule.fields` begins with."""


@dataclass(frozen=True, slots=True)
class TaskColumn:
    """A column of the table: its key, what it holds, and whether a person may write into it.

    `kind` is "text", "date", "days" (float), "percent", "count", "money" or "flag".
    """

    key: str
    kind: str
    editable: bool = False


COLUMNS: Final = (
    TaskColumn("name", "text", True), TaskColumn("id", "text"), TaskColumn("wbs", "text"),
    TaskColumn("start", "date", True), TaskColumn("finish", "date", True),
    TaskColumn("duration", "days", True), TaskColumn("percent", "percent", True),
    TaskColumn("total_float", "days"), TaskColumn("critical", "flag"),
    TaskColumn("predecessors", "text", True), TaskColumn("calendar", "text", True),
    TaskColumn("elements", "count"), TaskColumn("resources", "text"), TaskColumn("cost", "money"),
    TaskColumn("deadline", "date", True),
)  # fmt: skip
_BY_KEY: Final = {each.key: each for each in COLUMNS}
USUAL: Final = ("name", "start", "finish", "duration", "percent", "elements")
"""The keys of the columns shown at first."""


def column_of(key: str) -> TaskColumn:
    """Return the column of a key, also of one of the schedule's own fields."""
    return _BY_KEY.get(key) or TaskColumn(key, "text")


class TaskFacts:
    """The facts of one state of a project; what takes long is worked out when first asked for."""

    def __init__(self, project: Project, solution: Solution | None = None) -> None:
        self.schedule: Schedule = project.schedule
        self.outline: Outline = outline_of(project.schedule.parent)
        self.solution = solution
        self._project = project

    def with_solution(self, solution: Solution | None) -> "TaskFacts":
        """Return the same facts with floats."""
        return self.followed(self._project, solution)

    def followed(self, project: Project, solution: Solution | None = None) -> "TaskFacts":
        """Return the facts of another state of the project; what it leaves as it was is not made again."""
        other = TaskFacts(project, solution)
        mine, theirs = self._project, project
        same = {
            "linked": mine.links is theirs.links and mine.schedule.parent is theirs.schedule.parent,
            "predecessors": mine.schedule.relations is theirs.schedule.relations
            and mine.schedule.id is theirs.schedule.id,
            "resources": mine.schedule.assignments is theirs.schedule.assignments
            and mine.schedule.resources is theirs.schedule.resources,
            "storeys": mine.links is theirs.links and mine.elements is theirs.elements,
            "day_length": mine.schedule.calendar is theirs.schedule.calendar
            and mine.schedule.calendars is theirs.schedule.calendars,
        }
        for name, kept in same.items():
            if kept and name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other

    def is_of(self, project: Project) -> bool:
        """Tell whether these facts are those of a project."""
        mine = self._project
        return mine.schedule is project.schedule and mine.links is project.links

    @cached_property
    def linked(self) -> I64:
        """Return int64[n]: links of each task, and for a summary of all tasks below it."""
        return linked_elements(self.outline, self._project.links)

    @cached_property
    def critical(self) -> Bool:
        """Return bool[n]; nothing is critical before the schedule is solved."""
        none = np.zeros(len(self.schedule), np.bool_)
        return none if self.solution is None else self.solution.critical

    @cached_property
    def late(self) -> Bool:
        """Return bool[n]: tasks that end after their baseline or deadline, or have negative float."""
        s = self.schedule
        late = (s.finish > s.baseline_finish) | (s.finish > s.plan.deadline)
        if self.solution is not None:
            total = self.solution.total_float
            late |= (total < 0) & (total != NO_FLOAT) & np.isnat(s.actual_finish)
        return np.asarray(late, np.bool_)

    @cached_property
    def predecessors(self) -> Predecessors:
        """Return what each task waits for, in words."""
        return Predecessors(self.schedule)

    @cached_property
    def days(self) -> F64:
        """Return float64[n]: working days, or days of the calendar where no duration is told."""
        s = self.schedule
        elapsed = (s.finish - s.start) / np.timedelta64(86400, "s")
        told = (s.plan.duration >= 0) & ~s.of_kind(*SPANS)
        return np.where(told, s.plan.duration / self.day_length, elapsed)

    @cached_property
    def day_length(self) -> F64:
        """Return float64[n]: working s in the longest day of each task's calendar."""
        lengths = np.array([c.day_length() for c in self.schedule.calendars or (standard_calendar(),)], float)
        return lengths[np.clip(self.schedule.calendar, 0, lengths.size - 1)]

    @cached_property
    def float_days(self) -> F64:
        """Return float64[n]: total float in working days, NaN where it is not known."""
        if self.solution is None:
            return np.full(len(self.schedule), np.nan)
        total = self.solution.total_float
        return np.where(total == NO_FLOAT, np.nan, total / self.day_length)

    @cached_property
    def storeys(self) -> tuple[str, ...]:
        """Return the storey most elements of each task stand in, "" for none."""
        links, elements, spatial = self._project.links, self._project.elements, self._project.spatial
        storey = elements.storey[links.element]
        known = storey >= 0
        pairs, counts = np.unique(
            np.stack([links.task[known], storey[known]], axis=1), axis=0, return_counts=True
        )
        names = [""] * len(self.schedule)
        for row in np.argsort(counts, kind="stable").tolist():
            names[int(pairs[row, 0])] = spatial.name[int(pairs[row, 1])]
        return tuple(names)

    @cached_property
    def resources(self) -> tuple[str, ...]:
        """Return the names of the resources on each task."""
        found: dict[int, list[str]] = {}
        uses, names = self.schedule.assignments, self.schedule.resources.name
        for task, resource in zip(uses.task.tolist(), uses.resource.tolist(), strict=True):
            if task >= 0 and resource >= 0:
                found.setdefault(task, []).append(names[resource])
        return tuple(", ".join(dict.fromkeys(found.get(k, ()))) for k in range(len(self.schedule)))

    def calendar(self, task: int) -> str:
        """Return the name of a task's calendar."""
        calendars = self.schedule.calendars
        return calendars[max(0, int(self.schedule.calendar[task]))].name if calendars else ""

    def value(self, task: int, key: str) -> object:
        """Return what stands in a cell: text, float, int, bool or datetime64[s]."""
        s = self.schedule
        if key == "name":
            return s.name[task] or s.id[task]
        column = self._columns.get(key)
        if column is not None:
            found: object = column()[task]
            return found
        if key == "predecessors":
            return self.predecessors.text(task)
        if key == "calendar":
            return "" if s.kind[task] in SPANS else self.calendar(task)
        return s.fields[key[len(FIELD) :]][task] if key[len(FIELD) :] in s.fields else ""

    def all_keys(self) -> tuple[str, ...]:
        """Return the keys of all columns there are."""
        return (*(each.key for each in COLUMNS), *(FIELD + name for name in self.schedule.fields))

    def sort_values(self, key: str) -> Array:
        """Return a column whose order is that of the cells, for `np.argsort`."""
        column = self._columns.get(key)
        values = None if column is None else column()
        if isinstance(values, np.ndarray):
            return values
        texts = [str(self.value(task, key)) for task in range(len(self.schedule))]
        ranks = {text: rank for rank, text in enumerate(sorted(set(texts), key=_natural))}
        return np.array([ranks[text] for text in texts], np.int64)

    @cached_property
    def _columns(self) -> dict[str, Callable[[], Array | tuple[str, ...]]]:
        s = self.schedule
        return {
            "id": lambda: s.id, "wbs": lambda: s.wbs, "start": lambda: s.start, "finish": lambda: s.finish,
            "duration": lambda: self.days, "percent": lambda: s.percent,
            "total_float": lambda: self.float_days, "critical": lambda: self.critical,
            "elements": lambda: self.linked, "resources": lambda: self.resources,
            "cost": lambda: s.plan.cost, "deadline": lambda: s.plan.deadline,
            "storey": lambda: self.storeys,
        }  # fmt: skip


def linked_elements(outline: Outline, links: Links) -> I64:
    """Return int64[tasks]: links of each task, and for a summary of all tasks below it."""
    counts = np.bincount(links.task, minlength=len(outline)).astype(np.int64)
    for level in range(int(outline.depth.max(initial=0)), 0, -1):
        rows = np.flatnonzero(outline.depth == level)
        np.add.at(counts, outline.parent[rows], counts[rows])
    return counts


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key by which "A9" stands before "A10"."""
    parts: list[tuple[int, int, str]] = []
    word = ""
    for letter in text.casefold() + "\0":
        if letter.isdigit() == word[-1:].isdigit() and letter != "\0":
            word += letter
            continue
        if word:
            parts.append((0, int(word), "") if word.isdecimal() else (1, 0, word))
        word = letter
    return tuple(parts)
