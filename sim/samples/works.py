"""The works of a sample: tasks with durations and logic, and when they take place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from sim.calendar import Calendar
from sim.schedule import Action, RelationKind

HOUR = 3600


@dataclass(frozen=True, slots=True)
class After:
    """A predecessor; `lag` in working hours."""

    key: str
    kind: RelationKind = RelationKind.FS
    lag: float = 0.0


@dataclass(frozen=True, slots=True)
class Work:
    """A task. Parents stand before children, predecessors before successors.

    Attributes
    ----------
    key : str
        Unique; what parts refer to.
    name : str
    parent : str
        Key of the summary above, "" at the top.
    hours : float
        Working hours; 0 makes a milestone, or a summary if it has children.
    after : tuple of After
    action : Action
    predefined : str
        IfcTaskTypeEnum.
    late : float
        Working hours by which the present plan exceeds the baseline.
    until : str
        Key of the task at whose finish it ends, instead of after `hours`.
    also : tuple of str
        Codes of parts it works on besides those that name it.
    calendar : int
        Row in the calendars of the sample.
    """

    key: str
    name: str
    parent: str = ""
    hours: float = 0.0
    after: tuple[After, ...] = ()
    action: Action = Action.CONSTRUCT
    predefined: str = "CONSTRUCTION"
    late: float = 0.0
    until: str = ""
    also: tuple[str, ...] = ()
    calendar: int = 0


Span = tuple[datetime, datetime]


class Clock:
    """Working time of one calendar, counted from a day on."""

    def __init__(self, calendar: Calendar, first: datetime, days: int = 4000) -> None:
        start, finish = [], []
        day0 = np.datetime64(first.date(), "D")
        self._zero = datetime(first.year, first.month, first.day)
        for d in range(days):
            for a, b in calendar.shifts(day0 + d):
                start.append(d * 86400 + a)
                finish.append(d * 86400 + b)
        self._start, self._finish = np.array(start, np.int64), np.array(finish, np.int64)
        self._worked = np.concatenate([[0], np.cumsum(self._finish - self._start)])

    def worked(self, moment: datetime) -> int:
        """Return the working time before a moment, s."""
        t = round((moment - self._zero).total_seconds())
        k = int(np.searchsorted(self._start, t, "right")) - 1
        return 0 if k < 0 else int(self._worked[k] + min(t, self._finish[k]) - self._start[k])

    def moment(self, worked: int, end: bool) -> datetime:
        """Return when so much has been worked; at a break, its beginning if `end`, else its end."""
        k = int(np.searchsorted(self._worked, worked, "left" if end else "right")) - 1
        k = min(max(k, 0), self._start.size - 1)
        return self._zero + timedelta(seconds=int(self._start[k] + worked - self._worked[k]))


def plan(
    works: Sequence[Work], calendars: Sequence[Calendar], first: datetime, late: bool
) -> dict[str, Span]:
    """Return start and finish of every task by a forward pass; with what is `late`, or without.

    Raises
    ------
    ValueError
        If a task names a predecessor, parent or end that does not stand before it.
    """
    clocks = [Clock(calendar, first) for calendar in calendars]
    parents = {work.parent for work in works}
    spans: dict[str, Span] = {}
    for work in works:
        if work.key in parents or work.until:
            continue
        clock = clocks[work.calendar]
        begin = clock.worked(first)
        hours = round((work.hours + (work.late if late else 0.0)) * HOUR)
        for link in work.after:
            if link.key not in spans:
                raise ValueError(f"{work.key} comes after {link.key}, which does not stand before it")
            begin = max(begin, _earliest(clock, spans[link.key], link, hours))
        start = clock.moment(begin, end=hours == 0)
        spans[work.key] = (start, clock.moment(begin + hours, end=True) if hours else start)
    for work in works:
        if work.until:
            last = _rolled(work.until, works, spans)
            begins = [spans[link.key][1 if link.kind == RelationKind.FS else 0] for link in work.after]
            begin_at = max(begins, default=clocks[work.calendar].moment(0, end=False))
            spans[work.key] = (begin_at, last[1])
    for work in reversed(works):
        if work.key in parents:
            spans[work.key] = _rolled(work.key, works, spans)
    return spans


def _earliest(clock: Clock, span: Span, link: After, hours: int) -> int:
    lag = round(link.lag * HOUR)
    from_finish = link.kind in (RelationKind.FS, RelationKind.FF)
    base = clock.worked(span[1] if from_finish else span[0]) + lag
    return base - hours if link.kind in (RelationKind.FF, RelationKind.SF) else base


def _rolled(key: str, works: Sequence[Work], spans: Mapping[str, Span]) -> Span:
    if key in spans:
        return spans[key]
    inner = [_rolled(work.key, works, spans) for work in works if work.parent == key]
    if not inner:
        raise ValueError(f"{key} is no task")
    return min(s for s, _ in inner), max(f for _, f in inner)


def shift_calendar(name: str, days: int, shifts: Sequence[Sequence[str]], off: Sequence[str]) -> Calendar:
    """Make a calendar from texts: `days` working days a week, ("07:00", "12:00") pairs, dates off."""
    day = tuple((_seconds(a), _seconds(b)) for a, b in shifts)
    return Calendar(name, (day,) * days + ((),) * (7 - days), {np.datetime64(d, "D"): () for d in off})


def _seconds(text: str) -> int:
    hour, minute = text.split(":")
    return int(hour) * HOUR + int(minute) * 60
