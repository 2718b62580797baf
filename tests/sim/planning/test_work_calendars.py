"""Calendars that are missing, empty, or those of resources."""

from dataclasses import replace

import numpy as np
from oracles.networks import HOUR, calendars, project, schedule_of

from sim.calendar import Calendar
from sim.planning.cpm import solve
from sim.planning.draft import AssignmentDraft, ResourceDraft, ScheduleDraft, TaskDraft
from sim.planning.work_calendars import work_calendars
from sim.problem import Problem
from sim.schedule import Schedule, TaskKind

EMPTY = Calendar("Never", ((),) * 7)


def test_calendar_without_work_is_replaced_and_told() -> None:
    schedule = schedule_of([TaskDraft("A", duration=HOUR, calendar=1)], [])
    empty = replace(schedule, calendars=(schedule.calendars[0], EMPTY))
    found = solve(empty)
    assert [each.code for each in found.problems] == ["cpm-calendar-empty"]
    assert "Never" in found.problems[0].text()
    assert found.early_start[0] == schedule.projects[0].start


def test_schedule_without_calendars_works_ordinary_weeks() -> None:
    schedule = replace(schedule_of([TaskDraft("A", duration=9 * HOUR)], []), calendars=())
    found = solve(schedule)
    assert [each.code for each in found.problems] == ["calendar-assumed"]
    assert found.early_finish[0] == np.datetime64("2025-01-07T09:00:00")


def test_task_without_a_calendar_takes_that_of_its_project() -> None:
    schedule = schedule_of([TaskDraft("A", duration=HOUR)], [], project(calendar=2))
    assert work_calendars(schedule, schedule.projects, []).task.tolist() == [2]


def dependent(*resource_calendars: int) -> Schedule:
    draft = ScheduleDraft(calendars=calendars(), projects=[project()])
    draft.tasks = [TaskDraft("A", duration=HOUR, calendar=0, kind=TaskKind.RESOURCE_DEPENDENT)]
    draft.resources = [ResourceDraft(str(k), calendar=each) for k, each in enumerate(resource_calendars)]
    draft.assignments = [AssignmentDraft(0, k) for k in range(len(resource_calendars))]
    return draft.schedule()


def test_resource_dependent_task_works_when_its_resource_does() -> None:
    problems: list[Problem] = []
    schedule = dependent(1)
    assert work_calendars(schedule, schedule.projects, problems).task.tolist() == [1]
    assert problems == []


def test_slowest_of_several_resources_counts_and_is_told() -> None:
    problems: list[Problem] = []
    schedule = dependent(1, 2)
    weeks = [schedule.calendars[k].week_length() for k in (1, 2)]
    assert work_calendars(schedule, schedule.projects, problems).task.tolist() == [
        1 + weeks.index(min(weeks))
    ]
    assert [each.code for each in problems] == ["cpm-resource-calendars-differ"]
