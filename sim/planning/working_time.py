"""Calendars compiled for fast working-time arithmetic over a horizon."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from kernels.arrays import I32, I64, Array, Time
from kernels.working_time import (
    DAY,
    FAR,
    HEAD,
    HEADER,
    SHIFT,
    add_work_each,
    settle_each,
    work_between_each,
)
from sim.calendar import Calendar, tidy_shifts
from sim.moment import FIRST, LAST

ALL_DAY: Final = Calendar("24 h", (((0, DAY),),) * 7)
FIRST_DAY: Final = int(FIRST.astype(np.int64)) // DAY
LAST_DAY: Final = int(LAST.astype(np.int64)) // DAY


def is_empty(calendar: Calendar) -> bool:
    """Say whether a calendar has no work at all."""
    return not any(calendar.week) and not any(calendar.exceptions.values())


def working_times(calendars: Sequence[Calendar], first_day: int = FIRST_DAY, last_day: int = LAST_DAY) -> I64:
    """Compile calendars for the days first_day to last_day, counted from 1970-01-01.

    Notes
    -----
    The layout is that of `kernels.working_time`. Unlike `Calendar` itself the result reaches across ten
    idle years.
    """
    days = np.arange(first_day, last_day, dtype=np.int64)
    midnights = np.append(days, last_day) * DAY
    heads = np.zeros((len(calendars), HEADER), np.int64)
    parts = [np.array([first_day * DAY, last_day * DAY], np.int64), heads.ravel()]
    place = HEAD + heads.size
    for number, calendar in enumerate(calendars):
        opens, closes = _shifts(calendar, days)
        before = np.concatenate([[0], np.cumsum(closes[:-1] - opens[:-1])])
        total = int(before[-1])
        bits = max(0, (total // max(1, opens.size - 1)).bit_length() - 1)
        buckets = np.arange((total >> bits) + 1, dtype=np.int64) << bits
        holder = place + SHIFT * np.searchsorted(before[1:], buckets, side="right")
        first = place + SHIFT * np.searchsorted(closes[:-1], midnights, side="right")
        shifts = np.stack([opens, closes, before], axis=1).ravel()
        last = place + SHIFT * (opens.size - 1)
        heads[number] = place, last, place + shifts.size, place + shifts.size + holder.size, bits
        parts += [shifts, holder, first]
        place += shifts.size + holder.size + first.size
    parts[1] = heads.ravel()
    times: I64 = np.concatenate(parts)
    return times


def _shifts(calendar: Calendar, days: I64) -> tuple[I64, I64]:
    """Return when shifts open and close; those that touch are one, the last is empty and FAR."""
    numbers: dict[tuple[tuple[int, int], ...], int] = {}
    week = [numbers.setdefault(tidy_shifts(list(shifts)), len(numbers)) for shifts in calendar.week]
    pattern = np.array(week, np.int64)[(days + 3) % 7]  # 1970-01-01 was a Thursday
    first = int(days[0]) if days.size else 0
    for date, shifts in calendar.exceptions.items():
        place = int(date.astype("datetime64[D]").astype(np.int64)) - first
        if 0 <= place < days.size:
            pattern[place] = numbers.setdefault(tidy_shifts(list(shifts)), len(numbers))
    table = [shift for shifts in numbers for shift in shifts]
    offset = np.cumsum([0, *(len(shifts) for shifts in numbers)])
    count = np.diff(offset)[pattern]
    midnight = np.repeat(days * DAY, count)
    within = np.arange(midnight.size) - np.repeat(np.cumsum(count) - count, count)
    rows = np.repeat(offset[:-1][pattern], count) + within
    clock = np.array(table, np.int64).reshape(-1, 2)
    opens, closes = midnight + clock[rows, 0], midnight + clock[rows, 1]
    parted = opens[1:] != closes[:-1]
    opens = opens[np.concatenate([[True], parted])] if opens.size else opens
    closes = closes[np.concatenate([parted, [True]])] if closes.size else closes
    return np.append(opens, FAR), np.append(closes, FAR)


class WorkingTime:
    """Working-time arithmetic on columns of moments; every calendar has some work.

    Notes
    -----
    Equal to `Calendar.add`, `.between` and `.next_work` row by row, NaT where 1900 to 2200 is left.
    """

    def __init__(self, calendars: Sequence[Calendar]) -> None:
        self.times = working_times(calendars)

    def add(self, calendar: I32, moment: Time, work: I64) -> Time:
        """Return the moments when the work from each moment on is done."""
        out = np.empty(len(moment), np.int64)
        add_work_each(self.times, calendar, seconds(moment), work, out)
        return moments(out)

    def between(self, calendar: I32, start: Time, finish: Time) -> I64:
        """Return the working seconds between moments, negative where finish lies before start."""
        out = np.empty(len(start), np.int64)
        work_between_each(self.times, calendar, seconds(start), seconds(finish), out)
        return out

    def next(self, calendar: I32, moment: Time) -> Time:
        """Return the first moments at or after each that work can start at."""
        return self._settled(calendar, moment, True)

    def previous(self, calendar: I32, moment: Time) -> Time:
        """Return the last moments at or before each that work can finish at."""
        return self._settled(calendar, moment, False)

    def _settled(self, calendar: I32, moment: Time, late: bool) -> Time:
        out = np.empty(len(moment), np.int64)
        settle_each(self.times, calendar, seconds(moment), late, out)
        return moments(out)


def seconds(moment: Time) -> I64:
    """Return moments as the kernels take them; NaT lies FAR before everything."""
    out: I64 = moment.astype("datetime64[s]").astype(np.int64)
    return np.where(np.isnat(moment), -FAR, out)


def moments(second: Array) -> Time:
    """Return the kernels' seconds as moments, NaT outside 1900 to 2200."""
    known = (second >= FIRST_DAY * DAY) & (second <= LAST_DAY * DAY)
    nat = np.iinfo(np.int64).min
    return np.where(known, second, nat).astype(np.int64).view("datetime64[s]")
