"""Calendars edited: shifts as people write them, weekdays, dates that differ, names, users."""

from dataclasses import replace

import numpy as np
import pytest
from small_project import small_project

from sim.calendar import standard_calendar
from sim.planning.calendar_edits import (
    copy_calendar,
    rename_calendar,
    set_exception,
    set_weekday,
    shifts_of,
    shifts_text,
    users,
    with_calendar,
)
from sim.planning.edit_refused import EditRefused
from sim.schedule import Schedule

H = 3600
MAY = np.datetime64("2026-05-01")


@pytest.fixture
def schedule() -> Schedule:
    return replace(small_project().schedule, calendars=(standard_calendar(),))


@pytest.mark.parametrize(
    ("text", "shifts"),
    [
        ("08:00-12:00, 13:00-17:00", ((8 * H, 12 * H), (13 * H, 17 * H))),
        ("8-12；13:30–17", ((8 * H, 12 * H), (13 * H + 1800, 17 * H))),
        ("22:00-24:00, 0-6", ((0, 6 * H), (22 * H, 24 * H))),
        ("8-12, 11-13", ((8 * H, 13 * H),)),
        ("", ()),
    ],
)
def test_shifts_as_written(text: str, shifts: tuple[tuple[int, int], ...]) -> None:
    assert shifts_of(text) == shifts
    assert shifts_of(shifts_text(shifts)) == shifts


@pytest.mark.parametrize("text", ["all day", "17-8", "8-25", "8:75-12", "8"])
def test_no_shifts(text: str) -> None:
    with pytest.raises(EditRefused, match="08:00-12:00"):
        shifts_of(text)


def test_weekday(schedule: Schedule) -> None:
    saturday = set_weekday(schedule, 0, 5, ((8 * H, 12 * H),))
    assert saturday.calendars[0].week[5] == ((8 * H, 12 * H),)
    assert schedule.calendars[0].week[5] == ()


def test_a_week_without_work_is_refused(schedule: Schedule) -> None:
    for weekday in range(4):
        schedule = set_weekday(schedule, 0, weekday, ())
    with pytest.raises(EditRefused) as raised:
        set_weekday(schedule, 0, 4, ())
    assert raised.value.code == "calendar-no-work"


def test_dates_that_differ_come_and_go(schedule: Schedule) -> None:
    off = set_exception(schedule, 0, MAY, ())
    assert off.calendars[0].shifts(MAY) == ()
    back = set_exception(off, 0, MAY, None)
    assert back.calendars[0].exceptions == {}


def test_copies_have_names_of_their_own(schedule: Schedule) -> None:
    two = copy_calendar(schedule, 0, " Nights ")
    assert [c.name for c in two.calendars] == ["Standard", "Nights"]
    assert rename_calendar(two, 1, "夜班").calendars[1].name == "夜班"
    assert rename_calendar(two, 1, "Nights").calendars[1].name == "Nights"
    for name, code in (("", "calendar-no-name"), ("Standard", "calendar-name-twice")):
        with pytest.raises(EditRefused) as raised:
            rename_calendar(two, 1, name)
        assert raised.value.code == code
    with pytest.raises(EditRefused):
        copy_calendar(schedule, 7, "x")


def test_who_uses_it(schedule: Schedule) -> None:
    count = len(schedule)
    calendar = np.full(count, -1, np.int32)
    calendar[3] = 1
    two = replace(copy_calendar(schedule, 0, "Nights"), calendar=calendar)
    assert users(two, 1).tolist() == [3]
    assert users(two, 0).size == count - 1


def test_without_calendars_the_standard_one_is_made_its_own(schedule: Schedule) -> None:
    assert with_calendar(schedule) is schedule
    assert with_calendar(replace(schedule, calendars=())).calendars[0].name == standard_calendar().name
