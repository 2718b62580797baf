"""Which days a recurrence pattern means: IfcRecurrencePattern.

Notes
-----
ISO 16739-1:2024, 8.5.3.2 IfcRecurrenceTypeEnum: which attributes count for which type.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from sim.readers.ifc.attributes import Instance, named, number, text

LONGEST = 3660  # days that are looked through
_LAST = -1
Rule = Callable[["Pattern", date, date], bool]


@dataclass(frozen=True, slots=True)
class Pattern:
    """The attributes of one pattern; nothing where it leaves them open."""

    kind: str = ""
    days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()  # Monday 1
    months: tuple[int, ...] = ()
    position: int = 0  # in the month, -1 the last
    interval: int = 1
    occurrences: int = 0  # 0 without end

    def known(self) -> bool:
        """Return whether the type is one of the standard's."""
        return self.kind in _RULES

    def dates(self, first: date, last: date) -> Iterator[date]:
        """Yield the days from first to last that the pattern means."""
        rule = _RULES[self.kind]
        span = min((last - first).days, LONGEST)
        found = (day for n in range(span + 1) if rule(self, day := first + timedelta(n), first))
        return islice(found, self.occurrences) if self.occurrences > 0 else found


def read_pattern(instance: Instance | None) -> Pattern:
    """Return a pattern; without one, every day is meant."""
    if instance is None:
        return Pattern("DAILY")
    position = round(number(named(instance, "Position")) or 0)
    return Pattern(
        text(named(instance, "RecurrenceType")),
        _whole_numbers(named(instance, "DayComponent")),
        _whole_numbers(named(instance, "WeekdayComponent")),
        _whole_numbers(named(instance, "MonthComponent")),
        _LAST if position == 5 else position,
        max(1, round(number(named(instance, "Interval")) or 1)),
        max(0, round(number(named(instance, "Occurrences")) or 0)),
    )


def _whole_numbers(found: object) -> tuple[int, ...]:
    if isinstance(found, int):
        return (found,)
    return tuple(n for n in found if isinstance(n, int)) if isinstance(found, tuple) else ()


def _daily(pattern: Pattern, day: date, first: date) -> bool:
    return (day - first).days % pattern.interval == 0 and _named_day(pattern, day)


def _weekly(pattern: Pattern, day: date, first: date) -> bool:
    monday = first - timedelta(first.weekday())
    weekdays = pattern.weekdays or (first.isoweekday(),)
    return (day - monday).days // 7 % pattern.interval == 0 and day.isoweekday() in weekdays


def _monthly_by_day(pattern: Pattern, day: date, first: date) -> bool:
    months = (day.year - first.year) * 12 + day.month - first.month
    return months % pattern.interval == 0 and day.day in (pattern.days or (first.day,))


def _monthly_by_position(pattern: Pattern, day: date, first: date) -> bool:
    months = (day.year - first.year) * 12 + day.month - first.month
    return months % pattern.interval == 0 and _placed(pattern, day, first)


def _yearly_by_day(pattern: Pattern, day: date, first: date) -> bool:
    year = (day.year - first.year) % pattern.interval == 0
    return year and day.month in _months(pattern, first) and day.day in (pattern.days or (first.day,))


def _yearly_by_position(pattern: Pattern, day: date, first: date) -> bool:
    year = (day.year - first.year) % pattern.interval == 0
    return year and day.month in _months(pattern, first) and _placed(pattern, day, first)


def _months(pattern: Pattern, first: date) -> tuple[int, ...]:
    return pattern.months or (first.month,)


def _named_day(pattern: Pattern, day: date) -> bool:
    """Return whether a day is none that the pattern's further attributes leave out."""
    return (
        (not pattern.weekdays or day.isoweekday() in pattern.weekdays)
        and (not pattern.days or day.day in pattern.days)
        and (not pattern.months or day.month in pattern.months)
    )


def _placed(pattern: Pattern, day: date, first: date) -> bool:
    if day.isoweekday() not in (pattern.weekdays or (first.isoweekday(),)):
        return False
    if pattern.position == _LAST:
        return day.day + 7 > monthrange(day.year, day.month)[1]
    return (day.day - 1) // 7 + 1 == (pattern.position or 1)


_RULES: dict[str, Rule] = {
    "DAILY": _daily, "BY_DAY_COUNT": _daily, "WEEKLY": _weekly, "BY_WEEKDAY_COUNT": _weekly,
    "MONTHLY_BY_DAY_OF_MONTH": _monthly_by_day, "MONTHLY_BY_POSITION": _monthly_by_position,
    "YEARLY_BY_DAY_OF_MONTH": _yearly_by_day, "YEARLY_BY_POSITION": _yearly_by_position,
}  # fmt: skip
