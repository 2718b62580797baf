"""Progress is entered whole or refused; nothing contradicts itself afterwards."""

from dataclasses import replace

import numpy as np
import pytest
from planned_project import planned_schedule

from sim.moment import NOT_A_TIME
from sim.planning.edit_refused import EditRefused
from sim.planning.progress_entry import Progress, enter_progress, progress_of, set_data_date

START = np.datetime64("2026-03-03T08:00:00", "s")
FINISH = np.datetime64("2026-03-04T17:00:00", "s")
H = 3600


def test_what_is_left_follows_from_the_percentage() -> None:
    after = enter_progress(planned_schedule(), 3, Progress(START, percent=25.0))
    assert after.plan.remaining[3] == 6 * H
    assert after.actual_start[3] == after.start[3] == START
    assert after.percent[3] == 25.0
    assert planned_schedule().percent[3] == 0.0


def test_the_percentage_follows_from_what_is_left() -> None:
    after = enter_progress(planned_schedule(), 3, Progress(START, remaining=2 * H))
    assert after.percent[3] == 75.0
    both = enter_progress(planned_schedule(), 3, Progress(START, percent=10.0, remaining=2 * H))
    assert (both.percent[3], both.plan.remaining[3]) == (10.0, 2 * H)


def test_what_is_over_has_nothing_left() -> None:
    after = enter_progress(planned_schedule(), 3, Progress(START, FINISH))
    assert (after.percent[3], after.plan.remaining[3], after.finish[3]) == (100.0, 0, FINISH)


def test_progress_can_be_taken_back() -> None:
    after = enter_progress(planned_schedule(), 1, Progress(percent=0.0))
    assert np.isnat(after.actual_start[1])
    assert (after.percent[1], after.plan.remaining[1]) == (0.0, 16 * H)


def test_physical_progress_has_a_column_of_its_own() -> None:
    after = enter_progress(planned_schedule(), 2, Progress(START, percent=60.0))
    assert after.plan.physical[2] == 60.0


def test_what_stands_in_the_schedule_can_be_entered_again() -> None:
    before = planned_schedule()
    after = enter_progress(before, 1, progress_of(before, 1))
    assert progress_of(after, 1) == progress_of(before, 1)


@pytest.mark.parametrize(
    ("row", "progress", "code"),
    [
        (0, Progress(START), "progress-of-summary"),
        (4, Progress(START), "progress-of-summary"),
        (3, Progress(finish=FINISH), "progress-no-start"),
        (3, Progress(percent=10.0), "progress-no-start"),
        (3, Progress(FINISH, START), "progress-reversed"),
        (3, Progress(FINISH + np.timedelta64(1, "s")), "progress-in-future"),
        (3, Progress(START, percent=101.0), "progress-percent"),
        (3, Progress(START, remaining=-1), "progress-remaining"),
    ],
)
def test_contradictions_are_refused(row: int, progress: Progress, code: str) -> None:
    with pytest.raises(EditRefused) as refused:
        enter_progress(planned_schedule(), row, progress)
    assert refused.value.code == code


def test_the_data_date_moves_with_the_projects() -> None:
    later = np.datetime64("2026-04-01T17:00:00", "s")
    after = set_data_date(planned_schedule(), later)
    assert after.status_date == after.projects[0].data_date == later
    with pytest.raises(EditRefused, match="actual date after"):
        set_data_date(planned_schedule(), np.datetime64("2026-03-03T00:00:00", "s"))
    assert np.isnat(set_data_date(replace(planned_schedule()), NOT_A_TIME).status_date)
