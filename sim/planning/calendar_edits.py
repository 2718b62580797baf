"""Edits of work calendars: each returns a new schedule whose dates wait for rescheduling."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kernels.arrays import I32
from sim.calendar import DAY, Calendar, Shift, standard_calendar, tidy_shifts
from sim.planning.edit_refused import EditRefused
from sim.schedule import Schedule

_SHIFT = re.compile(r"\s*(\d{1,2})(?::(\d{2}))?\s*[-–—~至]\s*(\d{1,2})(?::(\d{2}))?\s*")


def shifts_text(shifts: Sequence[Shift]) -> str:
    """Return "08:00-12:00, 13:00-17:00", "" for a day off."""
    return ", ".join(f"{_clock(start)}-{_clock(finish)}" for start, finish in shifts)


def shifts_of(text: str) -> tuple[Shift, ...]:
    """Return the shifts a person wrote; "" is a day off.

    Raises
    ------
    EditRefused
        It is no list of times, or a shift ends before it begins.
    """
    found: list[Shift] = []
    for part in filter(str.strip, re.split(r"[,;，；、]", text)):
        match = _SHIFT.fullmatch(part)
        if match is None:
            raise EditRefused("calendar-shift", {"text": part.strip()[:40]})
        start, finish = (
            int(hour) * 3600 + int(minute or 0) * 60
            for hour, minute in ((match[1], match[2]), (match[3], match[4]))
        )
        if not 0 <= start < finish <= DAY or int(match[2] or 0) > 59 or int(match[4] or 0) > 59:
            raise EditRefused("calendar-shift", {"text": part.strip()[:40]})
        found.append((start, finish))
    return tidy_shifts(found)


def set_weekday(schedule: Schedule, row: int, weekday: int, shifts: tuple[Shift, ...]) -> Schedule:
    """Return the schedule with other shifts on a day of the week, 0 Monday.

    Raises
    ------
    EditRefused
        No day of the calendar would have work.
    """
    old = _calendar(schedule, row)
    week = (*old.week[:weekday], shifts, *old.week[weekday + 1 :])
    if not any(week):
        raise EditRefused("calendar-no-work", {"name": old.name})
    return _with(schedule, row, replace(old, week=week))


def set_exception(
    schedule: Schedule, row: int, day: np.datetime64, shifts: tuple[Shift, ...] | None
) -> Schedule:
    """Return the schedule with a date that differs; None lets it be as its weekday again."""
    old = _calendar(schedule, row)
    exceptions = {when: kept for when, kept in old.exceptions.items() if when != day}
    if shifts is not None:
        exceptions[day.astype("datetime64[D]")] = shifts
    return _with(schedule, row, replace(old, exceptions=dict(sorted(exceptions.items()))))


def copy_calendar(schedule: Schedule, row: int, name: str) -> Schedule:
    """Return the schedule with a copy of a calendar below the others."""
    copied = replace(_calendar(schedule, row), name=_new_name(schedule, name, -1))
    return replace(schedule, calendars=(*schedule.calendars, copied))


def rename_calendar(schedule: Schedule, row: int, name: str) -> Schedule:
    """Return the schedule with a calendar called otherwise."""
    return _with(schedule, row, replace(_calendar(schedule, row), name=_new_name(schedule, name, row)))


def users(schedule: Schedule, row: int) -> I32:
    """Return int32[k]: the tasks that work on a calendar; without one of their own they use the first."""
    used = np.where(schedule.calendar < 0, 0, schedule.calendar)
    return np.flatnonzero(used == row).astype(np.int32)


def _calendar(schedule: Schedule, row: int) -> Calendar:
    if not 0 <= row < len(schedule.calendars):
        raise EditRefused("edit-no-calendar", {"calendar": row})
    return schedule.calendars[row]


def _with(schedule: Schedule, row: int, calendar: Calendar) -> Schedule:
    calendars = schedule.calendars
    return replace(schedule, calendars=(*calendars[:row], calendar, *calendars[row + 1 :]))


def _new_name(schedule: Schedule, name: str, row: int) -> str:
    if not name.strip():
        raise EditRefused("calendar-no-name")
    if any(each.name == name.strip() for k, each in enumerate(schedule.calendars) if k != row):
        raise EditRefused("calendar-name-twice", {"name": name.strip()})
    return name.strip()


def _clock(second: int) -> str:
    return f"{second // 3600:02}:{second % 3600 // 60:02}"


def with_calendar(schedule: Schedule) -> Schedule:
    """Return the schedule with the standard calendar, which it works on where it has none, made its own."""
    return schedule if schedule.calendars else replace(schedule, calendars=(standard_calendar(),))
