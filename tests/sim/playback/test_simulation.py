"""The simulation of a small project against counting by hand."""

from dataclasses import replace
from threading import Event

import numpy as np
import pytest
from same import differences
from small_project import small_project

from kernels.states import ABSENT
from sim.job import Cancelled, Job, silent_job
from sim.playback.simulation import active_tasks, simulate
from sim.project import Project
from sim.schedule import TaskKind, no_dates


def test_every_day_adds_up() -> None:
    project = small_project()
    found = simulate(project, silent_job())
    first, last = project.schedule.span()
    assert found.day[0] == first.astype("datetime64[D]")
    assert found.day[-1] == last.astype("datetime64[D]")
    assert (found.counts.sum(axis=1) == 60).all()
    assert found.scheduled == 60
    assert found.counts[0, ABSENT] == 55  # five columns have begun
    assert found.counts[-1, ABSENT] == 0


def test_curves_count_finished_elements() -> None:
    project = small_project()
    s, found = project.schedule, simulate(project, silent_job())
    for row, day in enumerate(found.day):
        end = (day + 1).astype("datetime64[s]")
        finish = s.finish[project.links.task]
        assert found.planned[row] == pytest.approx(100 * np.mean(finish <= end))
        assert found.baseline[row] == pytest.approx(
            100 * np.mean(s.baseline_finish[project.links.task] <= end)
        )
        assert found.active[row] == len(active_tasks(s, day, day + 1))
    assert found.planned[-1] == 100.0


def test_no_baseline_no_curve() -> None:
    project = small_project()
    nothing = no_dates(len(project.schedule))
    plain = replace(
        project, schedule=replace(project.schedule, baseline_start=nothing, baseline_finish=no_dates(20))
    )
    assert np.isnan(simulate(plain, silent_job()).baseline).all()


def test_nothing_to_play() -> None:
    assert len(simulate(Project(), silent_job())) == 0


def test_twice_is_the_same() -> None:
    a, b = (simulate(small_project(), silent_job()) for _ in range(2))
    assert differences(a, b) == []


def test_can_be_stopped() -> None:
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        simulate(small_project(), Job(lambda code, done, total: None, stop))


def test_active_tasks_leave_out_summaries() -> None:
    schedule = small_project().schedule
    noon = np.datetime64("2025-03-03T12:00:00", "s")
    assert active_tasks(schedule, noon, noon + 1).tolist() == [2]


def test_tasks_at_work_are_those_that_work() -> None:
    schedule = small_project().schedule
    kind = schedule.kind.copy()
    kind[2], kind[3] = TaskKind.RESOURCE_DEPENDENT, TaskKind.LEVEL_OF_EFFORT
    found = active_tasks(replace(schedule, kind=kind), *schedule.span()).tolist()
    assert 2 in found
    assert 3 not in found
