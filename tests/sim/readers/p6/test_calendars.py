"""The packed text of calendars, each with its own week and its own exceptions."""

from pathlib import Path

import numpy as np
import pytest
from oracles.xer_text import five_days, plan

from sim.calendar import Calendar, Shift
from sim.planning.draft import ScheduleDraft
from sim.problem import Problem
from sim.readers.p6.calendars import second_of
from sim.readers.xer import read_xer

H = 3600
DAY: tuple[Shift, ...] = ((8 * H, 12 * H), (13 * H, 17 * H))


def read(folder: Path, *rows: dict[str, object]) -> tuple[tuple[Calendar, ...], list[Problem]]:
    path = folder / "plan.xer"
    path.write_text(plan([{"task_id": 1, "task_code": "A"}], CALENDAR=rows), encoding="utf-8")
    schedule, problems = read_xer(path)
    return schedule.calendars, problems


def one(folder: Path, packed: str) -> tuple[Calendar, list[str]]:
    calendars, problems = read(folder, {"clndr_id": 7, "clndr_name": "C", "clndr_data": packed})
    return calendars[0], [p.code for p in problems]


def test_exceptions_with_shifts_of_their_own(tmp_path: Path) -> None:
    half = "(0||1(d|46144)((0||0(s|08:00|f|12:00)())))"
    calendar, _ = one(tmp_path, five_days("(0||0(d|46143)())" + half))
    assert calendar.week == (DAY,) * 5 + ((),) * 2
    assert calendar.exceptions == {
        np.datetime64("2026-05-01"): (),
        np.datetime64("2026-05-02"): ((8 * H, 12 * H),),
    }


def test_no_calendar_shares_its_holidays_with_another(tmp_path: Path) -> None:
    first = {"clndr_id": 7, "clndr_name": "A", "clndr_data": five_days("(0||0(d|46143)())")}
    second = {"clndr_id": 8, "clndr_name": "B", "clndr_data": five_days("(0||0(d|46150)())")}
    third = {"clndr_id": 9, "clndr_name": "C", "clndr_data": five_days(), "base_clndr_id": ""}
    calendars, _ = read(tmp_path, first, second, third)
    assert [[str(day) for day in each.exceptions] for each in calendars] == [
        ["2026-05-01"],
        ["2026-05-08"],
        [],
    ]


def test_a_base_gives_what_is_not_said_again(tmp_path: Path) -> None:
    base = {
        "clndr_id": 7,
        "clndr_name": "Base",
        "clndr_data": five_days("(0||0(d|46143)())(0||1(d|46144)())"),
    }
    own = "(0||CalendarData()((0||Exceptions()((0||0(d|46144)((0||0(s|06:00|f|10:00)())))))))"
    child = {"clndr_id": 8, "clndr_name": "Child", "clndr_data": own, "base_clndr_id": 7}
    calendars, problems = read(tmp_path, child, base)
    assert calendars[0].week == calendars[1].week
    assert calendars[0].exceptions[np.datetime64("2026-05-01")] == ()
    assert calendars[0].exceptions[np.datetime64("2026-05-02")] == ((6 * H, 10 * H),)
    assert not [p for p in problems if p.severity > 0]


def test_calendars_based_on_each_other(tmp_path: Path) -> None:
    rows = [{"clndr_id": k, "clndr_name": k, "base_clndr_id": 15 - k} for k in (7, 8)]
    calendars, problems = read(tmp_path, *rows)
    assert len(calendars) == 2
    assert {"calendar-cycle", "p6-calendar-without-week"} <= {p.code for p in problems}


def test_a_missing_base_is_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {"clndr_id": 7, "clndr_data": five_days(), "base_clndr_id": 99})
    assert "p6-calendar-base-missing" in {p.code for p in problems}


def test_the_real_calendar_of_two_shifts_around_the_clock(shared_data: Path) -> None:
    schedule, problems = read_xer(shared_data / "schedules" / "xer" / "MDL4RA.xer")
    clock, house, worker = schedule.calendars
    assert clock.week[0] == ((1 * H, 12 * H), (13 * H, 24 * H))
    assert clock.exceptions[np.datetime64("2001-04-11")] == ((8 * H, 12 * H), (13 * H, 17 * H))
    assert house.week == (((8 * H, 16 * H),),) * 7
    assert len(house.exceptions) != len(clock.exceptions)
    assert worker.day_length() == 8 * H
    assert schedule.projects[0].other["calendar 7x24"] == "global, 22 / 154 / 660 / 8030 h"
    assert not [p for p in problems if p.code.startswith("calendar")]


@pytest.mark.parametrize("cut", [40, 90, 200, -3])
def test_a_damaged_text_is_read_as_far_as_it_goes(tmp_path: Path, cut: int) -> None:
    _, codes = one(tmp_path, five_days("(0||0(d|46143)())")[:cut])
    assert "p6-calendar-damaged" in codes


def test_a_calendar_without_working_time_is_told(tmp_path: Path) -> None:
    calendar, codes = one(tmp_path, "(0||CalendarData()((0||DaysOfWeek()((0||1()())(0||2()())))))")
    assert not any(calendar.week)
    assert "p6-calendar-idle" in codes


def test_odd_shifts_and_odd_dates_are_left_out(tmp_path: Path) -> None:
    packed = five_days("(0||0(d|999999)())(0||1(d|soon)())").replace("s|13:00|f|17:00", "s|17:00|f|13:00", 1)
    calendar, codes = one(tmp_path, packed)
    assert calendar.week[0] == ((8 * H, 12 * H),)
    assert calendar.exceptions == {}
    assert codes.count("p6-exception-odd") == 2
    assert "calendar-shift-odd" in codes


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("08:00", 8 * H), ("8:00 PM", 20 * H), ("12:00 AM", 0), ("12:30 p.m.", 12 * H + 1800),
        ("24:00", 24 * H), ("下午 1:00", 13 * H), ("08:00:30", 8 * H + 30),
        ("25:00", None), ("13:00 PM", None), ("noon", None),
    ],
)  # fmt: skip
def test_times_of_day(text: str, second: int | None) -> None:
    assert second_of(text) == second


def test_a_schedule_draft_counts_every_calendar_once(tmp_path: Path) -> None:
    calendars, problems = read(tmp_path, *[{"clndr_id": 7, "clndr_name": "A", "clndr_data": five_days()}] * 2)
    assert len(calendars) == 1
    assert "calendar-twice" in {p.code for p in problems}
    assert ScheduleDraft().calendars == []
