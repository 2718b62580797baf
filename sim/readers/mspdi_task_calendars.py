"""On which calendar each task of Microsoft Project works: its own, its resources', all day, with splits.

Notes
-----
A task without a calendar of its own works when any of its resources does, one with both works when both
do, unless it ignores resource calendars; a task of fixed duration does not follow its resources. A duration
in elapsed units runs day and night ("Set a calendar for a task", Microsoft support).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sim.calendar import DAY, Calendar, Shift, tidy_shifts
from sim.moment import text_of
from sim.planning.draft import ScheduleDraft

ELAPSED = frozenset({4, 6, 8, 10, 12, 20, 36, 38, 40, 42, 44, 52})
"""Formats of durations and lags that run day and night."""

_ROUNDING = 360  # s of work that contours and part time leave open between two spans
_LONGEST = np.timedelta64(3660, "D")  # that work may stand still
_ALL_DAY: tuple[Shift, ...] = ((0, DAY),)
Span = tuple[np.datetime64, np.datetime64]


@dataclass(slots=True)
class TaskTime:
    """What decides on the calendar of one task."""

    calendar: str = "-1"
    elapsed: bool = False
    fixed: bool = False
    alone: bool = False  # ignores the calendars of its resources
    resources: list[int] = field(default_factory=list)  # rows of calendars
    worked: list[Span] = field(default_factory=list)  # when some assignment works, by start

    def work(self, start: np.datetime64, finish: np.datetime64) -> None:
        """Note a span of work, given in order for each assignment."""
        if self.worked and self.worked[-1][0] <= start <= self.worked[-1][1]:
            first, last = self.worked[-1]
            self.worked[-1] = (first, max(last, finish))
        else:
            self.worked.append((start, finish))


class TaskCalendars:
    """Finds the row of a calendar for each task; makes those that no row holds yet."""

    def __init__(self, draft: ScheduleDraft, rows: dict[str, int], default: int) -> None:
        self.draft, self.rows, self.default = draft, rows, default
        self._same: dict[int, int] = {}
        self._joined: dict[tuple[int, ...], int] = {}
        self._both: dict[tuple[int, int], int] = {}
        self._all_day = -1
        self.mixed: list[str] = []  # places of tasks whose resources work at different times
        self.split: list[str] = []

    def of(self, row: int, time: TaskTime) -> int:
        """Return the row for a task."""
        if time.elapsed:
            return self._elapsed()
        found = self._shared(row, time)
        return self._broken(row, found, time) if len(time.worked) > 1 else found

    def _shared(self, row: int, time: TaskTime) -> int:
        place = self.draft.tasks[row].place
        own = self.rows.get(time.calendar, -1)
        if own < 0 and time.calendar not in ("", "-1", "0"):
            self.draft.warn("calendar-missing", place, uid=time.calendar)
        others = list(dict.fromkeys(self._first_like(other) for other in time.resources))
        if not others or time.fixed or (own >= 0 and time.alone):
            return own if own >= 0 else self.default
        team = others[0] if len(others) == 1 else self._any(tuple(sorted(others)))
        if len(others) > 1:
            self.mixed.append(place)
        if own >= 0:
            return self._common(own, team)
        return self.default if self._first_like(self.default) == team else team

    def _elapsed(self) -> int:
        if self._all_day < 0:
            whole = (_ALL_DAY,) * 7
            calendars = self.draft.calendars
            known = [k for k, each in enumerate(calendars) if each.week == whole and not each.exceptions]
            self._all_day = known[0] if known else self._add(Calendar("24 h", whole))
        return self._all_day

    def _first_like(self, row: int) -> int:
        """Return the first row that works at the same times: most resources work as the project does."""
        if row not in self._same:
            mine = self.draft.calendars[row]
            self._same[row] = next(
                k
                for k, each in enumerate(self.draft.calendars)
                if k == row or (each.week == mine.week and each.exceptions == mine.exceptions)
            )
        return self._same[row]

    def _any(self, rows: tuple[int, ...]) -> int:
        """Return a calendar that works while one of several does."""
        if rows not in self._joined:
            parts = [self.draft.calendars[row] for row in rows]
            days = {day for part in parts for day in part.exceptions}
            self._joined[rows] = self._add(
                Calendar(
                    " ∪ ".join(part.name for part in parts),
                    tuple(tidy_shifts([s for part in parts for s in part.week[n]]) for n in range(7)),
                    {day: tidy_shifts([s for part in parts for s in part.shifts(day)]) for day in days},
                )
            )
        return self._joined[rows]

    def _common(self, own: int, other: int) -> int:
        if self._first_like(own) == other:
            return own
        if (own, other) not in self._both:
            a, b = self.draft.calendars[own], self.draft.calendars[other]
            days = {**a.exceptions, **b.exceptions}
            self._both[own, other] = self._add(
                Calendar(
                    f"{a.name} ∩ {b.name}",
                    tuple(_shared_shifts(x, y) for x, y in zip(a.week, b.week, strict=True)),
                    {day: _shared_shifts(a.shifts(day), b.shifts(day)) for day in days},
                )
            )
        return self._both[own, other]

    def _broken(self, row: int, base: int, time: TaskTime) -> int:
        """Return a calendar that stands still while a split task does, `base` if it never does."""
        calendar, task = self.draft.calendars[base], self.draft.tasks[row]
        gaps: list[Span] = []
        until: np.datetime64 | None = None
        for start, finish in sorted(time.worked):
            pause = start - until if until is not None else np.timedelta64(0, "s")
            if until is not None and 0 < pause / _LONGEST < 1 and calendar.between(until, start) > _ROUNDING:
                begin = calendar.next_work(until)
                gaps.append((begin, max(begin, calendar.next_work(start))))
            until = finish if until is None else max(until, finish)
        if not gaps:
            return base
        self.split.append(task.place)
        task.fields["Splits"] = "; ".join(f"{text_of(a)} – {text_of(b)}" for a, b in gaps)
        exceptions = dict(calendar.exceptions)
        for start, finish in gaps:
            for day in np.arange(start.astype("datetime64[D]"), finish.astype("datetime64[D]") + 1):
                shifts = exceptions.get(day, calendar.shifts(day))
                exceptions[day] = _without(shifts, day, start, finish)
        name = f"{calendar.name} · {task.name or task.id}"
        return self._add(Calendar(name, calendar.week, exceptions))

    def _add(self, calendar: Calendar) -> int:
        self.draft.calendars.append(calendar)
        return len(self.draft.calendars) - 1


def _shared_shifts(first: Sequence[Shift], second: Sequence[Shift]) -> tuple[Shift, ...]:
    return tidy_shifts([(max(a, c), min(b, d)) for a, b in first for c, d in second])


def _without(
    shifts: Sequence[Shift], day: np.datetime64, start: np.datetime64, finish: np.datetime64
) -> tuple[Shift, ...]:
    """Return the parts of a day's shifts outside [start, finish)."""
    midnight = day.astype("datetime64[s]")
    begin, end = (int((when - midnight).astype(np.int64)) for when in (start, finish))
    parts = [(a, min(b, begin)) for a, b in shifts] + [(max(a, end), b) for a, b in shifts]
    return tidy_shifts(parts)
