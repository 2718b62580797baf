"""Calendars of Microsoft Project's XML: week days, exceptions, alternative weeks, inheritance."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from xml.etree.ElementTree import Element

import numpy as np

from sim.calendar import DAY, Calendar, Shift, standard_calendar, tidy_shifts
from sim.moment import moment
from sim.planning.draft import ScheduleDraft

MOST_EXCEPTIONS = 20_000  # dates of one calendar
_LONGEST = 366 * 300  # days an exception may span


@dataclass(slots=True)
class CalendarDraft:
    """A calendar as its element says, before what it inherits is filled in."""

    uid: str
    name: str
    base: str
    days: dict[int, tuple[Shift, ...]] = field(default_factory=dict)  # Monday 0
    exceptions: dict[np.datetime64, tuple[Shift, ...]] = field(default_factory=dict)


def read_calendar(element: Element, schedule: ScheduleDraft) -> CalendarDraft:
    """Return one <Calendar>, its tags without namespace."""
    uid = (element.findtext("UID") or "").strip()
    draft = CalendarDraft(uid, (element.findtext("Name") or "").strip(), _base(element))
    place = f"Calendar UID {uid}"
    for week in element.iterfind("WorkWeeks/WorkWeek"):
        days = _days(week.iterfind("WeekDays/WeekDay"), schedule, place)
        for day in _within(_period(week, schedule, place)):
            if day.weekday() in days:
                _except(draft, day, days[day.weekday()], schedule)
    draft.days = _days(element.iterfind("WeekDays/WeekDay"), schedule, place)
    dated = element.findall("Exceptions/Exception")
    # Since 2007 the dated week days only repeat the exceptions, without their recurrence.
    for item in dated or [d for d in element.iterfind("WeekDays/WeekDay") if _number(d, "DayType", -1) == 0]:
        shifts = _shifts(item, schedule, place)
        for day in _days_of_exception(item, schedule, place):
            _except(draft, day, shifts, schedule)
    return draft


def join_calendars(drafts: list[CalendarDraft], schedule: ScheduleDraft) -> dict[str, int]:
    """Add the calendars to `schedule`, inherited days filled in; returns rows by UID."""
    by_uid = {draft.uid: draft for draft in drafts}
    rows: dict[str, int] = {}
    standard = standard_calendar()
    for draft in drafts:
        if draft.uid in rows:
            schedule.warn("calendar-twice", f"Calendar UID {draft.uid}", name=draft.name)
            continue
        line = [draft]
        while (base := by_uid.get(line[-1].base)) is not None:
            if any(base is known for known in line):
                schedule.warn("calendar-cycle", f"Calendar UID {draft.uid}", name=draft.name)
                break
            line.append(base)
        week = [next((d.days[n] for d in line if n in d.days), standard.week[n]) for n in range(7)]
        exceptions: dict[np.datetime64, tuple[Shift, ...]] = {}
        for ancestor in reversed(line):
            exceptions.update(ancestor.exceptions)
        rows[draft.uid] = len(schedule.calendars)
        schedule.calendars.append(Calendar(draft.name or draft.uid, tuple(week), exceptions))
    return rows


def _base(element: Element) -> str:
    base = (element.findtext("BaseCalendarUID") or "-1").strip()
    return "" if base == "-1" else base


def _days(items: Iterator[Element], schedule: ScheduleDraft, place: str) -> dict[int, tuple[Shift, ...]]:
    days: dict[int, tuple[Shift, ...]] = {}
    for item in items:
        number = _number(item, "DayType", -1)  # 1 Sunday … 7 Saturday, 0 a date
        if 1 <= number <= 7:
            days[(number + 5) % 7] = _shifts(item, schedule, place)
    return days


def _shifts(item: Element, schedule: ScheduleDraft, place: str) -> tuple[Shift, ...]:
    if _number(item, "DayWorking", 0) == 0:
        return ()
    times = item.findall("WorkingTimes/WorkingTime")
    shifts: list[Shift] = []
    for time in times:
        start, finish = (_second(time.findtext(name) or "") for name in ("FromTime", "ToTime"))
        if start is None and finish is None:
            continue  # Project writes empty shifts to fill up to five
        if start is None or finish is None or (finish or DAY) <= start:
            schedule.warn("calendar-shift-odd", place)
            continue
        shifts.append((start, finish or DAY))
    return tidy_shifts(shifts) if times else standard_calendar().week[0]


def _second(text: str) -> int | None:
    parts = text.strip().split(".")[0].split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() and len(part) <= 2 for part in parts):
        return None
    hour, minute, second = (*map(int, parts), 0)[:3]
    return hour * 3600 + minute * 60 + second if hour <= 24 and minute < 60 and second < 60 else None


def _except(draft: CalendarDraft, day: date, shifts: tuple[Shift, ...], schedule: ScheduleDraft) -> None:
    if len(draft.exceptions) >= MOST_EXCEPTIONS:
        if not any(p.code == "calendar-too-many" for p in schedule.problems):
            schedule.warn("calendar-too-many", f"Calendar UID {draft.uid}", most=MOST_EXCEPTIONS)
        return
    draft.exceptions[np.datetime64(day, "D")] = shifts


def _period(item: Element, schedule: ScheduleDraft, place: str) -> tuple[date, date] | None:
    texts = [item.findtext(f"TimePeriod/{name}") or "" for name in ("FromDate", "ToDate")]
    try:
        first, last = (moment(text).astype("datetime64[D]").item() for text in texts)
    except ValueError:
        schedule.warn("calendar-period-odd", place, period=" – ".join(texts))
        return None
    return first, min(last, first + timedelta(_LONGEST))


def _within(period: tuple[date, date] | None) -> Iterator[date]:
    if period is not None:
        for step in range((period[1] - period[0]).days + 1):
            yield period[0] + timedelta(step)


def _days_of_exception(item: Element, schedule: ScheduleDraft, place: str) -> Iterator[date]:
    period = _period(item, schedule, place)
    if period is None:
        return
    kind = _number(item, "Type", 1)
    every = max(1, _number(item, "Period", 1))
    if kind == 1:
        yield from _within(period)
    elif kind == 7:
        yield from (day for day in _within(period) if (day - period[0]).days % every == 0)
    elif kind == 6:
        mask = _number(item, "DaysOfWeek", 0)  # bit 0 Sunday
        sunday = period[0] - timedelta((period[0].weekday() + 1) % 7)
        for day in _within(period):
            if mask >> (day.weekday() + 1) % 7 & 1 and (day - sunday).days // 7 % every == 0:
                yield day
    elif kind in (2, 3, 4, 5):
        # 2 and 3 come once a year in the given month (January 0), 4 and 5 every so many months.
        month = _number(item, "Month", 0) if kind < 4 else period[0].month - 1
        step = 12 if kind < 4 else every
        at = period[0].year * 12 + month
        while (first := date(at // 12, at % 12 + 1, 1)) <= period[1]:
            found = _absolute(first, item) if kind in (2, 4) else _relative(first, item)
            if found is not None and period[0] <= found <= period[1]:
                yield found
            at += step
    else:
        schedule.warn("calendar-recurrence-unknown", place, kind=kind)


def _absolute(first: date, item: Element) -> date | None:
    day = _number(item, "MonthDay", 1)
    return first.replace(day=day) if 1 <= day <= monthrange(first.year, first.month)[1] else None


def _relative(first: date, item: Element) -> date | None:
    """Return the first, second, … or last (position 4) day of a kind in a month."""
    what = _number(item, "MonthItem", 0)  # 0 day, 1 week day, 2 weekend day, 3 Sunday … 9 Saturday
    position = _number(item, "MonthPosition", 0)
    days = [first + timedelta(n) for n in range(monthrange(first.year, first.month)[1])]
    if what == 1:
        days = [day for day in days if day.weekday() < 5]
    elif what == 2:
        days = [day for day in days if day.weekday() >= 5]
    elif what >= 3:
        days = [day for day in days if (day.weekday() + 1) % 7 == what - 3]
    if position == 4:
        position = -1
    return days[position] if days and -1 <= position < len(days) else None


def _number(item: Element, name: str, otherwise: int) -> int:
    text = (item.findtext(name) or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 10 else otherwise
