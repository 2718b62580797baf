"""What rows become: their roles, rules and earliest starts."""

import numpy as np
import pytest
from oracles.networks import HOUR, START, project, schedule_of

from kernels import cpm
from sim.planning.draft import TaskDraft
from sim.planning.network_tasks import as_entered, deaf_of, duration_of, is_task, network_tasks
from sim.planning.work_calendars import work_calendars
from sim.problem import Problem
from sim.schedule import TaskKind
from sim.schedule_project import ProgressMode, ScheduleProject
from sim.task_plan import Constraint

BEFORE = START - np.timedelta64(3, "D")
NAT = np.datetime64("NaT", "s")


def made(task: TaskDraft, setting: ScheduleProject) -> tuple[cpm.Tasks, list[Problem]]:
    schedule = schedule_of([task], [], setting)
    problems: list[Problem] = []
    tasks = network_tasks(schedule, (setting,), work_calendars(schedule, (setting,), problems), problems)
    return tasks, problems  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("more", "settings", "role"),
    [
        ({}, {}, cpm.WORK),
        ({"duration": 0}, {}, cpm.START),
        ({"duration": 0}, {"data_date": NAT}, cpm.STAY),
        ({"kind": TaskKind.MILESTONE}, {}, cpm.START),
        ({"kind": TaskKind.MILESTONE}, {"honour_constraints": True}, cpm.STAY),
        ({"kind": TaskKind.FINISH_MILESTONE}, {}, cpm.FINISH),
        ({"actual_start": BEFORE}, {}, cpm.RESUMED),
        ({"actual_start": BEFORE}, {"data_date": NAT}, cpm.BEGUN),
        ({"actual_start": BEFORE, "actual_finish": BEFORE}, {}, cpm.PASSED),
        ({"actual_start": BEFORE, "actual_finish": BEFORE}, {"data_date": NAT}, cpm.DONE),
        ({"actual_start": BEFORE, "kind": TaskKind.MILESTONE}, {}, cpm.PASSED),
        ({"manual": True, "start": START, "finish": START}, {}, cpm.GIVEN),
        ({"manual": True}, {}, cpm.WORK),
    ],
)
def test_role_follows_from_kind_progress_and_settings(
    more: dict[str, object], settings: dict[str, object], role: int
) -> None:
    task = TaskDraft("A", **{"duration": HOUR, **more})  # type: ignore[arg-type]
    tasks, problems = made(task, project(**settings))
    assert tasks.role.tolist() == [role]
    assert problems == []


def test_constraint_before_the_project_counts_where_there_is_no_data_date() -> None:
    task = TaskDraft("A", duration=HOUR, constraint=Constraint.START_NO_EARLIER, constraint_date=BEFORE)
    early = int(BEFORE.astype(np.int64))
    assert made(task, project(data_date=NAT))[0].earliest.tolist() == [early]
    assert made(task, project())[0].earliest.tolist() == [int(START.astype(np.int64))]


def test_dates_stand_for_a_duration_and_a_start_that_are_not_told() -> None:
    finish = START + np.timedelta64(9, "h")
    task = TaskDraft("A", start=START, finish=finish, calendar=0)
    tasks, problems = made(task, project(start=BEFORE, data_date=NAT))
    assert tasks.duration.tolist() == [8 * HOUR]
    assert tasks.earliest.tolist() == [int(START.astype(np.int64))]
    assert problems == []


def test_project_without_a_start_takes_that_of_its_first_task() -> None:
    task = TaskDraft("A", duration=HOUR, start=START, finish=START)
    assert made(task, ScheduleProject())[0].earliest.tolist() == [int(START.astype(np.int64))]
    _, problems = made(TaskDraft("A", duration=HOUR), ScheduleProject())
    assert [each.code for each in problems] == ["cpm-no-start"]


def test_override_frees_what_has_begun() -> None:
    task = TaskDraft("A", duration=HOUR, actual_start=BEFORE)
    assert made(task, project())[0].deaf.tolist() == [0]
    free = made(task, project(progress=ProgressMode.PROGRESS_OVERRIDE))[0]
    assert free.deaf.tolist() == [cpm.DEAF | cpm.MUTE]


def test_hand_dated_tasks_hold_their_predecessors_all_the_same() -> None:
    role = np.array([cpm.WORK, cpm.GIVEN, cpm.FIRST], np.uint8)
    assert deaf_of(role, np.zeros(3, np.bool_)).tolist() == [0, cpm.DEAF, cpm.MUTE]


def test_rows_that_span_others_are_no_tasks() -> None:
    schedule = schedule_of(
        [TaskDraft("S"), TaskDraft("A", parent=0), TaskDraft("L", kind=TaskKind.LEVEL_OF_EFFORT)], []
    )
    assert is_task(schedule).tolist() == [False, True, False]
    assert duration_of(schedule, np.array([1], np.int32)).tolist() == [-1]


def test_microsoft_way_is_told_by_honoured_constraints_or_no_data_date() -> None:
    assert as_entered(project(honour_constraints=True))
    assert as_entered(project(data_date=NAT))
    assert not as_entered(project())


def test_delays_of_levelling_are_left_out_and_told() -> None:
    tasks, problems = made(TaskDraft("A", duration=HOUR, delay=3600), project())
    assert tasks.earliest.tolist() == [int(START.astype(np.int64))]
    assert [each.code for each in problems] == ["cpm-levelling-left-out"]
