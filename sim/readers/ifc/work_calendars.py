"""Work calendars inside a model: IfcWorkCalendar with its recurrence patterns."""

from datetime import date, timedelta

import ifcopenshell
import numpy as np

from sim.calendar import DAY, Calendar, Shift, standard_calendar, tidy_shifts
from sim.moment import moment
from sim.planning.draft import ScheduleDraft
from sim.readers.ifc.attributes import Instance, by_type, named, reference, references, text
from sim.readers.ifc.recurrence import LONGEST, Pattern, read_pattern

Span = tuple[date, date]


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
    """Return a calendar: its ordinary week, dated times that add work, exceptions that take work away."""
    times = [
        (time, read_pattern(reference(named(time, "RecurrencePattern"))))
        for time in references(named(instance, "WorkingTimes"))
    ]
    weekly = [pair for pair in times if pair[1].kind in ("DAILY", "WEEKLY") and pair[1].interval == 1]
    # A week that is dated as a whole is an ordinary one, unless another week holds without dates.
    usual = [pair for pair in weekly if not _dated(pair[0])] or weekly
    week: list[list[Shift]] = [[] for _ in range(7)]
    for time, pattern in usual:
        for number in pattern.weekdays or range(1, 8):
            if 1 <= number <= 7:
                week[number - 1] += _working(time, draft)
    shifts = tuple(tidy_shifts(day) for day in week) if any(week) else standard_calendar().week
    name = text(named(instance, "Name")) or text(named(instance, "Identification")) or f"#{instance.id()}"
    calendar = Calendar(name, shifts)
    for time, pattern in times:
        if (time, pattern) not in usual:
            for day in _days(time, pattern, draft):
                more = _working(time, draft)
                calendar.exceptions[day] = tidy_shifts([*calendar.shifts(day), *more])
    for time in references(named(instance, "ExceptionTimes")):
        pattern = read_pattern(reference(named(time, "RecurrencePattern")))
        taken = _shifts(time, draft)
        for day in _days(time, pattern, draft):
            calendar.exceptions[day] = _without(calendar.shifts(day), taken) if taken else ()
    return calendar


def _dated(time: Instance) -> bool:
    return any(text(named(time, name)) for name in ("Start", "StartDate", "Finish", "FinishDate"))


def _working(time: Instance, draft: ScheduleDraft) -> list[Shift]:
    return _shifts(time, draft) or list(standard_calendar().week[0])


def _shifts(time: Instance, draft: ScheduleDraft) -> list[Shift]:
    """Return the periods of a day that a time means, none where it means all of it."""
    pattern = reference(named(time, "RecurrencePattern"))
    shifts: list[Shift] = []
    for period in references(named(pattern, "TimePeriods")) if pattern else ():
        start, finish = (_second(text(named(period, name))) for name in ("StartTime", "EndTime"))
        if start is None or finish is None or (finish or DAY) <= start:
            draft.warn("calendar-shift-odd", f"#{period.id()}")
            continue
        shifts.append((start, finish or DAY))
    return shifts


def _without(shifts: tuple[Shift, ...], taken: list[Shift]) -> tuple[Shift, ...]:
    left = list(shifts)
    for start, finish in taken:
        left = [
            part for a, b in left for part in ((a, min(b, start)), (max(a, finish), b)) if part[0] < part[1]
        ]
    return tidy_shifts(left)


def _days(time: Instance, pattern: Pattern, draft: ScheduleDraft) -> list[np.datetime64]:
    if not pattern.known():
        draft.warn("calendar-recurrence-unknown", f"#{time.id()}", kind=pattern.kind)
        return []
    span = _span(time, pattern, draft)
    return [np.datetime64(day, "D") for day in pattern.dates(*span)] if span else []


def _span(time: Instance, pattern: Pattern, draft: ScheduleDraft) -> Span | None:
    texts = [
        text(named(time, a)) or text(named(time, b))
        for a, b in (("Start", "StartDate"), ("Finish", "FinishDate"))
    ]
    try:
        first = moment(texts[0]).astype("datetime64[D]").item()
        if not texts[1] and pattern.occurrences:
            return first, first + timedelta(LONGEST)
        last = moment(texts[1] or texts[0]).astype("datetime64[D]").item()
    except ValueError:
        draft.warn("calendar-period-odd", f"#{time.id()}", period=" – ".join(texts))
        return None
    if (last - first).days > LONGEST:
        draft.warn("calendar-too-many", f"#{time.id()}", most=LONGEST)
    return first, last


def _second(said: str) -> int | None:
    parts = said.split("Z")[0].split(".")[0].split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() and len(part) == 2 for part in parts):
        return None
    hour, minute, second = (*map(int, parts), 0)[:3]
    return hour * 3600 + minute * 60 + second if hour <= 24 and minute < 60 and second < 60 else None
