"""The S-curve: hours weigh, the curve ends at 100 %, earned value only where it was observed."""

from dataclasses import replace

import numpy as np
import pytest
from schedule_under_way import at, schedule_under_way

from sim.planning.earned_value import Independence, earned_value
from sim.reporting.progress_curve import POINTS, progress_curve
from sim.schedule import no_dates, no_schedule

CLOSE = pytest.approx


def test_hours_weigh() -> None:
    s = schedule_under_way()
    curve = progress_curve(s)
    assert not curve.money
    assert curve.weighed == 5
    at_status = int(np.flatnonzero(curve.time == at(6, 17))[0])
    # Hours: footing 16, wall 40, slab 16, roof 8, fence 8; by Friday evening footing and 3 of 5 wall days.
    weight = {0: 16, 1: 40, 2: 16, 3: 8, 4: 8}
    total = sum(weight.values())
    assert curve.planned[at_status] == CLOSE(100 * (16 + 24) / total)
    assert curve.actual[at_status] == CLOSE(100 * (16 + 0.6 * 40) / total)
    assert curve.baseline[at_status] == CLOSE(100 * (16 + 40 + 16) / total)
    assert np.isnan(curve.actual[at_status + 1 :]).all()
    assert curve.planned[-1] == curve.baseline[-1] == CLOSE(100)
    assert (np.diff(curve.planned) >= 0).all()


def test_value_is_that_of_the_kernel() -> None:
    s = schedule_under_way()
    moved = s.actual_start.copy()
    moved[0] += np.timedelta64(3600, "s")
    seen = replace(s, actual_start=moved)
    curve = progress_curve(seen)
    assert curve.independence is Independence.INDEPENDENT
    assert curve.value is not None
    assert curve.value.earned == earned_value(seen, at(6, 17)).earned
    assert curve.schedule is not None


def test_copied_dates_have_no_value() -> None:
    s = schedule_under_way()
    over = s.actual_finish.copy()
    over[1] = s.baseline_finish[1]
    curve = progress_curve(replace(s, actual_finish=over))
    assert curve.independence is Independence.COPIED
    assert curve.value is None
    assert curve.schedule is None


def test_without_baseline_progress_or_weight() -> None:
    s = schedule_under_way()
    bare = replace(s, baselines=(), baseline_start=no_dates(6), baseline_finish=no_dates(6))
    assert np.isnan(progress_curve(bare).baseline).all()
    still = replace(s, actual_start=no_dates(6), actual_finish=no_dates(6))
    assert np.isnan(progress_curve(still).actual).all()
    assert progress_curve(no_schedule()).time.size == 0


def test_long_schedules_have_few_points() -> None:
    s = schedule_under_way()
    finish = s.finish.copy()
    finish[3] = np.datetime64("2046-01-01", "s")
    assert progress_curve(replace(s, finish=finish)).time.size <= POINTS + 3
