"""The packed text of a calendar is read back as it was."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from planned_project import planned_schedule

from sim.calendar import DAY, Calendar, Shift, tidy_shifts
from sim.planning.draft import ScheduleDraft
from sim.readers.p6.calendars import join_calendars, read_calendars
from sim.readers.p6.tables import Row, Tables
from sim.writers.losses import Losses
from sim.writers.p6.calendars import calendar_rows, clock, packed_week

MINUTES = st.integers(0, 1440).map(lambda minute: minute * 60)
DAYS = st.lists(st.tuples(MINUTES, MINUTES), max_size=4).map(tidy_shifts)
DATES = st.integers(-20000, 80000).map(lambda day: np.datetime64(day, "D"))

Day = tuple[Shift, ...]


def _read(calendar: Calendar) -> Calendar:
    cells = {"clndr_id": "1", "clndr_name": calendar.name, "clndr_data": packed_week(calendar)}
    tables = Tables({"CALENDAR": [Row({c: k for k, c in enumerate(cells)}, tuple(cells.values()), "")]})
    draft = ScheduleDraft()
    join_calendars(read_calendars(tables, draft), draft)
    assert [p for p in draft.problems if p.code != "p6-calendar-idle"] == []
    return draft.calendars[0]


@given(st.lists(DAYS, min_size=7, max_size=7), st.dictionaries(DATES, DAYS, max_size=5))
def test_round_trip(
    week: list[tuple[Shift, ...]], exceptions: dict[np.datetime64, tuple[Shift, ...]]
) -> None:
    calendar = Calendar("c", tuple(week), exceptions)
    read = _read(calendar)
    assert read.week == calendar.week
    assert read.exceptions == calendar.exceptions


@pytest.mark.parametrize(("second", "text"), [(0, "00:00"), (28800, "08:00"), (DAY, "00:00")])
def test_clock(second: int, text: str) -> None:
    assert clock(second) == text


def test_seconds_are_told() -> None:
    losses = Losses()
    schedule = replace(planned_schedule(), calendars=(Calendar("c", (((30, 60),), *((),) * 6)),))
    assert [row["clndr_id"] for row in calendar_rows(schedule, losses)] == [1]
    assert [problem.code for problem in losses.problems()] == ["written-calendar-seconds"]
