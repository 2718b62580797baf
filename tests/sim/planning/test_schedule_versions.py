"""Two versions of a schedule differ in what was changed, and in nothing else."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from rich_project import rich_project
from small_project import DAY, START, small_schedule

from sim.planning.schedule_versions import Change, Difference, compare_versions, relation_text
from sim.planning.task_subset import task_subset
from sim.schedule import LagUnit, RelationKind, Relations, Schedule, TaskKind
from sim.task_plan import Constraint


def with_value(schedule: Schedule, column: str, row: int, value: Any) -> Schedule:
    part, _, name = column.rpartition(".")
    owner = getattr(schedule, part) if part else schedule
    values = getattr(owner, name)
    if isinstance(values, tuple):
        changed: Any = (*values[:row], value, *values[row + 1 :])
    else:
        changed = values.copy()
        changed[row] = value
    owner = replace(owner, **{name: changed})
    return replace(schedule, **{part: owner}) if part else owner


@pytest.mark.parametrize("schedule", [small_schedule(), rich_project().schedule])
def test_nothing_differs_from_itself(schedule: Schedule) -> None:
    versions = compare_versions(schedule, schedule)
    assert versions.differences == ()
    assert versions.common == len(schedule)


@pytest.mark.parametrize(
    ("column", "value", "change", "before", "after"),
    [
        ("name", "Piles", Change.TASK, "Columns", "Piles"),
        ("kind", TaskKind.LEVEL_OF_EFFORT, Change.TASK, "TASK", "LEVEL_OF_EFFORT"),
        ("start", START + DAY, Change.DATES, "2025-03-03T08:00:00", "2025-03-04T08:00:00"),
        ("actual_start", np.datetime64("2025-03-04T08:00"), Change.PROGRESS, None, "2025-03-04T08:00:00"),
        ("percent", 12.5, Change.PROGRESS, 0.0, 12.5),
        ("plan.duration", 7200, Change.DURATION, None, 7200),
        ("plan.constraint", Constraint.FINISH_NO_LATER, Change.CONSTRAINT, "NONE", "FINISH_NO_LATER"),
        ("plan.deadline", np.datetime64("2025-04-01"), Change.CONSTRAINT, None, "2025-04-01T00:00:00"),
        ("plan.cost", 100.0, Change.COST, None, 100.0),
    ],
)  # fmt: skip
def test_one_value(column: str, value: Any, change: Change, before: Any, after: Any) -> None:
    old = small_schedule()
    versions = compare_versions(old, with_value(old, column, 2, value))
    field = column.rpartition(".")[2]
    name = value if column == "name" else "Columns"
    assert versions.differences == (Difference(change, "2", name, field, before, after),)


def test_added_and_deleted_tasks_whatever_their_order() -> None:
    whole = small_schedule()
    part = task_subset(whole, [0, 1, 3, 2])
    grown = compare_versions(part, whole)
    assert grown.count(Change.ADDED) == 16
    assert {d.task for d in grown.of(Change.ADDED)} == {str(k) for k in range(4, 20)}
    shrunk = compare_versions(whole, part)
    assert [d.task for d in shrunk.of(Change.DELETED)] == [str(k) for k in range(4, 20)]
    assert not shrunk.of(Change.DATES)


def test_logic() -> None:
    old = small_schedule()
    links = old.relations
    lag, successor = links.lag.copy(), links.successor.copy()
    lag[0], successor[1] = 3600, 9
    new = replace(old, relations=Relations(links.predecessor, successor, links.kind, lag))
    changed = [(d.task, d.field, d.before, d.after) for d in compare_versions(old, new).differences]
    assert changed == [
        ("3", "2 FS", "FS", "FS+1h"), ("4", "3 FS", "FS", None), ("9", "3 FS", None, "FS"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lag", "unit", "text"),
    [
        (0, LagUnit.WORK, "SS"), (28800, LagUnit.WORK, "SS+8h"), (-5400, LagUnit.ELAPSED, "SS-1.5eh"),
        (2550, LagUnit.PERCENT, "SS+25.5%"), (100, LagUnit.ELAPSED_PERCENT, "SS+1e%"),
    ],
)  # fmt: skip
def test_relations_as_planners_write_them(lag: int, unit: LagUnit, text: str) -> None:
    assert relation_text(RelationKind.SS, lag, unit) == text


def test_calendars_resources_and_settings() -> None:
    old = rich_project().schedule
    night = old.calendars[1]
    week = (night.week[5], *night.week[1:])
    exceptions = {**night.exceptions, np.datetime64("2025-05-01"): ((0, 3600),)}
    new = replace(
        old,
        calendars=(old.calendars[0], replace(night, week=week, exceptions=exceptions)),
        projects=(replace(old.projects[0], data_date=old.projects[0].data_date + DAY), old.projects[1]),
        assignments=old.assignments.take([0]),
    )
    found = {(d.change, d.task, d.field): (d.before, d.after) for d in compare_versions(old, new).differences}
    assert found[Change.CALENDAR, "", "夜班: Mon"] == ("08:00-12:00 13:00-17:00", "-")
    assert found[Change.CALENDAR, "", "夜班: 2025-05-01"] == ("-", "00:00-01:00")
    assert found[Change.SETTING, "", "P1: data_date"] == ("2025-03-01T08:00:00", "2025-03-02T08:00:00")
    assert [key for key in found if key[0] is Change.RESOURCES] == [(Change.RESOURCES, "1", "文本 0")]
    assert len(found) == 4


def test_a_task_on_another_calendar() -> None:
    old = rich_project().schedule
    row = int(np.flatnonzero(old.calendar == 1)[0])
    (found,) = compare_versions(old, with_value(old, "calendar", row, 0)).differences
    assert (found.change, found.before, found.after) == (Change.CALENDAR, "夜班", "Standard")
