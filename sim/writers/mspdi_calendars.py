"""Calendars as Microsoft Project's XML has them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import numpy as np

from sim.calendar import DAY, Calendar, Shift
from sim.schedule import Schedule
from sim.writers.losses import Losses
from sim.writers.xml_lines import XmlLines

MOST_SHIFTS: Final = 5  # of a day


def write_calendars(out: XmlLines, schedule: Schedule, losses: Losses) -> None:
    """Write <Calendars>; the UID of a calendar is its row and one."""
    owners = _resource_calendars(schedule)
    out.open("Calendars")
    for row, calendar in enumerate(schedule.calendars):
        out.open("Calendar")
        out.leaves((
            ("UID", str(row + 1)), ("Name", calendar.name),
            ("IsBaseCalendar", "0" if row in owners else "1"), ("BaseCalendarUID", "-1"),
        ))  # fmt: skip
        _week(out, calendar, losses)
        if calendar.exceptions:
            out.open("Exceptions")
            for first, last, shifts in spans(calendar):
                _exception(out, first, last, shifts, losses)
            out.close("Exceptions")
        out.close("Calendar")
    out.close("Calendars")


def spans(calendar: Calendar) -> Iterator[tuple[date, date, tuple[Shift, ...]]]:
    """Yield (first, last, shifts) of dates in a row that differ alike."""
    dates = sorted(
        (day.astype("datetime64[D]").item(), shifts) for day, shifts in calendar.exceptions.items()
    )
    at = 0
    while at < len(dates):
        end = at
        while end + 1 < len(dates) and dates[end + 1] == (dates[end][0] + timedelta(1), dates[at][1]):
            end += 1
        yield dates[at][0], dates[end][0], dates[at][1]
        at = end + 1


def _resource_calendars(schedule: Schedule) -> set[int]:
    """Return the calendars that belong to one resource alone."""
    rows, counts = np.unique(schedule.resources.calendar, return_counts=True)
    others = {*schedule.calendar.tolist(), *(each.calendar for each in schedule.projects)}
    return {row for row, count in zip(rows.tolist(), counts.tolist(), strict=True)
            if count == 1 and row >= 0 and row not in others}  # fmt: skip


def _week(out: XmlLines, calendar: Calendar, losses: Losses) -> None:
    out.open("WeekDays")
    for day in range(7):  # Sunday is 1
        shifts = calendar.week[(day + 6) % 7]
        out.open("WeekDay")
        out.leaf("DayType", str(day + 1))
        _times(out, shifts, losses)
        out.close("WeekDay")
    out.close("WeekDays")


def _exception(out: XmlLines, first: date, last: date, shifts: tuple[Shift, ...], losses: Losses) -> None:
    out.open("Exception")
    out.leaf("EnteredByOccurrences", "0")
    out.open("TimePeriod")
    out.leaf("FromDate", f"{first}T00:00:00")
    out.leaf("ToDate", f"{last}T23:59:00")
    out.close("TimePeriod")
    out.leaf("Occurrences", str((last - first).days + 1))
    out.leaf("Type", "1")
    _times(out, shifts, losses)
    out.close("Exception")


def _times(out: XmlLines, shifts: tuple[Shift, ...], losses: Losses) -> None:
    losses.lost("written-shifts-many", len(shifts) > MOST_SHIFTS)
    out.leaf("DayWorking", "1" if shifts else "0")
    if not shifts:
        return
    out.open("WorkingTimes")
    for start, finish in shifts:
        out.open("WorkingTime")
        out.leaf("FromTime", _time(start))
        out.leaf("ToTime", _time(finish % DAY))
        out.close("WorkingTime")
    out.close("WorkingTimes")


def _time(second: int) -> str:
    return f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"
