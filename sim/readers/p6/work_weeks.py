"""The calendars of P6's XML: a standard week, and dates that differ."""

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element

import numpy as np

from sim.calendar import Shift, tidy_shifts
from sim.moment import moment
from sim.planning.draft import ScheduleDraft
from sim.readers.p6.calendars import CalendarDraft, add_exception, add_shift, second_of

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KINDS: Final = {"Global": "global", "Project": "project", "Resource": "resource"}


def read_work_week(element: Element, schedule: ScheduleDraft) -> CalendarDraft:
    """Return one <Calendar>, its tags without namespace."""
    id_, name = _text(element, "ObjectId"), _text(element, "Name")
    place = f"Calendar ObjectId {id_} ({name})"
    draft = CalendarDraft(id_, name or id_, _text(element, "BaseCalendarObjectId"), place)
    hours = " / ".join(_text(element, f"HoursPer{unit}") or "–" for unit in ("Day", "Week", "Month", "Year"))
    kind = _text(element, "Type")
    draft.settings = f"{_KINDS.get(kind, kind)}, {hours} h"
    for hours_of_day in element.iterfind("StandardWorkWeek/StandardWorkHours"):
        day = _text(hours_of_day, "DayOfWeek")
        if day in _DAYS:
            draft.days[_DAYS.index(day)] = _shifts(hours_of_day.iterfind("WorkTime"), draft, schedule)
        else:
            schedule.warn("p6-exception-odd", place, text=day[:40])
    for exception in element.iterfind("HolidayOrExceptions/HolidayOrException"):
        text = _text(exception, "Date")
        try:
            when = moment(text).astype("datetime64[D]")
        except ValueError:
            schedule.warn("p6-exception-odd", place, text=text[:40])
            continue
        add_exception(
            np.datetime64(when, "D"),
            _shifts(exception.iterfind("WorkTime"), draft, schedule),
            draft,
            schedule,
        )
    return draft


def _shifts(times: Iterable[Element], draft: CalendarDraft, schedule: ScheduleDraft) -> tuple[Shift, ...]:
    shifts: list[Shift] = []
    for time in times:
        start, finish = _text(time, "Start"), _text(time, "Finish")
        if start or finish:
            add_shift(shifts, second_of(start), _until(second_of(finish)), draft, schedule)
    return tidy_shifts(shifts)


def _until(second: int | None) -> int | None:
    """Return where a shift ends: P6 names its last minute, 11:59, others the moment after it, 12:00."""
    if second is not None and second // 60 % 5 == 4:
        return second // 60 * 60 + 60
    return second


def _text(element: Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()
