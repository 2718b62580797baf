"""The rows of a Gantt chart: which tasks show, where their bars stand, which arrows cross the view."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, I32, U8, Bool, Time
from sim.browsing.arrangement import Arrangement, arrange
from sim.browsing.task_facts import TaskFacts
from sim.calendar import Calendar
from sim.links import Links
from sim.playback.time_scale import TimeScale
from sim.project import Project
from sim.schedule import SPANS, Action, RelationKind, Schedule
from sim.tool_dates import NO_FLOAT

DAY = np.timedelta64(86400, "s")


class TaskRows:
    """A schedule as foldable rows; row numbers below 0 in `task` are headings, -1 - k for heading k."""

    def __init__(self, facts: TaskFacts, how: Arrangement = Arrangement()) -> None:  # noqa: B008 frozen
        self.facts = facts
        self.how = how
        self.schedule: Schedule = facts.schedule
        self.expanded: Bool = np.ones(len(facts.schedule), np.bool_)
        self._folded: set[str] = set()  # headings
        self._arranged = arrange(facts, how)
        self.headings = self._arranged.headings
        self._fold()

    def __len__(self) -> int:
        return self.task.size

    def arranged(self, facts: TaskFacts, how: Arrangement) -> "TaskRows":
        """Return the rows of the same tasks in another state or arrangement; what is folded stays so."""
        other = TaskRows(facts, how)
        if len(other.schedule) == len(self.schedule):
            other.expanded[:] = self.expanded
        other._folded = set(self._folded)
        other._fold()
        return other

    def dated(self, facts: TaskFacts) -> "TaskRows":
        """Return the very same rows with other dates: what is shown while a bar is dragged."""
        other = object.__new__(TaskRows)
        other.__dict__.update(self.__dict__, facts=facts, schedule=facts.schedule)
        return other

    def toggle(self, task: int) -> None:
        """Fold or open a summary, or a heading."""
        if task < 0:
            self._folded ^= {self.headings[-1 - task]}
        else:
            self.expanded[task] = not self.expanded[task]
        self._fold()

    def fold_or_open(self) -> None:
        """Fold to the top level, or open all if that is how it stands."""
        if self.headings:
            self._folded = set() if self._folded else set(self.headings)
        else:
            outline = self.facts.outline
            top = outline.depth < 1
            folded = not self.expanded[outline.has_children & ~top].any()
            self.expanded[:] = True if folded else top
        self._fold()

    def reveal(self, task: int) -> None:
        """Open what a task is folded away in."""
        self.expanded[self.facts.outline.ancestors(task)] = True
        if self.headings:
            self._folded.discard(self.headings[self._heading[task]])
        self._fold()

    def folded(self, row: int) -> bool | None:
        """Tell whether a row is folded; None where there is nothing to fold."""
        task = int(self.task[row])
        if task < 0:
            return self.headings[-1 - task] in self._folded
        if self.headings or not self.facts.outline.has_children[task]:
            return None
        return not self.expanded[task]

    def _fold(self) -> None:
        task, depth = self._arranged.task, self._arranged.depth
        if self.headings:
            number = np.cumsum(task < 0) - 1
            shut = np.array([name in self._folded for name in self.headings], np.bool_)
            self._heading = np.zeros(len(self.schedule), np.int32)
            self._heading[task[task >= 0]] = number[task >= 0]
            kept = (task < 0) | ~shut[number]
        else:
            kept = self.facts.outline.shown(self.expanded)[task]
        self.task: I32 = task[kept]
        self.depth: I32 = depth[kept]
        self._row: I32 = np.full(len(self.schedule), -1, np.int32)
        own = self.task >= 0
        self._row[self.task[own]] = np.flatnonzero(own)

    def row(self, task: int) -> int:
        """Return the row that shows a task, -1 if it is folded away."""
        return int(self._row[task]) if 0 <= task < self._row.size else -1

    def runs_of(self, tasks: I32) -> list[tuple[int, int]]:
        """Return runs of rows, first and last, that show these tasks."""
        rows = np.unique(self._row[tasks[tasks < self._row.size]])
        rows = rows[rows >= 0]
        cuts = np.flatnonzero(np.diff(rows) > 1) + 1
        return [(int(part[0]), int(part[-1])) for part in np.split(rows, cuts) if part.size]

    def rows_at(self, now: np.datetime64) -> I32:
        """Return the rows of the tasks at work at a moment, ascending.

        Summaries and temporary works, which go on for months, are left out.
        """
        s, shown = self.schedule, np.maximum(self.task, 0)
        telling = ~s.of_kind(*SPANS)[shown] & (s.action[shown] != Action.PROVIDE)
        working = telling & (self.task >= 0) & (s.start[shown] <= now) & (now < s.finish[shown])
        return np.flatnonzero(working).astype(np.int32)

    def latest(self, rows: I32) -> int:
        """Return the one of these rows whose task began last."""
        return int(rows[np.argmax(self.schedule.start[self.task[rows]])])

    def bars(self, scale: TimeScale, first: int, last: int) -> "Bars":
        """Return what rows first to last - 1 draw."""
        task = self.task[first:last]
        s, facts = self.schedule, self.facts
        nat = np.datetime64("NaT", "s")
        row = np.maximum(task, 0)

        def x(moments: Time) -> F64:
            return scale.x(np.where(task >= 0, moments[row], nat))

        late = early = np.full(task.size, np.nan)
        if facts.solution is not None:
            told = (facts.solution.total_float[row] != NO_FLOAT) & np.isnat(s.actual_finish[row])
            told &= ~np.isin(s.kind[row], SPANS)
            late = np.where(told, x(facts.solution.late_finish), np.nan)
            early = np.where(told, x(s.finish), np.nan)
        return Bars(
            task, s.kind[row], x(s.start), x(s.finish), x(s.baseline_start), x(s.baseline_finish),
            s.percent[row] / 100.0, facts.critical[row] & (task >= 0), early, late, x(s.plan.deadline),
            np.where(s.plan.constraint[row] > 0, x(s.plan.constraint_date), np.nan),
        )  # fmt: skip

    def arrows(self, scale: TimeScale, first: int, last: int, limit: int = 2000) -> "Arrows":
        """Return relations with an end in rows first to last - 1, at most `limit` of them."""
        relations, logic = self.schedule.relations, self.facts.predecessors
        shown = self.task[first:last]
        shown = shown[shown >= 0]
        used = np.union1d(logic.into.of_all(shown), logic.out_of.of_all(shown))
        above, below = self._row[relations.predecessor[used]], self._row[relations.successor[used]]
        seen = np.flatnonzero((above >= 0) & (below >= 0))[:limit]
        used, above, below = used[seen], above[seen], below[seen]
        kind = relations.kind[used]
        before, after = relations.predecessor[used], relations.successor[used]
        s = self.schedule
        from_finish = (kind == RelationKind.FS) | (kind == RelationKind.FF)
        to_finish = (kind == RelationKind.FF) | (kind == RelationKind.SF)
        x0 = scale.x(np.where(from_finish, s.finish[before], s.start[before]))
        x1 = scale.x(np.where(to_finish, s.finish[after], s.start[after]))
        critical = self.facts.critical[before] & self.facts.critical[after]
        known = np.isfinite(x0) & np.isfinite(x1)
        return Arrows(
            above[known], below[known], x0[known], x1[known], from_finish[known], to_finish[known],
            critical[known],
        )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """One bar per row; x in pixels, NaN where there is no date; done is 0..1.

    Float reaches from `float0` to `float1`; `pin` is where a constraint holds the task.
    """

    task: I32
    kind: U8
    x0: F64
    x1: F64
    baseline0: F64
    baseline1: F64
    done: F64
    critical: Bool
    float0: F64
    float1: F64
    deadline: F64
    pin: F64


@dataclass(frozen=True, slots=True, eq=False)
class Arrows:
    """One relation per row: from (row0, x0) to (row1, x1)."""

    row0: I32
    row1: I32
    x0: F64
    x1: F64
    from_finish: Bool
    to_finish: Bool
    critical: Bool


def task_rows(schedule: Schedule, links: Links) -> TaskRows:
    """Return the rows of a schedule in the order of its WBS."""
    return TaskRows(TaskFacts(Project(schedule=schedule, links=links)))


def days_off(calendars: tuple[Calendar, ...], first: np.datetime64, last: np.datetime64) -> Time:
    """Return datetime64[s][n]: midnight of each day from first to last on which nobody works.

    Without a calendar nothing is known of days off. At most two years are looked at.
    """
    if not calendars:
        return np.empty(0, "datetime64[s]")
    end = min(last, first + 731 * DAY)
    days = np.arange(first.astype("datetime64[D]"), end.astype("datetime64[D]") + 1)
    return np.array([d for d in days if not calendars[0].shifts(d)], "datetime64[D]").astype("datetime64[s]")
