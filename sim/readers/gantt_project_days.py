"""Days of GanttProject: attributes that count them, working weeks, holidays and leave."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import numpy as np

from sim.calendar import Calendar, Shift, standard_calendar
from sim.moment import NOT_A_TIME, moment, moment_of
from sim.planning.draft import ScheduleDraft

HOURS = 8  # of work in a day
YEARS = (10, 40)  # before and after the first task that a holiday without a year is noted for
LONGEST = 3660  # days of leave

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Days = dict[np.datetime64, tuple[Shift, ...]]


class Attributes:
    """The attributes of one element; what cannot be understood is noted with its place."""

    def __init__(self, element: Element, place: str, draft: ScheduleDraft) -> None:
        self.element, self.place, self.draft = element, place, draft
        self._asked: set[str] = set()

    def text(self, name: str) -> str:
        """Return an attribute, "" where there is none."""
        self._asked.add(name)
        return self.element.get(name, "").strip()

    def flag(self, name: str) -> bool:
        """Return whether an attribute says yes."""
        return self.text(name).casefold() == "true"

    def number(self, name: str, otherwise: float = np.nan) -> float:
        """Return a finite number of reasonable size, `otherwise` where there is none."""
        text = self.text(name)
        try:
            value = float(text.replace(",", "."))
        except ValueError:
            value = np.nan
        if abs(value) < 1e12:
            return value
        if text:
            self.draft.warn("number-odd", f"{self.place} {name}", text=text[:40])
        return otherwise

    def days(self, name: str, signed: bool = False) -> int:
        """Return a number of days as working seconds."""
        value = self.number(name, 0.0)
        if (value < 0 and not signed) or abs(value) > 1e6:
            self.draft.warn(
                "length-negative" if value < 0 else "number-odd", self.place, text=self.text(name)
            )
            return 0
        return round(value * HOURS * 3600)

    def day(self, name: str) -> np.datetime64:
        """Return the midnight a day begins with, NaT where there is none."""
        text = self.text(name)
        if not text:
            return NOT_A_TIME
        try:
            return moment(text)
        except ValueError:
            self.draft.warn("date-odd", f"{self.place} {name}", text=text[:40])
            return NOT_A_TIME

    def rest(self, dull: Iterable[str]) -> list[str]:
        """Return the names of the attributes nobody asked for, other than `dull`."""
        return [name for name in self.element.attrib if name not in self._asked and name not in set(dull)]


def project_calendar(root: Element, draft: ScheduleDraft) -> Calendar:
    """Return the calendar of the whole project."""
    shifts = standard_calendar().week[0]
    week = root.find("calendars//default-week")
    shown = root.find("calendars//only-show-weekends")
    if week is None or (shown is not None and shown.get("value") == "true"):
        off = [week is None and day >= 5 for day in range(7)]
    else:
        off = [week.get(name, "0") == "1" for name in _WEEK]
    if all(off):
        draft.warn("gan-no-work", "calendars")
        off = [False] * 7
    return Calendar(
        root.get("name", "") or "GanttProject",
        tuple(() if no else shifts for no in off),
        _holidays(root, draft),
    )


def days_off(root: Element, resource: str, draft: ScheduleDraft) -> Days:
    """Return the days a resource is on leave."""
    found: Days = {}
    for element in root.iterfind("vacations/vacation"):
        if element.get("resourceid", "").strip() != resource:
            continue
        say = Attributes(element, f"vacation of resource id {resource}", draft)
        first, last = (say.day(name).astype("datetime64[D]") for name in ("start", "end"))
        if np.isnat(first) or np.isnat(last) or not 0 <= (last - first).astype(np.int64) <= LONGEST:
            draft.warn("calendar-period-odd", say.place, period=f"{say.text('start')} – {say.text('end')}")
            continue
        found.update(dict.fromkeys(np.arange(first, last + 1), ()))
    return found


def _holidays(root: Element, draft: ScheduleDraft) -> Days:
    shifts = standard_calendar().week[0]
    found: Days = {}
    recurring: Days = {}
    years = [int(t.get("start", "")[:4]) for t in root.iter("task") if t.get("start", "")[:4].isdecimal()]
    first = min((year for year in years if 1900 <= year < 2200), default=2000)
    for element in root.iterfind("calendars/date"):
        say = Attributes(element, "calendars/date", draft)
        kind = say.text("type") or "HOLIDAY"
        if kind not in ("HOLIDAY", "WORKING_DAY"):
            continue  # only coloured
        work = shifts if kind == "WORKING_DAY" else ()
        month, day, year = say.number("month", 0), say.number("date", 0), say.text("year")
        many = range(max(1900, first - YEARS[0]), min(2200, first + YEARS[1]))
        every = [int(year)] if year.isdecimal() and len(year) == 4 else many
        dates = [when for each in every if (when := _date(each, month, day)) is not None]
        if not dates:
            draft.warn("calendar-period-odd", say.place, period=f"{year}-{month:g}-{day:g}")
        (found if year else recurring).update(dict.fromkeys(dates, work))
    return recurring | found


def _date(year: int, month: float, day: float) -> np.datetime64 | None:
    try:
        found: np.datetime64 = moment_of(year, round(month), round(day)).astype("datetime64[D]")
    except ValueError:
        return None
    return found
