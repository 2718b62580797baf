from dataclasses import replace

import numpy as np
import pytest
from planned_project import planned_schedule

from sim.planning.cpm import solve
from sim.planning.edit_refused import EditRefused
from sim.planning.replanning import Replanner
from sim.planning.reschedule import rescheduled
from sim.planning.task_edits import move_task, stretch_task

S = replace(planned_schedule(), relations=planned_schedule().relations)


def test_dates_follow_an_edit_as_a_full_solution_has_them() -> None:
    replanner, schedule = Replanner(), S
    for days in (3, 1, 6):
        edited = stretch_task(schedule, 3, days * 8 * 3600)
        after = replanner.after(schedule, lambda s, d=days: stretch_task(s, 3, d * 8 * 3600), True)
        full = rescheduled(edited, solve(edited))
        assert np.array_equal(after.start, full.start, equal_nan=True)
        assert np.array_equal(after.finish, full.finish, equal_nan=True)
        assert np.array_equal(replanner.solution(after).total_float, solve(after).total_float)
        schedule = after
    assert replanner.knows(schedule)
    assert not replanner.knows(replace(schedule, id=tuple(f"x{k}" for k in range(len(schedule)))))


def test_without_following_only_the_edit_is_made() -> None:
    after = Replanner().after(S, lambda s: stretch_task(s, 3, 5 * 8 * 3600), False)
    assert np.array_equal(after.finish, S.finish, equal_nan=True)
    same = Replanner().after(S, lambda s: s, True)
    assert same is S


def test_what_is_refused_changes_nothing() -> None:
    replanner = Replanner()
    before = replanner.solution(S)
    with pytest.raises(EditRefused):
        replanner.after(S, lambda s: move_task(s, 0, s.start[1]), True)
    assert replanner.solution(S) is before
