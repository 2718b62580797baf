"""Moments and durations as texts: ISO 8601 as schedule files write it."""

import re
from typing import Final

import numpy as np

NOT_A_TIME: Final = np.datetime64("NaT", "s")
FIRST: Final = np.datetime64("1900-01-01T00:00:00", "s")
LAST: Final = np.datetime64("2200-01-01T00:00:00", "s")

_MOMENT = re.compile(
    r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*"
    r"(?:Z|[+-]\d{2}:?\d{2})?\s*"
)
_DURATION = re.compile(
    r"\s*([+-]?)P(?:([\d.]{1,12})Y)?(?:([\d.]{1,12})M)?(?:([\d.]{1,12})W)?(?:([\d.]{1,12})D)?"
    r"(?:T(?:([\d.]{1,12})H)?(?:([\d.]{1,12})M)?(?:([\d.]{1,12})S)?)?\s*"
)


def moment(text: str) -> np.datetime64:
    """Return the wall-clock moment of an ISO 8601 text.

    A zone is dropped: schedules are written in the site's wall clock. A date alone is its midnight.

    Raises
    ------
    ValueError
        If it is no date, or lies outside 1900 to 2200.
    """
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    return moment_of(year, month, day, hour, minute, second)


def moment_of(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0
) -> np.datetime64:
    """Return a moment; raises ValueError if there is none such between 1900 and 2200."""
    if not 0 <= hour <= 24 or not 0 <= minute < 60 or not 0 <= second < 60:
        raise ValueError(f"{hour}:{minute}:{second}")
    day_start = np.datetime64(f"{year:04}-{month:02}-{day:02}", "s")
    found = day_start + np.timedelta64(hour * 3600 + minute * 60 + second, "s")
    if not FIRST <= found <= LAST:
        raise ValueError(str(found))
    return found


def duration(text: str, day: int = 86400, week: int = 604800, month: int = 2592000) -> int:
    """Return an ISO 8601 duration in seconds.

    Parameters
    ----------
    text : str
        "PT8H0M0S", "P5D", "P0Y0M1DT16H0M0S".
    day, week, month : int
        How long each counts, s; a year is twelve months.

    Raises
    ------
    ValueError
        If it is no duration.
    """
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()[1:]):
        raise ValueError(text)
    sizes = (12 * month, month, week, day, 3600, 60, 1)
    total = sum(float(part) * size for part, size in zip(match.groups()[1:], sizes, strict=True) if part)
    if total > 1e11:
        raise ValueError(text)
    return round(-total if match[1] == "-" else total)


def text_of(when: np.datetime64) -> str:
    """Return "2015-02-26 08:00", "" for NaT."""
    return "" if np.isnat(when) else str(when.astype("datetime64[m]")).replace("T", " ")
