"""Lags in seconds and their calendars; links of summaries."""

import numpy as np
import pytest
from oracles.networks import HOUR, project, schedule_of

from sim.planning.cpm import solve
from sim.planning.draft import TaskDraft
from sim.planning.network_links import lags
from sim.planning.work_calendars import work_calendars
from sim.schedule import LagUnit
from sim.schedule_project import LagCalendar


@pytest.mark.parametrize(
    ("unit", "whose", "seconds", "calendar"),
    [
        (LagUnit.WORK, LagCalendar.PREDECESSOR, 5000, 1),
        (LagUnit.WORK, LagCalendar.SUCCESSOR, 5000, 2),
        (LagUnit.WORK, LagCalendar.PROJECT, 5000, 0),
        (LagUnit.WORK, LagCalendar.ALL_DAY, 5000, 3),
        (LagUnit.ELAPSED, LagCalendar.SUCCESSOR, 5000, 3),
        (LagUnit.PERCENT, LagCalendar.SUCCESSOR, 2 * HOUR, 2),
        (LagUnit.ELAPSED_PERCENT, LagCalendar.SUCCESSOR, 2 * HOUR, 3),
    ],
)
def test_lag_counts_on_the_calendar_of_the_setting(
    unit: LagUnit, whose: LagCalendar, seconds: int, calendar: int
) -> None:
    tasks = [TaskDraft("A", duration=4 * HOUR, calendar=1), TaskDraft("B", duration=HOUR, calendar=2)]
    setting = project(lag_calendar=whose)
    schedule = schedule_of(tasks, [(0, 1, 0, 5000, unit)], setting)
    found = lags(schedule, (setting,), work_calendars(schedule, (setting,), []))
    assert [column.tolist() for column in found] == [[seconds], [calendar]]


def test_start_of_a_summary_is_its_first_task() -> None:
    tasks = [
        TaskDraft("S"), TaskDraft("A", parent=0, duration=HOUR, calendar=0),
        TaskDraft("B", parent=0, duration=HOUR, calendar=0), TaskDraft("C", duration=HOUR, calendar=0),
        TaskDraft("Z", duration=3 * HOUR, calendar=0),
    ]  # fmt: skip
    found = solve(schedule_of(tasks, [(4, 1, 0, 0, 0), (0, 3, 1, HOUR, 0)]))
    assert found.early_start[3] - found.early_start[2] == np.timedelta64(1, "h")
    assert found.early_start[1] > found.early_start[2]


def test_link_to_the_finish_of_a_summary_is_told_to_hold_nothing() -> None:
    tasks = [TaskDraft("S"), TaskDraft("A", parent=0, duration=HOUR), TaskDraft("B", duration=9 * HOUR)]
    found = solve(schedule_of(tasks, [(2, 0, 2, 0, 0)]))
    assert [each.code for each in found.problems] == ["cpm-link-holds-nothing"]
