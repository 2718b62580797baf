"""Calendars as IfcWorkCalendar.

Notes
-----
ISO 16739-1:2024, 5.4.3.7 IfcWorkCalendar: working times set work up, exception times take from it. A day
with less work than its weekday is an exception of the hours lost; a day with more has a working time of
its own.
"""

from collections.abc import Sequence

import numpy as np

from sim.calendar import DAY, Calendar, Shift
from sim.ifc4d.appendix import Appendix
from sim.step_values import Enum, Ref, Value

_ONE = np.timedelta64(1, "D")


def write_calendar(out: Appendix, guid: str, number: int, calendar: Calendar) -> Ref:
    """Write one calendar."""
    working = [
        _weekly(out, calendar, shifts) for shifts in dict.fromkeys(day for day in calendar.week if day)
    ]
    more: dict[tuple[Shift, ...], list[np.datetime64]] = {}
    less: dict[tuple[Shift, ...], list[np.datetime64]] = {}
    for day, shifts in calendar.exceptions.items():
        usual = calendar.week[(int(day.astype("datetime64[D]").astype(np.int64)) + 3) % 7]
        if added := minus(shifts, usual):
            more.setdefault(added, []).append(day)
        lost = minus(usual, shifts)
        if lost or not shifts:
            less.setdefault(() if not shifts else lost, []).append(day)
    for added, days in more.items():
        working += [_dated(out, "Extra work", added, first, last) for first, last in runs(days)]
    off = [
        _dated(out, "Holiday" if not lost else "Shorter day", lost, first, last)
        for lost, days in less.items()
        for first, last in runs(days)
    ]
    name = calendar.name or f"Calendar {number}"
    return out.add(
        "IfcWorkCalendar", guid, out.owner, name, None, None, f"CAL-{number}", working or None, off or None,
        Enum("NOTDEFINED"),
    )  # fmt: skip


def minus(shifts: Sequence[Shift], taken: Sequence[Shift]) -> tuple[Shift, ...]:
    """Return what is left of some shifts when others are taken out."""
    left = list(shifts)
    for start, finish in taken:
        left = [
            piece
            for a, b in left
            for piece in ((a, min(b, start)), (max(a, finish), b))
            if piece[0] < piece[1]
        ]
    return tuple(left)


def runs(days: Sequence[np.datetime64]) -> list[tuple[np.datetime64, np.datetime64]]:
    """Return the first and last of days that follow one another."""
    found: list[tuple[np.datetime64, np.datetime64]] = []
    for day in sorted(days):
        if found and day - found[-1][1] == _ONE:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _weekly(out: Appendix, calendar: Calendar, shifts: tuple[Shift, ...]) -> Ref:
    days = [number for number, day in enumerate(calendar.week, 1) if day == shifts]
    pattern = out.add(
        "IfcRecurrencePattern", Enum("WEEKLY"), None, days, None, None, None, None, _periods(out, shifts)
    )
    return out.add("IfcWorkTime", "Working time", None, None, pattern, None, None)


def _dated(
    out: Appendix, name: str, shifts: tuple[Shift, ...], first: np.datetime64, last: np.datetime64
) -> Ref:
    pattern: Value = None
    if shifts:
        periods = _periods(out, shifts)
        pattern = out.add("IfcRecurrencePattern", Enum("DAILY"), None, None, None, None, None, None, periods)
    dates = (str(day.astype("datetime64[D]")) for day in (first, last))
    return out.add("IfcWorkTime", name, None, None, pattern, *dates)


def _periods(out: Appendix, shifts: Sequence[Shift]) -> list[Ref]:
    return [out.share("IfcTimePeriod", _clock(a), _clock(b)) for a, b in shifts]


def _clock(seconds: int) -> str:
    # IfcTime ends at 23:59:59; midnight that ends a day is written as the day's beginning.
    seconds %= DAY
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
