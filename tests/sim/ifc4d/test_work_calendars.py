"""Working time and exceptions as IFC divides them."""

import numpy as np

from sim.calendar import Calendar, standard_calendar
from sim.ifc4d.appendix import Appendix
from sim.ifc4d.work_calendars import minus, runs, write_calendar

H = 3600


def test_shifts_without_others() -> None:
    assert minus(((8 * H, 12 * H), (13 * H, 17 * H)), ((8 * H, 12 * H),)) == ((13 * H, 17 * H),)
    assert minus(((8 * H, 17 * H),), ((10 * H, 11 * H),)) == ((8 * H, 10 * H), (11 * H, 17 * H))
    assert minus(((8 * H, 12 * H),), ()) == ((8 * H, 12 * H),)


def test_days_in_a_row_are_one_period() -> None:
    days = [np.datetime64(day) for day in ("2025-05-03", "2025-05-01", "2025-05-02", "2025-05-06")]
    assert [(str(a), str(b)) for a, b in runs(days)] == [("2025-05-01", "2025-05-03"), ("2025-05-06",) * 2]


def test_a_calendar_with_every_kind_of_exception() -> None:
    week = standard_calendar().week
    calendar = Calendar(
        "Site", week,
        {
            np.datetime64("2025-05-01"): (),  # Thursday off
            np.datetime64("2025-05-03"): ((8 * H, 12 * H),),  # Saturday at work
            np.datetime64("2025-05-05"): ((8 * H, 12 * H),),  # Monday, morning only
            np.datetime64("2025-05-06"): week[0],  # Tuesday as always
        },
    )  # fmt: skip
    out = Appendix(0)
    write_calendar(out, "guid", 1, calendar)
    text = out.content().decode()
    assert "'Holiday',$,$,$,'2025-05-01','2025-05-01'" in text
    assert text.count("'Extra work'") == text.count("'Shorter day'") == 1
    assert "'2025-05-03','2025-05-03'" in text
    assert "'2025-05-05','2025-05-05'" in text
    assert "2025-05-06" not in text


def test_midnight_ends_a_day_as_zero_hours() -> None:
    out = Appendix(0)
    write_calendar(out, "guid", 1, Calendar("24 h", (((0, 24 * H),),) * 7))
    assert "IFCTIMEPERIOD('00:00:00','00:00:00')" in out.content().decode()
