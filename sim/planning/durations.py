"""Durations as planners type them: "5d", "2w", "8h", "30m"; a bare number means days."""

import re
from typing import Final

from sim.calendar import Calendar
from sim.planning.edit_refused import EditRefused

_DURATION: Final = re.compile(
    r"\s*(\d{1,7}(?:[.,]\d{1,6})?)\s*([a-z天日时小周星期分钟个工作]*)\s*", re.IGNORECASE
)
_UNITS: Final = {
    "": "d", "d": "d", "day": "d", "days": "d", "wd": "d", "天": "d", "日": "d", "个工作日": "d",
    "工作日": "d", "h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "时": "h", "小时": "h",
    "w": "w", "wk": "w", "wks": "w", "week": "w", "weeks": "w", "周": "w", "星期": "w",
    "m": "m", "min": "m", "mins": "m", "minutes": "m", "分": "m", "分钟": "m",
}  # fmt: skip


def duration_of(text: str, calendar: Calendar) -> int:
    """Return the working seconds of a duration, days and weeks as long as the calendar's.

    Raises
    ------
    EditRefused
        It is no duration.
    """
    match = _DURATION.fullmatch(text)
    unit = None if match is None else _UNITS.get(match[2].lower())
    if match is None or unit is None:
        raise EditRefused("edit-no-duration", {"text": text})
    sizes = {"d": calendar.day_length(), "h": 3600, "w": calendar.week_length(), "m": 60}
    return round(float(match[1].replace(",", ".")) * sizes[unit])


def duration_text(seconds: int, calendar: Calendar) -> str:
    """Return a duration that `duration_of` reads as the same again: whole days, else hours or minutes."""
    day = calendar.day_length()
    if seconds % 3600 and (seconds * 100) % day:
        return f"{seconds / 60:g}m"
    return f"{seconds / day:g}d" if not (seconds * 100) % day else f"{seconds / 3600:g}h"
