"""Slips, marks and causes of a schedule whose one cause is known."""

from dataclasses import replace

import numpy as np
import pytest
from schedule_under_way import at, schedule_under_way

from sim.planning.cpm import solve
from sim.planning.variance import Mark
from sim.reporting.delays import as_planned, delays, not_before_today
from sim.schedule import no_dates
from sim.tool_dates import NO_FLOAT


def test_the_wall_is_the_cause() -> None:
    s = schedule_under_way()
    found = delays(s, solve(s))
    (chain,) = found.chains
    assert chain.tasks == (1, 2)  # the slab slipped most: from Friday the 6th to Thursday the 12th
    assert (chain.slip, chain.own, chain.reason) == (6.0, 5.0, "longer")
    assert chain.behind == 4
    assert found.slipped.tolist() == [2, 1, 3, 5]
    assert found.slip[[0, 4]].tolist() == [0.0, 0.0]
    assert (found.baseline_finish, found.finish) == (at(9, 17), at(13, 17))
    assert found.compared == 6


def test_marks_are_counted() -> None:
    s = schedule_under_way()
    counts = delays(s, solve(s)).counts
    assert counts[Mark.ON_TIME] == 2  # the footing, and the wall's start
    assert counts[Mark.NONE] == 4
    assert sum(counts.values()) == 6


def test_float_is_used_up_by_the_slip() -> None:
    s = schedule_under_way()
    now = solve(s)
    found = delays(s, now)
    then = solve(as_planned(s))
    # The fence had a day of float to the end of the house in the baseline; the house ends later now.
    assert found.float_used[4] == then.total_float[4] - now.total_float[4]
    assert found.float_used[0] == NO_FLOAT  # over
    assert found.critical_then[[1, 2, 3]].all()


def test_the_baseline_is_solved_without_progress() -> None:
    s = as_planned(schedule_under_way())
    solution = solve(s)
    assert np.isnat(s.actual_start).all()
    np.testing.assert_array_equal(solution.early_finish[:4], s.baseline_finish[:4])


def test_what_should_be_over_counts_as_ending_today() -> None:
    s = schedule_under_way()
    finish = s.finish.copy()
    finish[1] = at(5, 17)  # the plan was not moved, and nobody has reported the wall
    stale = replace(s, finish=finish)
    moved, rows = not_before_today(stale)
    assert rows.tolist() == [1]
    assert moved.finish[1] == at(6, 17)
    found = delays(stale, solve(stale))
    assert found.slip[1] == 1.0
    assert found.chains[0].reason == "undone" or found.chains[1].reason == "undone"


def test_a_late_start_and_a_constraint_are_told_apart() -> None:
    s = schedule_under_way()
    start, finish = s.start.copy(), s.finish.copy()
    start[4], finish[4] = at(12), at(12, 17)
    date = s.plan.constraint_date.copy()
    alone = replace(s, relations=replace(s.relations, predecessor=s.relations.predecessor[:0],
        successor=s.relations.successor[:0], kind=s.relations.kind[:0], lag=s.relations.lag[:0],
        unit=s.relations.unit[:0]), start=start, finish=finish)  # fmt: skip
    reasons = {each.tasks[0]: each.reason for each in delays(alone, solve(alone)).chains}
    assert reasons[4] == "started-late"
    date[4] = at(12)
    held = replace(alone, plan=replace(alone.plan, constraint_date=date))
    assert {each.tasks[0]: each.reason for each in delays(held, solve(held)).chains}[4] == "constraint"


def test_spacers_are_left_out() -> None:
    s = schedule_under_way()
    finish = s.finish.copy()
    finish[4] = s.start[4]
    spaced = replace(s, name=(*s.name[:4], " ", s.name[5]), finish=finish)
    assert delays(spaced, solve(spaced)).compared == 5
    named = replace(s, finish=finish)
    assert delays(named, solve(named)).compared == 6  # it has a name and logic
    last = s.relations.successor == 4
    kept = {
        name: getattr(s.relations, name)[~last]
        for name in ("predecessor", "successor", "kind", "lag", "unit")
    }
    heading = replace(named, relations=replace(s.relations, **kept))
    assert delays(heading, solve(heading)).compared == 5


def test_without_a_baseline_nothing_is_compared() -> None:
    s = schedule_under_way()
    bare = replace(s, baselines=(), baseline_start=no_dates(6), baseline_finish=no_dates(6))
    found = delays(bare, solve(bare))
    assert found.compared == 0
    assert np.isnat(found.finish)
    assert found.chains == ()


def test_circles_of_slips_come_to_an_end() -> None:
    s = schedule_under_way()
    relations = s.relations
    back = replace(
        relations, predecessor=np.append(relations.predecessor, np.int32(2)).astype(np.int32),
        successor=np.append(relations.successor, np.int32(1)).astype(np.int32),
        kind=np.append(relations.kind, np.uint8(0)), lag=np.append(relations.lag, 0),
        unit=np.append(relations.unit, np.uint8(0)),
    )  # fmt: skip
    same = s.start.copy()
    same[2] = same[1]
    circular = replace(s, relations=back, start=same)
    found = delays(circular, solve(circular))
    assert sum(chain.behind for chain in found.chains) == found.slipped.size == pytest.approx(4)
