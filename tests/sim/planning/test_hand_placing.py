from dataclasses import replace

import numpy as np
import pytest
from planned_project import planned_schedule
from small_project import DAY, small_schedule

from sim.planning.edit_refused import EditRefused
from sim.planning.hand_placing import can_follow, place_task
from sim.schedule import no_schedule


def test_dates_follow_only_where_there_are_durations_and_logic() -> None:
    planned = planned_schedule()
    assert can_follow(planned)
    assert not can_follow(replace(planned, relations=no_schedule().relations))
    assert not can_follow(small_schedule())
    assert not can_follow(no_schedule())


def test_a_task_placed_stretches_the_summaries_above() -> None:
    before = small_schedule()
    after = place_task(before, 5, before.start[5] + 40 * DAY, before.finish[5] + 40 * DAY)
    assert after.finish[1] == after.finish[5]
    assert after.finish[0] == after.finish[5]
    assert after.start[0] == before.start[0]
    assert after.start[2] == before.start[2]


def test_a_duration_told_is_told_anew() -> None:
    planned = planned_schedule()
    start = np.datetime64("2026-03-09T08:00:00", "s")
    after = place_task(planned, 3, start, start + np.timedelta64(33, "h"))
    assert int(after.plan.duration[3]) == 16 * 3600


def test_nonsense_is_refused() -> None:
    schedule = small_schedule()
    with pytest.raises(EditRefused, match="spans"):
        place_task(schedule, 0, schedule.start[0], schedule.finish[0])
    with pytest.raises(EditRefused):
        place_task(schedule, 2, schedule.finish[2], schedule.start[2])
