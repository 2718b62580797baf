"""Work calendars: shifts per weekday, and exceptions by date."""

from dataclasses import dataclass, field

import numpy as np

Shift = tuple[int, int]
"""Seconds after midnight, [start, finish); finish may be 86400."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """When work happens.

    Attributes
    ----------
    name : str
    week : tuple of seven tuples of Shift
        Monday first.
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


def standard_calendar() -> Calendar:
    """Return the five-day week of 8:00–12:00 and 13:00–17:00 that planning tools begin with."""
    day: tuple[Shift, ...] = ((8 * 3600, 12 * 3600), (13 * 3600, 17 * 3600))
    return Calendar("Standard", (day,) * 5 + ((),) * 2)
