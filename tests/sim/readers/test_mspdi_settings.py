from xml.etree.ElementTree import fromstring

import numpy as np

from sim.planning.draft import ScheduleDraft
from sim.readers.mspdi_settings import SETTINGS, read_settings
from sim.schedule_project import FloatKind, LagCalendar, ScheduleProject


def settings(body: str, begun: bool = False) -> ScheduleProject:
    return read_settings(fromstring(f"<Project>{body}</Project>"), ScheduleDraft(), 2, begun)


def test_the_settings_dates_depend_on() -> None:
    found = settings(
        "<Title>T</Title><StartDate>2026-03-02T08:00:00</StartDate><FinishDate>2026-05-01T17:00:00</FinishDate>"
        "<MinutesPerDay>450</MinutesPerDay><CriticalSlackLimit>2</CriticalSlackLimit>"
        "<MultipleCriticalPaths>1</MultipleCriticalPaths><CurrencyCode>CNY</CurrencyCode>"
    )
    assert (found.name, found.calendar, found.currency) == ("T", 2, "CNY")
    assert found.start == np.datetime64("2026-03-02T08:00:00")
    assert np.isnat(found.must_finish)
    assert np.isnat(found.data_date)
    assert found.critical_float == 2 * 450 * 60
    assert found.open_ends_critical
    assert (found.lag_calendar, found.float_kind) == (LagCalendar.SUCCESSOR, FloatKind.SMALLEST)
    assert found.other["MinutesPerDay"] == "450"


def test_a_project_scheduled_from_its_finish() -> None:
    found = settings("<ScheduleFromStart>0</ScheduleFromStart><FinishDate>2026-05-01T17:00:00</FinishDate>")
    assert found.from_finish
    assert found.must_finish == np.datetime64("2026-05-01T17:00:00")


def test_work_that_has_begun_is_bounded_by_the_start_alone() -> None:
    body = "<StartDate>2026-03-02T08:00:00</StartDate><StatusDate>2026-04-01T17:00:00</StatusDate>"
    assert settings(body, begun=True).data_date == np.datetime64("2026-03-02T08:00:00")
    assert "StatusDate" in SETTINGS
