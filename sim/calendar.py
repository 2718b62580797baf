"""Work calendars: shifts per weekday, exceptions by date, and working-time arithmetic."""

from dataclasses import dataclass, field

import numpy as np

Shift = tuple[int, int]
"""Seconds after midnight, [start, finish); finish may be 86400."""

DAY = 86400
_IDLE_LIMIT = 3660  # days without work after which a calendar counts as empty


@dataclass(frozen=True, slots=True)
class Calendar:
    """When work happens.

    Attributes
    ----------
    name : str
    week : tuple of seven tuples of Shift
        Monday first; the shifts of a day by start, not overlapping.
    exceptions : dict of datetime64[D] to tuple of Shift
        Dates that differ; an empty tuple is a day off.
    """

    name: str
    week: tuple[tuple[Shift, ...], ...]
    exceptions: dict[np.datetime64, tuple[Shift, ...]] = field(default_factory=dict)

    def shifts(self, day: np.datetime64) -> tuple[Shift, ...]:
        """Return the shifts of one date."""
        if day in self.exceptions:
            return self.exceptions[day]
        # 1970-01-01 was a Thursday.
        return self.week[(int(day.astype("datetime64[D]").astype(np.int64)) + 3) % 7]

    def day_length(self) -> int:
        """Return the work of the longest day of the week, s; 8 h if the week has none."""
        return max((sum(b - a for a, b in shifts) for shifts in self.week), default=0) or 8 * 3600

    def week_length(self) -> int:
        """Return the work of an ordinary week, s; 40 h if it has none."""
        return sum(b - a for shifts in self.week for a, b in shifts) or 40 * 3600

    def next_work(self, when: np.datetime64) -> np.datetime64:
        """Return the first working moment at or after `when`; NaT if ten years bring none."""
        day, second = _split(when)
        for _ in range(_IDLE_LIMIT):
            for start, finish in self.shifts(_date(day)):
                if second < finish:
                    return _moment(day, max(second, start))
            day, second = day + 1, 0
        return np.datetime64("NaT", "s")

    def add(self, when: np.datetime64, work: int) -> np.datetime64:
        """Return the moment when `work` seconds from `when` on are done.

        Negative work goes back in time. NaT if ten years in a row bring no work.
        """
        return self._ahead(when, work) if work >= 0 else self._back(when, -work)

    def between(self, start: np.datetime64, finish: np.datetime64) -> int:
        """Return the working seconds in [start, finish); negative if finish lies before start."""
        if finish < start:
            return -self.between(finish, start)
        (day, second), (last, until) = _split(start), _split(finish)
        total = 0
        while day <= last:
            end = until if day == last else DAY
            total += sum(max(0, min(b, end) - max(a, second)) for a, b in self.shifts(_date(day)))
            day, second = day + 1, 0
        return total

    def _ahead(self, when: np.datetime64, work: int) -> np.datetime64:
        if work == 0:
            return when
        day, second = _split(when)
        idle = 0
        while idle < _IDLE_LIMIT:
            idle += 1
            for start, finish in self.shifts(_date(day)):
                begin = max(start, second)
                if finish <= begin:
                    continue
                idle = 0
                if work <= finish - begin:
                    return _moment(day, begin + work)
                work -= finish - begin
            day, second = day + 1, 0
        return np.datetime64("NaT", "s")

    def _back(self, when: np.datetime64, work: int) -> np.datetime64:
        day, second = _split(when)
        idle = 0
        while idle < _IDLE_LIMIT:
            idle += 1
            for start, finish in reversed(self.shifts(_date(day))):
                end = min(finish, second)
                if end <= start:
                    continue
                idle = 0
                if work <= end - start:
                    return _moment(day, end - work)
                work -= end - start
            day, second = day - 1, DAY
        return np.datetime64("NaT", "s")


def standard_calendar() -> Calendar:
    """Return the five-day week of 8:00–12:00 and 13:00–17:00 that planning tools begin with."""
    day: tuple[Shift, ...] = ((8 * 3600, 12 * 3600), (13 * 3600, 17 * 3600))
    return Calendar("Standard", (day,) * 5 + ((),) * 2)


def tidy_shifts(shifts: list[Shift]) -> tuple[Shift, ...]:
    """Return shifts by start, clipped to the day, those that touch or overlap joined."""
    joined: list[Shift] = []
    for start, finish in sorted((max(0, a), min(DAY, b)) for a, b in shifts):
        if finish <= start:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], finish))
        else:
            joined.append((start, finish))
    return tuple(joined)


def _split(when: np.datetime64) -> tuple[int, int]:
    return divmod(int(when.astype("datetime64[s]").astype(np.int64)), DAY)


def _date(day: int) -> np.datetime64:
    return np.datetime64(day, "D")


def _moment(day: int, second: int) -> np.datetime64:
    return np.datetime64(day * DAY + second, "s")
