from xml.etree.ElementTree import fromstring

import numpy as np
import pytest

from sim.planning.draft import ScheduleDraft
from sim.readers.p6.work_weeks import read_work_week

H = 3600


def week(*times: tuple[str, str], exceptions: str = "") -> str:
    inner = "".join(f"<WorkTime><Start>{a}</Start><Finish>{b}</Finish></WorkTime>" for a, b in times)
    hours = f"<StandardWorkHours><DayOfWeek>Monday</DayOfWeek>{inner}</StandardWorkHours>"
    return (
        f"<Calendar><ObjectId>5</ObjectId><Name>C</Name><Type>Global</Type><StandardWorkWeek>{hours}"
        f"</StandardWorkWeek><HolidayOrExceptions>{exceptions}</HolidayOrExceptions></Calendar>"
    )


@pytest.mark.parametrize(
    ("finish", "second"),
    [
        ("11:59:00", 12 * H),
        ("12:00:00", 12 * H),
        ("15:29:00", 15.5 * H),
        ("23:59:00", 24 * H),
        ("00:00:00", 24 * H),
    ],
)
def test_a_shift_ends_after_its_last_minute(finish: str, second: int) -> None:
    draft = read_work_week(fromstring(week(("08:00:00", finish))), ScheduleDraft())
    assert draft.days == {0: ((8 * H, second),)}


def test_dates_that_differ() -> None:
    off = "<HolidayOrException><Date>2026-05-01T00:00:00</Date><WorkTime/></HolidayOrException>"
    half = (
        "<HolidayOrException><Date>2026-05-02T00:00:00</Date><WorkTime><Start>08:00:00</Start>"
        "<Finish>11:59:00</Finish></WorkTime></HolidayOrException>"
    )
    draft = read_work_week(fromstring(week(exceptions=off + half)), ScheduleDraft())
    assert draft.exceptions == {
        np.datetime64("2026-05-01"): (),
        np.datetime64("2026-05-02"): ((8 * H, 12 * H),),
    }
    assert draft.days == {0: ()}


def test_odd_dates_days_and_shifts_are_told() -> None:
    schedule = ScheduleDraft()
    bad = "<HolidayOrException><Date>1800-01-01T00:00:00</Date></HolidayOrException>"
    text = week(("17:00:00", "08:00:00"), exceptions=bad).replace("Monday", "Doomsday")
    read_work_week(fromstring(text), schedule)
    read_work_week(fromstring(week(("17:00:00", "08:00:00"))), schedule)
    assert [p.code for p in schedule.problems] == [
        "p6-exception-odd",
        "p6-exception-odd",
        "calendar-shift-odd",
    ]
