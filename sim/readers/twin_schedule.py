"""The schedule in a project file; what a file of version 1 does not hold is not known."""

from typing import Any, TypeVar

import numpy as np

from kernels.arrays import I64
from sim.baseline import Baseline, BaselineDates
from sim.calendar import Calendar, Shift
from sim.resourcing import Assignments, Rates, Resources
from sim.schedule import Action, LagUnit, RelationKind, Relations, Schedule, TaskKind
from sim.schedule_project import ScheduleProject
from sim.storage import schedule_tables as stored
from sim.storage.cells import numbers_from, rows_from, times_from, within
from sim.storage.schedule_tables import WEEK, Stored
from sim.storage.stored_tables import StoredTables
from sim.table import TEXT, Table
from sim.task_plan import TaskPlan
from sim.tool_dates import ToolDates

Kind = TypeVar("Kind", bound=Table)


def schedule_of(tables: StoredTables, settings: dict[str, Any]) -> Schedule:
    """Return the schedule; raises ValueError, KeyError or the like for what cannot be."""
    columns = tables.columns("tasks")
    task_id, name, wbs, parent, kind, action = columns[:6]
    start, finish, plan_start, plan_finish, real_start, real_finish = map(times_from, columns[6:12])
    percent, calendar = columns[12:14]
    count = len(task_id)
    up = rows_from("tasks.parent", parent, count)
    if (up >= np.arange(up.size)).any():
        raise ValueError("tasks.parent stands after its child")
    calendars, projects = _calendars(tables), _projects(tables)
    resources = _table(tables, stored.RESOURCES, Resources)
    sizes = {
        "tasks": count, "calendars": len(calendars), "projects": max(1, len(projects)),
        "resources": len(resources),
    }  # fmt: skip
    plan = _per_task(tables.named(stored.PLAN.name), stored.PLAN, TaskPlan, count)
    rates = _table(tables, stored.RATES, Rates)
    assignments = _table(tables, stored.ASSIGNMENTS, Assignments)
    for part, table in (
        (stored.PLAN, plan), (stored.RESOURCES, resources), (stored.RATES, rates),
        (stored.ASSIGNMENTS, assignments),
    ):  # fmt: skip
        _check_rows(part, table, sizes)
    return Schedule(
        settings["schedule_title"], settings["schedule_source"], task_id, name, wbs, up,
        np.array([TaskKind[k] for k in kind], np.uint8), np.array([Action[a] for a in action], np.uint8),
        start, finish, plan_start, plan_finish, real_start, real_finish, numbers_from(percent),
        rows_from("tasks.calendar", calendar, len(calendars)),
        _relations(tables, {task: row for row, task in enumerate(task_id)}),
        calendars, _fields(tables, count), times_from((settings.get("status_date"),))[0], plan,
        _per_task(tables.named(stored.TOOL.name), stored.TOOL, ToolDates, count),
        resources, rates, assignments, _baselines(tables, count), projects,
    )  # fmt: skip


def _table(tables: StoredTables, part: Stored, kind: type[Kind]) -> Kind:
    cells = tables.named(part.name)
    rows = cells.get(part.row, ())
    if any(row != k for k, row in enumerate(rows)):
        raise ValueError(f"{part.name}.{part.row} does not count from 0")
    return _filled(cells, part, kind, np.arange(len(rows)), len(rows))


def _per_task(cells: dict[str, tuple[Any, ...]], part: Stored, kind: type[Kind], count: int) -> Kind:
    """Return one row per task: that of its task where there is one, else blank."""
    tasks = np.array(cells.get(part.row, ()), np.int64)
    if tasks.size and (tasks.min() < 0 or tasks.max() >= count):
        raise ValueError(f"{part.name}.{part.row} points outside its table")
    return _filled(cells, part, kind, tasks, count)


