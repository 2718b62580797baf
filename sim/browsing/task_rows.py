"""The rows of a Gantt chart: which tasks show, where their bars stand, which arrows cross the view."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, I32, I64, U8, Bool, Time
from sim.browsing.outline import Outline, outline_of
from sim.calendar import Calendar
from sim.links import Links
from sim.playback.time_scale import SECOND, TimeScale
from sim.schedule import SPANS, Action, RelationKind, Schedule

DAY = np.timedelta64(86400, "s")


class TaskRows:
    """A schedule as foldable rows."""

    def __init__(self, schedule: Schedule, links: Links) -> None:
        self.schedule = schedule
        self.outline: Outline = outline_of(schedule.parent)
        self.expanded: Bool = np.ones(len(schedule), np.bool_)
        self.linked = linked_elements(self.outline, links)
        self.task: I32 = np.arange(len(schedule), dtype=np.int32)
        self._row: I32 = self.task.copy()

    def __len__(self) -> int:
        return self.task.size

    def toggle(self, task: int) -> None:
        """Fold or open a summary."""
        self.expanded[task] = not self.expanded[task]
        self._rebuild()

    def fold_or_open(self) -> None:
        """Fold to the top level, or open all if that is how it stands."""
        top = self.outline.depth < 1
        folded = not self.expanded[self.outline.has_children & ~top].any()
        self.expanded[:] = True if folded else top
        self._rebuild()

    def adopt(self, other: "TaskRows") -> None:
        """Fold what stands folded in `other`, which shows the same schedule."""
        self.expanded[:] = other.expanded
        self._rebuild()

    def reveal(self, task: int) -> None:
        """Open the summaries above a task."""
        self.expanded[self.outline.ancestors(task)] = True
        self._rebuild()

    def _rebuild(self) -> None:
        self.task = np.flatnonzero(self.outline.shown(self.expanded)).astype(np.int32)
        self._row = np.full(len(self.schedule), -1, np.int32)
        self._row[self.task] = np.arange(self.task.size, dtype=np.int32)

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
        s, shown = self.schedule, self.task
        telling = ~s.of_kind(*SPANS)[shown] & (s.action[shown] != Action.PROVIDE)
        working = telling & (s.start[shown] <= now) & (now < s.finish[shown])
        return np.flatnonzero(working).astype(np.int32)

    def latest(self, rows: I32) -> int:
        """Return the one of these rows whose task began last."""
        return int(rows[np.argmax(self.schedule.start[self.task[rows]])])

    def bars(self, scale: TimeScale, first: int, last: int) -> "Bars":
        """Return what rows first to last - 1 draw."""
        task = self.task[first:last]
        s = self.schedule
        return Bars(
            task, s.kind[task], scale.x(s.start[task]), scale.x(s.finish[task]),
            scale.x(s.baseline_start[task]), scale.x(s.baseline_finish[task]), s.percent[task] / 100.0,
        )  # fmt: skip

    def arrows(self, scale: TimeScale, first: int, last: int, limit: int = 2000) -> "Arrows":
        """Return relations with an end in rows first to last - 1, at most `limit` of them."""
        relations = self.schedule.relations
        above, below = self._row[relations.predecessor], self._row[relations.successor]
        inside = ((above >= first) & (above < last)) | ((below >= first) & (below < last))
        used = np.flatnonzero(inside & (above >= 0) & (below >= 0))[:limit]
        kind = relations.kind[used]
        before, after = relations.predecessor[used], relations.successor[used]
        s = self.schedule
        from_finish = (kind == RelationKind.FS) | (kind == RelationKind.FF)
        to_finish = (kind == RelationKind.FF) | (kind == RelationKind.SF)
        x0 = scale.x(np.where(from_finish, s.finish[before], s.start[before]))
        x1 = scale.x(np.where(to_finish, s.finish[after], s.start[after]))
        known = np.isfinite(x0) & np.isfinite(x1)
        return Arrows(above[used][known], below[used][known], x0[known], x1[known], to_finish[known])


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """One bar per row; x in pixels, NaN where there is no date; done is 0..1."""

    task: I32
    kind: U8
    x0: F64
    x1: F64
    baseline0: F64
    baseline1: F64
    done: F64


@dataclass(frozen=True, slots=True, eq=False)
class Arrows:
    """One relation per row: from (row0, x0) to (row1, x1)."""

    row0: I32
    row1: I32
    x0: F64
    x1: F64
    to_finish: Bool


def linked_elements(outline: Outline, links: Links) -> I64:
    """Return int64[tasks]: links of each task, and for a summary of all tasks below it."""
    counts = np.bincount(links.task, minlength=len(outline)).astype(np.int64)
    for level in range(int(outline.depth.max(initial=0)), 0, -1):
        rows = np.flatnonzero(outline.depth == level)
        np.add.at(counts, outline.parent[rows], counts[rows])
    return counts


def days_off(calendars: tuple[Calendar, ...], first: np.datetime64, last: np.datetime64) -> Time:
    """Return datetime64[s][n]: midnight of each day from first to last on which nobody works.

    Without a calendar nothing is known of days off. At most two years are looked at.
    """
    if not calendars:
        return np.empty(0, "datetime64[s]")
    end = min(last, first + 731 * DAY)
    days = np.arange(first.astype("datetime64[D]"), end.astype("datetime64[D]") + 1)
    return np.array([d for d in days if not calendars[0].shifts(d)], "datetime64[D]").astype("datetime64[s]")


def calendar_days(start: np.datetime64, finish: np.datetime64) -> float:
    """Return the calendar duration in days; NaN where a date is missing."""
    return float((finish - start) / SECOND) / 86400.0
