"""What is ahead of a schedule with known dates."""

from dataclasses import replace

import numpy as np
import pytest
from schedule_under_way import at, schedule_under_way

from sim.planning.cpm import solve
from sim.reporting.look_ahead import LookAhead, data_date, first_day, look_ahead
from sim.schedule import RelationKind, Schedule, no_schedule
from sim.task_plan import Constraint


def ahead_of(schedule: Schedule, weeks: int = 2) -> LookAhead:
    return look_ahead(schedule, solve(schedule), first_day(schedule), weeks)


def test_begins_at_the_data_date() -> None:
    s = schedule_under_way()
    assert data_date(s) == at(6, 17)
    assert first_day(s) == at(6, 0)
    nat = np.datetime64("NaT", "s")
    bare = replace(s, status_date=nat, projects=())
    assert np.isnat(data_date(bare))
    assert first_day(bare) == at(2, 0)
    assert data_date(replace(s, status_date=nat)) == at(6, 17)
    assert np.isnat(first_day(no_schedule()))


def test_weeks_hold_what_begins_goes_on_and_ends() -> None:
    ahead = ahead_of(schedule_under_way())
    first, second = ahead.weeks
    assert (first.first, second.last) == (at(6, 0), at(20, 0))
    assert first.starting.tolist() == [4, 2]  # by date: fence on Monday, slab on Wednesday
    assert first.finishing.tolist() == [4, 1, 2]
    assert first.going.size == 0
    assert first.milestones.size == 0
    assert second.starting.tolist() == second.finishing.tolist() == [3]
    assert second.milestones.tolist() == [5]
    assert ahead_of(replace(schedule_under_way(), finish=np.full(6, at(30)))).weeks[1].going.tolist() == [
        0, 1, 2, 4,
    ]  # fmt: skip


def test_a_finish_at_midnight_belongs_to_the_day_before() -> None:
    s = schedule_under_way()
    finish = s.finish.copy()
    finish[4] = at(13, 0)
    first, second = ahead_of(replace(s, finish=finish)).weeks
    assert 4 in first.finishing
    assert 4 not in second.tasks


def test_needs_are_hours_and_quantities_per_week() -> None:
    masons, brick = ahead_of(schedule_under_way()).needs
    assert (masons.name, masons.unit) == ("Masons 瓦工", "h")
    # Three of the wall's five days lie in the first week: 48 of 80 h; the roof's 8 h in the second.
    np.testing.assert_allclose(masons.amounts, [48.0, 8.0])
    assert brick.unit == "m3"
    np.testing.assert_allclose(brick.amounts, [7.5, 0.0])


def test_obstacles_name_what_is_waited_for_and_by_how_much() -> None:
    found = {(each.task, each.predecessor): each for each in ahead_of(schedule_under_way()).obstacles}
    assert set(found) == {(2, 1), (3, 2), (4, 1)}
    assert found[4, 1].misses == pytest.approx(1 + 9 / 24)  # planned for Monday, the wall ends on Tuesday
    assert found[2, 1].misses < 0
    assert found[4, 1].kind is RelationKind.FS


def test_what_has_happened_is_no_obstacle() -> None:
    s = schedule_under_way()
    done = s.actual_finish.copy()
    done[1] = at(6, 17)
    assert {each.predecessor for each in ahead_of(replace(s, actual_finish=done)).obstacles} == {2}


def test_dates_that_hold() -> None:
    s = schedule_under_way()
    deadline = s.plan.deadline.copy()
    deadline[3] = at(12)
    held = ahead_of(replace(s, plan=replace(s.plan, deadline=deadline))).held
    assert [(each.task, each.constraint, each.deadline) for each in held] == [
        (2, Constraint.FINISH_NO_LATER, False), (3, Constraint.NONE, True),
    ]  # fmt: skip


def test_overdue_only_where_progress_is_told() -> None:
    s = schedule_under_way()
    start, finish = s.start.copy(), s.finish.copy()
    start[4], finish[4] = at(4), at(5)
    late = replace(s, start=start, finish=finish)
    assert ahead_of(late).overdue.tolist() == [4]
    untold = replace(late, status_date=np.datetime64("NaT", "s"), projects=())
    assert look_ahead(untold, solve(untold), at(6, 0), 2).overdue.size == 0
