"""The tables of the project file that follow from the columns the document declares (version 2)."""

import json
from collections.abc import Callable
from dataclasses import fields
from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np

from sim.baseline import BaselineDates
from sim.resourcing import Assignments, Rates, Resources
from sim.schedule_project import ScheduleProject
from sim.table import TEXT, TIME, Column, Table, columns_of
from sim.task_plan import TaskPlan
from sim.tool_dates import ToolDates


class Stored(NamedTuple):
    """A table of the document and the table of the file that keeps it."""

    name: str
    kind: type[Table]
    row: str  # the column that holds the row number
    head: str  # what stands before the declared columns

    def columns(self) -> tuple[Column, ...]:
        """Return the declared columns."""
        return columns_of(self.kind)


_TASK = "task INTEGER NOT NULL REFERENCES tasks"
PLAN = Stored("task_plan", TaskPlan, "task", f"{_TASK} PRIMARY KEY")
TOOL = Stored("tool_dates", ToolDates, "task", f"{_TASK} PRIMARY KEY")
RESOURCES = Stored("resources", Resources, "row", '"row" INTEGER PRIMARY KEY')
RATES = Stored("rates", Rates, "row", '"row" INTEGER PRIMARY KEY')
ASSIGNMENTS = Stored("assignments", Assignments, "row", '"row" INTEGER PRIMARY KEY')
BASELINE_DATES = Stored(
    "baseline_dates", BaselineDates, "task", f"baseline INTEGER NOT NULL REFERENCES baselines, {_TASK}"
)
STORED = (PLAN, TOOL, RESOURCES, RATES, ASSIGNMENTS, BASELINE_DATES)
PROJECTS = "schedule_projects"
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")  # in `calendar_days`
TABLE_OF = {"projects": PROJECTS, "calendars": "calendars", "tasks": "tasks", "resources": "resources"}

_SINCE_2 = "CREATE TABLE baselines (\n    id INTEGER PRIMARY KEY, name TEXT NOT NULL, taken TEXT) STRICT;\n"


def statements() -> str:
    """Return the SQL that makes the tables."""
    parts = ["", f"CREATE TABLE {PROJECTS} (\n    id INTEGER PRIMARY KEY,", _project_columns(), ") STRICT;"]
    parts.append(_SINCE_2)
    for table in STORED:
        columns = ",\n".join(f"    {_declared(column)}" for column in table.columns())
        parts.append(f"CREATE TABLE {table.name} (\n    {table.head},\n{columns}) STRICT;")
    return "\n".join(parts) + "\n"


def names() -> frozenset[str]:
    """Return the names of the tables, which files of version 1 do not have."""
    return frozenset({PROJECTS, "baselines", *(table.name for table in STORED)})


def quoted(name: str) -> str:
    """Return a column's name as SQL takes it: some are words of its own."""
    return f'"{name}"'


def storing(column: Column) -> Callable[[Any], Any]:
    """Return what turns a value into what SQLite keeps: NULL where it is what nothing is known of."""
    default, meaning = column.default, column.meaning
    if column.kind == TEXT:
        return lambda value: None if value == default else value
    if column.kind == TIME:
        return lambda value: None if np.isnat(value) else str(value)
    if meaning is not None:
        known = {int(each): each.name for each in meaning}
        return lambda value: None if value == default else known[int(value)]
    if np.dtype(column.kind).kind == "f":
        return lambda value: None if value != value else float(value)
    return lambda value: None if value == default else int(value)


def restoring(column: Column) -> Callable[[Any], Any]:
    """Return what turns back what SQLite kept; raises ValueError or KeyError for what cannot be."""
    default, meaning = column.default, column.meaning
    if column.kind == TIME:
        return lambda value: np.datetime64("NaT" if value is None else value, "s")
    if column.kind != TEXT and np.dtype(column.kind).kind == "f":
        return lambda value: np.nan if value is None else value
    if meaning is not None:
        known = meaning.__members__
        return lambda value: default if value is None else known[value]
    return lambda value: default if value is None else value


def settings() -> tuple[str, ...]:
    """Return the columns of a project, in order."""
    return tuple(_SETTINGS.values())


def project_to_row(project: ScheduleProject) -> tuple[Any, ...]:
    """Return a project as the file keeps it."""
    return tuple(_setting(getattr(project, each.name)) for each in fields(ScheduleProject))


def project_from_row(row: dict[str, Any]) -> ScheduleProject:
    """Return the project of a row; what the row does not tell is as it is by default."""
    plain = ScheduleProject()
    told = {name: row[stored] for name, stored in _SETTINGS.items() if stored in row}
    return ScheduleProject(**{
        name: _restored(getattr(plain, name), value) for name, value in told.items()
    })  # fmt: skip


_SETTINGS = {each.name: "project_id" if each.name == "id" else each.name for each in fields(ScheduleProject)}


def _project_columns() -> str:
    plain = ScheduleProject()
    lines = []
    for name, stored in _SETTINGS.items():
        value = getattr(plain, name)
        whole = isinstance(value, int) and not isinstance(value, IntEnum)
        lines.append(f"    {quoted(stored)} {'INTEGER' if whole else 'TEXT'}")
    return ",\n".join(lines)


def _setting(value: Any) -> Any:
    if isinstance(value, IntEnum):
        return value.name
    if isinstance(value, np.datetime64):
        return None if np.isnat(value) else str(value.astype("datetime64[s]"))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return int(value) if isinstance(value, bool) else value


def _restored(plain: Any, value: Any) -> Any:
    if value is None:
        return plain
    if isinstance(plain, IntEnum):
        return type(plain)[value]
    if isinstance(plain, np.datetime64):
        return np.datetime64(value, "s")
    if isinstance(plain, dict):
        return {str(key): str(content) for key, content in json.loads(value).items()}
    return type(plain)(value)


def _declared(column: Column) -> str:
    kind = "TEXT"
    if column.meaning is None and column.kind not in (TEXT, TIME):
        kind = "REAL" if np.dtype(column.kind).kind == "f" else "INTEGER"
    refers = f" REFERENCES {TABLE_OF[column.refers]}" if column.refers else ""
    return f"{quoted(column.name)} {kind}{refers}"
