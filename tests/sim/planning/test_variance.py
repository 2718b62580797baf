"""The nine marks, one by one, and in a table of all sides."""

from dataclasses import replace

import numpy as np
import pytest
from small_project import small_project

from resources import messages
from sim.links import LinkSource, links_of
from sim.planning.variance import EARLY, LATE, UNLINKED, WORSE, Mark, element_marks, mark_code, marks

NAT = np.datetime64("NaT", "s")
D = [np.datetime64(f"2025-06-{day:02d}T08:00:00", "s") for day in range(1, 31)]


@pytest.mark.parametrize(
    ("start", "finish", "mark"),
    [
        (D[9], D[19], Mark.ON_TIME),
        (D[8], D[19], Mark.EARLY_START),
        (D[9], D[18], Mark.EARLY_FINISH),
        (D[8], D[18], Mark.EARLY_BOTH),
        (D[10], D[19], Mark.LATE_START),
        (D[9], D[20], Mark.LATE_FINISH),
        (D[10], D[20], Mark.LATE_BOTH),
        (D[1], D[5], Mark.BEFORE_PLANNED),
        (D[22], D[25], Mark.AFTER_PLANNED),
        (D[8], D[20], Mark.LATE_FINISH),
        (D[10], D[18], Mark.EARLY_FINISH),
        (D[10], NAT, Mark.LATE_START),
        (D[8], NAT, Mark.EARLY_START),
        (D[9], NAT, Mark.ON_TIME),
        (D[22], NAT, Mark.AFTER_PLANNED),
        (NAT, NAT, Mark.NONE),
    ],
)
def test_each_mark(start: np.datetime64, finish: np.datetime64, mark: Mark) -> None:
    """Planned from the 10th to the 20th."""
    found = marks(*(np.array([when]) for when in (D[9], D[19], start, finish)))
    assert found.tolist() == [mark]


def test_what_was_never_planned_has_no_mark() -> None:
    found = marks(*(np.array([when]) for when in (NAT, NAT, D[3], D[4])))
    assert found.tolist() == [Mark.NONE]


def test_small_differences_can_count_as_on_time() -> None:
    shifted = np.array([D[9]]) + np.timedelta64(3600, "s")
    planned = (np.array([D[9]]), np.array([D[19]]))
    assert marks(*planned, shifted, planned[1]).tolist() == [Mark.LATE_START]
    assert marks(*planned, shifted, planned[1], tolerance=3600).tolist() == [Mark.ON_TIME]


def test_every_mark_but_two_is_early_or_late() -> None:
    assert set(Mark) == {*EARLY, *LATE, Mark.NONE, Mark.ON_TIME}


def test_an_element_has_the_worst_mark_of_its_tasks() -> None:
    plan = small_project().schedule
    count = len(plan)
    planned = np.full(count, D[9])
    none = np.full(count, NAT)
    start, finish = none.copy(), none.copy()
    start[2], finish[2] = D[9], D[19]  # on time
    start[3], finish[3] = D[10], D[20]  # late
    start[4], finish[4] = D[8], D[18]  # early
    schedule = replace(
        plan, baseline_start=planned, baseline_finish=np.full(count, D[19]), actual_start=start,
        actual_finish=finish,
    )  # fmt: skip
    element = np.array([0, 0, 1, 1, 2, 3], np.int32)
    task = np.array([2, 3, 4, 2, 4, 5], np.int32)
    found = element_marks(schedule, links_of(element, task, LinkSource.EXPLICIT), 5)
    assert found.tolist() == [Mark.LATE_BOTH, Mark.ON_TIME, Mark.EARLY_BOTH, Mark.NONE, UNLINKED]


def test_every_mark_has_its_rank_and_its_words() -> None:
    assert set(WORSE) == set(Mark)
    for mark in (*Mark, UNLINKED):
        assert messages.text(f"mark-{mark_code(mark)}", "zh_CN") != messages.text(f"mark-{mark_code(mark)}")