def _filled(cells: dict[str, tuple[Any, ...]], part: Stored, kind: type[Kind], rows: I64, count: int) -> Kind:
    """Return `count` rows; those of `rows` are restored from the cells, the others blank."""
    values: list[Any] = []
    for column in part.columns():
        back = stored.restoring(column)
        told = [back(cell) for cell in cells.get(column.name, (None,) * len(rows))]
        if column.kind == TEXT:
            texts = [column.default] * count
            for row, text in zip(rows.tolist(), told, strict=True):
                texts[row] = text
            values.append(tuple(texts))
            continue
        array = np.full(count, column.default, column.kind)
        array[rows] = np.array(told, column.kind)
        values.append(array)
    return kind(*values)


def _check_rows(part: Stored, table: Table, sizes: dict[str, int]) -> None:
    for column in part.columns():
        if column.refers:
            within(f"{part.name}.{column.name}", getattr(table, column.name), sizes[column.refers])


def _projects(tables: StoredTables) -> tuple[ScheduleProject, ...]:
    cells = tables.named(stored.PROJECTS)
    rows = zip(*cells.values(), strict=True)
    return tuple(stored.project_from_row(dict(zip(cells, row, strict=True))) for row in rows)


def _baselines(tables: StoredTables, count: int) -> tuple[Baseline, ...]:
    named = tables.named("baselines")
    if not named:
        return ()
    cells = tables.named(stored.BASELINE_DATES.name)
    of = np.array(cells.get("baseline", ()), np.int64)
    within("baseline_dates.baseline", of.astype(np.int32), len(named["name"]), required=True)
    found = []
    for row, (name, taken) in enumerate(zip(named["name"], times_from(named["taken"]), strict=True)):
        own = np.flatnonzero(of == row).tolist()
        part = {key: tuple(values[k] for k in own) for key, values in cells.items()}
        found.append(Baseline(name, _per_task(part, stored.BASELINE_DATES, BaselineDates, count), taken))
    return tuple(found)


def _calendars(tables: StoredTables) -> tuple[Calendar, ...]:
    days: dict[int, dict[str, tuple[Shift, ...]]] = {}
    for calendar, day, shifts in tables.rows("calendar_days"):
        days.setdefault(calendar, {})[day] = tuple(_shift(text) for text in shifts.split())
    calendars = []
    for row, (name, *_) in enumerate(zip(*tables.columns("calendars"), strict=True)):
        own = days.get(row, {})
        week = tuple(own.get(day, ()) for day in WEEK)
        exceptions: dict[np.datetime64, tuple[Shift, ...]] = {
            np.datetime64(day, "D"): shifts for day, shifts in own.items() if day not in WEEK
        }
        calendars.append(Calendar(name, week, exceptions))
    return tuple(calendars)


def _shift(text: str) -> Shift:
    start, finish = (
        sum(int(part) * unit for part, unit in zip(clock.split(":"), (3600, 60, 1), strict=True))
        for clock in text.split("-")
    )
    if not 0 <= start < finish <= 86400:
        raise ValueError(f"shift {text}")
    return start, finish


def _relations(tables: StoredTables, row_of: dict[str, int]) -> Relations:
    rows = [
        (row_of[before], row_of[after], RelationKind[kind], lag, LagUnit[unit[0]] if unit else LagUnit.WORK)
        for before, after, kind, lag, *unit in tables.rows("relations")
    ]
    before, after, kinds, lags, units = zip(*rows, strict=True) if rows else ((), (), (), (), ())
    return Relations(
        np.array(before, np.int32), np.array(after, np.int32), np.array(kinds, np.uint8),
        np.array(lags, np.int64), np.array(units, np.uint8),
    )  # fmt: skip


def _fields(tables: StoredTables, count: int) -> dict[str, tuple[str, ...]]:
    (names,) = tables.columns("field_names")
    values = [[""] * count for _ in names]
    for task, field, value in tables.rows("task_fields"):
        if min(task, field) < 0:
            raise ValueError("task_fields holds a negative row")
        values[field][task] = value
    return {name: tuple(column) for name, column in zip(names, values, strict=True)}
