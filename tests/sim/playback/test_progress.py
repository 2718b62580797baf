from dataclasses import replace

import numpy as np
import pytest
from small_project import DAY, START, small_project

from sim.playback.progress import Progress, milestones
from sim.project import Project
from sim.schedule import Action, TaskKind


def test_share_grows_from_nothing_to_all() -> None:
    project = small_project()
    progress = Progress(project.schedule, project.links)
    first, last = project.schedule.span()
    shares = [progress.share(first + k * (last - first) // 20) for k in range(21)]
    assert shares[0] == 0.0
    assert shares[-1] == pytest.approx(1.0)
    assert shares == sorted(shares)
    # After the first of twelve equal works.
    assert progress.share(project.schedule.finish[2]) == pytest.approx(1 / 12)


def test_active_tasks_late_ones_first() -> None:
    project = small_project()
    schedule = project.schedule
    start, due = schedule.start.copy(), schedule.baseline_finish.copy()
    start[:] = START
    due[:] = schedule.finish[17] + 9 * DAY
    due[16] = START
    moved = replace(schedule, start=start, baseline_finish=due)
    active = Progress(moved, project.links).active(START + DAY, 3)
    assert active[0].task == 16
    assert active[0].late
    assert [a.task for a in active[1:]] == [2, 3]
    assert active[1].linked == 5
    assert 0.0 < active[1].share < 1.0


def test_work_comes_before_what_is_provided() -> None:
    project = small_project()
    schedule = project.schedule
    start, finish, action = schedule.start.copy(), schedule.finish.copy(), schedule.action.copy()
    start[:] = START
    finish[3], finish[4] = START + 3 * DAY, START + 2 * DAY
    action[2] = Action.PROVIDE
    finish[2] = START + 2 * DAY
    moved = replace(schedule, start=start, finish=finish, action=action)
    tasks = [a.task for a in Progress(moved, project.links).active(START + DAY, len(schedule))]
    assert tasks[:2] == [4, 3]  # the soonest finished first
    assert tasks[-1] == 2


def test_without_dates_nothing_is_claimed() -> None:
    progress = Progress(Project().schedule, Project().links)
    assert np.isnan(progress.share(START))
    assert progress.active(START) == []
    assert progress.active(np.datetime64("NaT", "s")) == []


def test_milestones_by_date() -> None:
    assert milestones(small_project().schedule).tolist() == [6, 12, 18, 19]


def test_every_kind_of_work_weighs_and_every_kind_of_milestone_marks() -> None:
    project = small_project()
    kind = project.schedule.kind.copy()
    kind[2], kind[3], kind[6] = (
        TaskKind.RESOURCE_DEPENDENT, TaskKind.LEVEL_OF_EFFORT, TaskKind.FINISH_MILESTONE,
    )  # fmt: skip
    schedule = replace(project.schedule, kind=kind)
    assert Progress(schedule, project.links).share(schedule.finish[2]) == pytest.approx(1 / 11)
    assert 6 in milestones(schedule).tolist()
