"""Work calendars inside a model: IfcWorkCalendar with its recurrence patterns."""

from datetime import date, timedelta

import ifcopenshell
import numpy as np

from sim.calendar import DAY, Calendar, Shift, standard_calendar, tidy_shifts
from sim.moment import moment
from sim.planning.draft import ScheduleDraft
from sim.readers.ifc.attributes import Instance, by_type, named, reference, references, text

_LONGEST = 3660  # days an exception may span


def read_calendars(file: ifcopenshell.file, draft: ScheduleDraft) -> dict[int, int]:
    """Add the calendars to `draft`; returns their rows by the step id of what they are assigned to."""
    rows: dict[int, int] = {}
    for instance in by_type(file, "IfcWorkCalendar"):
        rows[instance.id()] = len(draft.calendars)
        draft.calendars.append(_calendar(instance, draft))
    found: dict[int, int] = {}
    for relation in by_type(file, "IfcRelAssignsToControl"):
        control = reference(named(relation, "RelatingControl"), "IfcWorkCalendar")
        if control is not None:
            for item in references(named(relation, "RelatedObjects")):
                found[item.id()] = rows[control.id()]
    return found


def _calendar(instance: Instance, draft: ScheduleDraft) -> Calendar:
    week: list[list[Shift]] = [[] for _ in range(7)]
    for time in references(named(instance, "WorkingTimes")):
        pattern = reference(named(time, "RecurrencePattern"))
        kind = text(named(pattern, "RecurrenceType")) if pattern else "DAILY"
        if kind == "DAILY":
            days = tuple(range(1, 8))
        elif kind == "WEEKLY":
            days = _whole_numbers(named(pattern, "WeekdayComponent")) or tuple(range(1, 8))
        else:
            draft.warn("calendar-recurrence-unknown", f"#{time.id()}", kind=kind)
            continue
        for number in days:
            if 1 <= number <= 7:  # Monday 1
                week[number - 1] += _shifts(pattern, draft)
    shifts = tuple(tidy_shifts(day) for day in week) if any(week) else standard_calendar().week
    exceptions: dict[np.datetime64, tuple[Shift, ...]] = {}
    for time in references(named(instance, "ExceptionTimes")):
        for day in _exception_days(time, draft):
            exceptions[np.datetime64(day, "D")] = ()
    name = text(named(instance, "Name")) or text(named(instance, "Identification")) or f"#{instance.id()}"
    return Calendar(name, shifts, exceptions)


def _shifts(pattern: Instance | None, draft: ScheduleDraft) -> list[Shift]:
    shifts: list[Shift] = []
    for period in references(named(pattern, "TimePeriods")) if pattern else ():
        start, finish = (_second(text(named(period, name))) for name in ("StartTime", "EndTime"))
        if start is None or finish is None or (finish or DAY) <= start:
            draft.warn("calendar-shift-odd", f"#{period.id()}")
            continue
        shifts.append((start, finish or DAY))
    return shifts or list(standard_calendar().week[0])


def _exception_days(time: Instance, draft: ScheduleDraft) -> list[date]:
    texts = [
        text(named(time, a)) or text(named(time, b))
        for a, b in (("Start", "StartDate"), ("Finish", "FinishDate"))
    ]
    try:
        first = moment(texts[0]).astype("datetime64[D]").item()
        last = moment(texts[1] or texts[0]).astype("datetime64[D]").item()
    except ValueError:
        draft.warn("calendar-period-odd", f"#{time.id()}", period=" – ".join(texts))
        return []
    days = [first + timedelta(n) for n in range(min((last - first).days, _LONGEST) + 1)]
    pattern = reference(named(time, "RecurrencePattern"))
    if pattern is None:
        return days
    kind = text(named(pattern, "RecurrenceType"))
    week_days = _whole_numbers(named(pattern, "WeekdayComponent"))
    month_days = _whole_numbers(named(pattern, "DayComponent"))
    months = _whole_numbers(named(pattern, "MonthComponent"))
    if kind not in ("DAILY", "WEEKLY", "MONTHLY_BY_DAY_OF_MONTH", "YEARLY_BY_DAY_OF_MONTH"):
        draft.warn("calendar-recurrence-unknown", f"#{time.id()}", kind=kind)
        return []
    return [
        day
        for day in days
        if (not week_days or day.isoweekday() in week_days)
        and (not month_days or day.day in month_days)
        and (not months or day.month in months)
    ]


def _whole_numbers(found: object) -> tuple[int, ...]:
    if isinstance(found, int):
        return (found,)
    return tuple(n for n in found if isinstance(n, int)) if isinstance(found, tuple) else ()


def _second(said: str) -> int | None:
    parts = said.split("Z")[0].split(".")[0].split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() and len(part) == 2 for part in parts):
        return None
    hour, minute, second = (*map(int, parts), 0)[:3]
    return hour * 3600 + minute * 60 + second if hour <= 24 and minute < 60 and second < 60 else None
