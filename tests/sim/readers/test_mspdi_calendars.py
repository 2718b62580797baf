"""Calendars of Microsoft Project, checked against the dates Project itself wrote."""

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import numpy as np
import pytest

from sim.planning.draft import ScheduleDraft
from sim.readers.mspdi_calendars import join_calendars, read_calendar


def exception(element: Element) -> list[np.datetime64]:
    holder = Element("Calendar")
    box = Element("Exceptions")
    box.append(element)
    holder.append(box)
    draft = ScheduleDraft()
    dates = sorted(read_calendar(holder, draft).exceptions)
    assert draft.problems == []
    return dates


def test_recurring_exceptions_end_where_project_says(shared_data: Path) -> None:
    name = "generated__calendar-recurring-exceptions__calendar-recurring-exceptions-project2016-mspdi.xml"
    text = (shared_data / "schedules/mspdi" / name).read_text(encoding="utf-8")
    root = fromstring(text.replace(' xmlns="http://schemas.microsoft.com/project"', ""))
    items = root.findall(".//Exception")
    assert len(items) == 27
    for item in items:
        dates = exception(item)
        assert len(dates) == int(item.findtext("Occurrences") or 0), item.findtext("Name")
        assert str(dates[-1]) == (item.findtext("TimePeriod/ToDate") or "")[:10], item.findtext("Name")


def calendars(*texts: str) -> ScheduleDraft:
    draft = ScheduleDraft()
    join_calendars([read_calendar(fromstring(f"<Calendar>{t}</Calendar>"), draft) for t in texts], draft)
    return draft


CENTURIES = (
    "<UID>1</UID><Exceptions><Exception><Type>1</Type><TimePeriod><FromDate>1900-01-01T00:00:00"
    "</FromDate><ToDate>2190-01-01T00:00:00</ToDate></TimePeriod></Exception></Exceptions>"
)
DAY = (
    "<WeekDay><DayType>{day}</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime>"
    "<FromTime>{start}</FromTime><ToTime>{finish}</ToTime></WorkingTime></WorkingTimes></WeekDay>"
)


def test_what_a_calendar_leaves_open_comes_from_its_base() -> None:
    night = DAY.format(day=2, start="22:00:00", finish="00:00:00")
    early = DAY.format(day=3, start="06:00:00", finish="10:00:00")
    draft = calendars(
        f"<UID>1</UID><Name>Base</Name><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>{night}</WeekDays>",
        f"<UID>2</UID><BaseCalendarUID>1</BaseCalendarUID><WeekDays>{early}</WeekDays>",
    )
    week = draft.calendars[1].week
    assert week[0] == ((22 * 3600, 86400),)
    assert week[1] == ((6 * 3600, 10 * 3600),)
    assert week[5] == ()
    assert len(week[2]) == 2


def test_dated_week_days_and_alternative_weeks() -> None:
    off = (
        "<WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod><FromDate>2026-03-02T00:00:00"
        "</FromDate><ToDate>2026-03-03T23:59:00</ToDate></TimePeriod></WeekDay>"
    )
    week = (
        "<WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-03-09T00:00:00</FromDate><ToDate>2026-03-15T23:59:00"
        f"</ToDate></TimePeriod><WeekDays>{DAY.format(day=7, start='08:00:00', finish='12:00:00')}</WeekDays>"
        "</WorkWeek></WorkWeeks>"
    )
    calendar = calendars(f"<UID>1</UID><WeekDays>{off}</WeekDays>{week}").calendars[0]
    assert calendar.shifts(np.datetime64("2026-03-02")) == ()
    assert len(calendar.shifts(np.datetime64("2026-03-04"))) == 2
    assert calendar.shifts(np.datetime64("2026-03-14")) == ((8 * 3600, 12 * 3600),)
    assert calendar.shifts(np.datetime64("2026-03-21")) == ()


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (("<UID>1</UID><BaseCalendarUID>1</BaseCalendarUID>",), "calendar-cycle"),
        (("<UID>1</UID>", "<UID>1</UID>"), "calendar-twice"),
        (
            (f"<UID>1</UID><WeekDays>{DAY.format(day=2, start='09:00:00', finish='08:00:00')}</WeekDays>",),
            "calendar-shift-odd",
        ),
        (
            ("<UID>1</UID><Exceptions><Exception><Type>1</Type></Exception></Exceptions>",),
            "calendar-period-odd",
        ),
        (
            (CENTURIES,),
            "calendar-too-many",
        ),
    ],
)
def test_faults_are_said(texts: tuple[str, ...], code: str) -> None:
    assert [problem.code for problem in calendars(*texts).problems] == [code]
