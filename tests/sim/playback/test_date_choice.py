"""The versions of the dates, and which of them a schedule has."""

from dataclasses import replace

import numpy as np
import pytest
from small_project import small_project

from sim.playback.date_choice import DateChoice, choices, with_dates
from sim.schedule import Schedule, no_dates

DAY = np.timedelta64(86400, "s")


@pytest.fixture
def schedule() -> Schedule:
    plan = small_project().schedule
    count = len(plan)
    return replace(
        plan, baseline_start=no_dates(count), baseline_finish=no_dates(count), actual_start=no_dates(count),
        actual_finish=no_dates(count),
    )  # fmt: skip


def test_a_bare_plan_has_its_plan_only(schedule: Schedule) -> None:
    assert choices(schedule) == (DateChoice.PLAN,)
    assert with_dates(schedule, DateChoice.PLAN) is schedule


def test_baseline(schedule: Schedule) -> None:
    start = schedule.start - 3 * DAY
    start[4] = np.datetime64("NaT")
    based = replace(schedule, baseline_start=start, baseline_finish=start + DAY)
    assert DateChoice.BASELINE in choices(based)
    played = with_dates(based, DateChoice.BASELINE)
    assert played.start[2] == start[2]
    assert np.isnat(played.start[4])
    assert np.isnat(played.baseline_finish).all(), "a baseline is not late for itself"


def test_actual(schedule: Schedule) -> None:
    now = schedule.start[4] + 2 * DAY
    actual_start, actual_finish = no_dates(len(schedule)), no_dates(len(schedule))
    actual_start[2], actual_finish[2] = schedule.start[2] + DAY, schedule.finish[2] + 2 * DAY
    actual_start[3] = schedule.start[3] + DAY
    seen = replace(schedule, actual_start=actual_start, actual_finish=actual_finish, status_date=now)
    assert DateChoice.ACTUAL in choices(seen)
    played = with_dates(seen, DateChoice.ACTUAL)
    assert (played.start[2], played.finish[2]) == (actual_start[2], actual_finish[2])
    assert played.start[3] == actual_start[3]
    assert played.finish[3] >= now, "what goes on is not over"
    assert played.start[4] == now, "what has not begun cannot have begun before the data date"
    assert played.finish[4] - played.start[4] == schedule.finish[4] - schedule.start[4]
    later = np.flatnonzero(schedule.start > now)
    assert (played.start[later] == schedule.start[later]).all()
