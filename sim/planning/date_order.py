"""Which part of a written date is day, month and year: decided by the whole column."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sim.moment import NOT_A_TIME, moment, moment_of

ORDERS = ("ymd", "dmy", "mdy")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar januari", "feb february februar februari", "mar march märz maart mrt mär",
            "apr april", "may mai mei", "jun june juni", "jul july juli", "aug august augustus",
            "sep sept september", "oct october okt oktober", "nov november", "dec december dez dezember",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_PARTS = re.compile(
    r"(?:[^\W\d_]{2,3}[,.]?\s+)?(\d{1,4})\s*(?:[-/. ]|年)\s*(\d{1,2}|[^\W\d_]{3,9})\.?\s*"
    r"(?:[-/. ]|月)\s*(\d{1,4})日?"
    r"(?:[T,\s]+(\d{1,2})[:.h时点](\d{1,2})?(?:[:.](\d{1,2}))?分?\s*([AaPp][Mm]|上午|下午)?)?(?:\s*A)?"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A date as written: three numbers whose meaning is open, and a time of day in seconds or None."""

    numbers: tuple[int, int, int]
    named_month: bool
    clock: int | None


@dataclass(frozen=True, slots=True)
class Decision:
    """The order of a column; `ambiguous` says that every date could also be read the other way."""

    order: str
    ambiguous: bool
    contradictory: bool


def split_date(text: str) -> Parts | None:
    """Return the parts of a date, None if it is none."""
    match = _PARTS.fullmatch(text.strip())
    if match is None:
        return None
    month = match[2]
    named = not month.isdecimal()
    number = _MONTHS.get(month.casefold()) if named else int(month)
    if number is None:
        return None
    clock = None
    if match[4]:
        hour = int(match[4])
        half = (match[7] or "").casefold()
        if half in ("pm", "下午") and hour < 12:
            hour += 12
        elif half in ("am", "上午") and hour == 12:
            hour = 0
        clock = hour * 3600 + int(match[5] or 0) * 60 + int(match[6] or 0)
    return Parts((int(match[1]), number, int(match[3])), named, clock)


def decide(texts: Iterable[str]) -> Decision:
    """Return the order of day and month that all dates of a column allow."""
    day_first = month_first = year_first = both = 0
    for text in texts:
        parts = split_date(text)
        if parts is None:
            continue
        first, second, _ = parts.numbers
        if first > 31:
            year_first += 1
        elif parts.named_month or first > 12:
            day_first += 1
        elif second > 12:
            month_first += 1
        elif first != second:
            both += 1
    contradictory = day_first > 0 and month_first > 0
    if month_first > day_first:
        return Decision("mdy", False, contradictory)
    if day_first:
        return Decision("dmy", False, contradictory)
    if year_first and not both:
        return Decision("ymd", False, False)
    return Decision("dmy", both > 0, False)


def read_date(text: str, order: str, end_of_day: bool = False) -> np.datetime64:
    """Return a date of a known order; a date alone is its beginning, or its end.

    Raises
    ------
    ValueError
        If it is no date, or lies outside 1900 to 2200.
    """
    if not text.strip():
        return NOT_A_TIME
    parts = split_date(text)
    if parts is None:
        return moment(text)
    a, b, c = parts.numbers
    if a > 31 or order == "ymd":
        year, month, day = a, b, c
    elif order == "mdy" and not parts.named_month:
        year, month, day = c, a, b
    else:
        year, month, day = c, b, a
    if year < 100:
        year += 2000 if year < 70 else 1900
    found = moment_of(year, month, day)
    clock = parts.clock
    if clock is None:
        clock = 86400 if end_of_day else 0
    if clock > 86400:
        raise ValueError(text)
    return found + np.timedelta64(clock, "s")
