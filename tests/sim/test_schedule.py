from dataclasses import replace

import numpy as np
import pytest
from small_project import small_schedule

from sim.moment import moment
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.schedule import MILESTONES, SPANS, WORKING, TaskKind, no_relations, no_schedule


def test_the_span_runs_from_the_first_start_to_the_last_finish() -> None:
    days = [moment(f"2026-03-{day:02}") for day in (2, 5, 9, 12)]
    tasks = [
        TaskDraft("1", start=days[1], finish=days[3]),
        TaskDraft("2", start=days[0], finish=days[2]),
        TaskDraft("3"),
    ]
    assert ScheduleDraft(tasks=tasks).schedule().span() == (days[0], days[3])


def test_nothing_has_no_span() -> None:
    assert np.isnat(no_schedule().span()[0])
    assert len(no_relations()) == 0


def test_columns_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match=r"Schedule\.Zone"):
        replace(no_schedule(), fields={"Zone": ("A",)})
    with pytest.raises(ValueError, match=r"Relations\.lag"):
        replace(no_relations(), lag=np.zeros(1, np.int64))


def test_every_kind_of_task_is_work_moment_or_span() -> None:
    schedule = replace(small_schedule(), kind=np.array([k % len(TaskKind) for k in range(20)], np.uint8))
    times = sum(schedule.of_kind(*kinds).astype(int) for kinds in (WORKING, MILESTONES, SPANS))
    assert (times == 1).all()
    assert schedule.of_kind(TaskKind.MILESTONE, TaskKind.FINISH_MILESTONE).sum() == 6
