"""Earned value on a chain of five tasks of two working days each."""

from dataclasses import replace

import numpy as np
import pytest

from sim.calendar import standard_calendar
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.planning.earned_value import (
    EarnedValue,
    Independence,
    budgets,
    earned_schedule,
    earned_value,
    has_costs,
    independence,
    planned_curve,
    planned_share,
)
from sim.schedule import Schedule, TaskKind

HOUR = np.timedelta64(3600, "s")
MONDAY = np.datetime64("2025-06-02T08:00:00", "s")


def chain(costs: bool = True) -> Schedule:
    calendar = standard_calendar()
    draft = ScheduleDraft(calendars=[calendar])
    start = MONDAY
    for k in range(5):
        finish = calendar.add(start, 16 * 3600)
        draft.tasks.append(
            TaskDraft(
                f"T{k}", start=start, finish=finish, baseline_start=start, baseline_finish=finish,
                duration=16 * 3600, cost=100.0 if costs else np.nan,
            )
        )  # fmt: skip
        start = calendar.next_work(finish)
    draft.tasks.append(TaskDraft("end", kind=TaskKind.MILESTONE, start=start, finish=start, cost=5000.0))
    return draft.schedule()


def at_work(schedule: Schedule, late: int = 1) -> Schedule:
    """Two tasks done, each ended `late` days late; the third 25 %."""
    start, finish = schedule.actual_start.copy(), schedule.actual_finish.copy()
    start[:3] = schedule.baseline_start[:3]
    finish[:2] = schedule.baseline_finish[:2] + late * 24 * HOUR
    percent = schedule.percent.copy()
    percent[:3] = 100.0, 100.0, 25.0
    cost = schedule.plan.actual_cost.copy()
    cost[:3] = 120.0, 90.0, 40.0
    return replace(
        schedule, actual_start=start, actual_finish=finish, percent=percent,
        plan=replace(schedule.plan, actual_cost=cost),
        status_date=np.datetime64("2025-06-09T08:00:00", "s"),
    )  # fmt: skip


def test_a_share_counts_working_time_only() -> None:
    share = planned_share(chain(), np.datetime64("2025-06-03T12:00:00", "s"))
    assert share.tolist() == [0.75, 0.0, 0.0, 0.0, 0.0, 0.0]
    weekend = planned_share(chain(), np.datetime64("2025-06-07T20:00:00", "s"))
    assert weekend.tolist() == [1.0, 1.0, 0.5, 0.0, 0.0, 0.0]


def test_value_at_the_status_date() -> None:
    schedule = at_work(chain())
    value = earned_value(schedule, schedule.status_date)
    assert value == EarnedValue(planned=250.0, earned=225.0, actual=250.0, budget=500.0)
    assert value.schedule_index == pytest.approx(0.9)


def test_earned_schedule_finds_when_the_plan_had_earned_as_much() -> None:
    schedule = at_work(chain())
    found = earned_schedule(schedule, schedule.status_date)
    # 225 of 500: a quarter into the third task, Friday at noon.
    assert MONDAY + np.timedelta64(int(found.earned), "s") == np.datetime64("2025-06-06T12:00:00")
    assert found.elapsed == 7 * 86400
    assert found.variance < 0
    assert found.index == pytest.approx(found.earned / found.elapsed)


def test_all_done_has_earned_the_whole_plan() -> None:
    schedule = chain()
    done = replace(schedule, percent=np.full(6, 100.0))
    found = earned_schedule(done, np.datetime64("2025-06-20T00:00:00", "s"))
    assert found.earned == found.planned
    assert earned_schedule(schedule, MONDAY).earned == 0.0


def test_hours_stand_in_for_costs() -> None:
    assert has_costs(chain())
    assert not has_costs(replace(chain(False), plan=replace(chain(False).plan, cost=np.full(6, np.nan))))
    schedule = replace(chain(False), plan=replace(chain(False).plan, cost=np.full(6, np.nan)))
    assert budgets(schedule).tolist() == [16.0] * 5 + [0.0]
    assert np.isnan(earned_value(schedule, MONDAY).actual)


def test_progress_read_off_the_plan_is_no_observation() -> None:
    schedule = chain()
    assert independence(schedule) is Independence.NO_ACTUALS
    assert independence(at_work(schedule)) is Independence.INDEPENDENT
    copied = at_work(schedule, late=0)
    assert independence(replace(copied, percent=np.array([100.0, 100, 50, 0, 0, 0]))) is Independence.COPIED
    assert independence(copied) is Independence.INDEPENDENT  # 25 % where the plan says 50
    bare = replace(
        schedule, baseline_start=np.full(6, "NaT", "datetime64[s]"),
        baseline_finish=np.full(6, "NaT", "datetime64[s]"),
    )  # fmt: skip
    assert independence(bare) is Independence.NO_BASELINE


def test_the_planned_curve_rises_to_the_budget() -> None:
    days = MONDAY + np.arange(14) * 24 * HOUR
    curve = planned_curve(chain(), days)
    assert (np.diff(curve) >= 0).all()
    assert curve[[0, -1]].tolist() == [0.0, 500.0]
