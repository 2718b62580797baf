"""What IFC has no attribute for, as property sets of ours on tasks and work schedules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from enum import IntEnum
from typing import Final

import numpy as np

from sim.baseline import BaselineDates
from sim.ifc4d.appendix import Appendix
from sim.schedule import Schedule, TaskKind
from sim.schedule_project import ScheduleProject
from sim.step_values import Ref, Typed, Value
from sim.table import TIME, column_kind, column_names
from sim.task_plan import Constraint, PercentKind, TaskPlan

TASK_SET: Final = "Twin_Task"
PLAN_SET: Final = "Twin_TaskPlan"
FIELD_SET: Final = "Twin_TaskFields"
BASELINE_SET: Final = "Twin_Baseline"
PROJECT_SET: Final = "Twin_ScheduleProject"
IN_ATTRIBUTES: Final = ("duration", "remaining")  # of IfcTaskTime
NAMED: Final[Mapping[str, type[IntEnum]]] = {
    "constraint": Constraint, "second_constraint": Constraint, "percent_kind": PercentKind,
}  # fmt: skip


def own_values(schedule: Schedule, keys: Sequence[str]) -> list[dict[str, Value]]:
    """Return for each task its ID where that is no GlobalId, and its kind where IFC has none such."""
    values: list[dict[str, Value]] = []
    for task, key, kind in zip(schedule.id, keys, schedule.kind.tolist(), strict=True):
        found: dict[str, Value] = {"Id": Typed("IFCIDENTIFIER", task)} if task != key else {}
        if kind not in (TaskKind.TASK, TaskKind.MILESTONE, TaskKind.SUMMARY):
            found["Kind"] = Typed("IFCLABEL", TaskKind(kind).name)
        values.append(found)
    return values


def plan_values(schedule: Schedule) -> list[dict[str, Value]]:
    """Return for each task the columns of its plan that say something."""
    values: list[dict[str, Value]] = [{} for _ in range(len(schedule))]
    blank = TaskPlan.blank(1)
    for name in column_names(TaskPlan):
        if name in IN_ATTRIBUTES:
            continue
        column, nothing = getattr(schedule.plan, name), getattr(blank, name)[0]
        told = column != nothing
        if column_kind(TaskPlan, name) == TIME:
            told = ~np.isnat(column)
        elif column.dtype.kind == "f":
            told = np.isfinite(column)
        for row in np.flatnonzero(told).tolist():
            values[row][name] = _value(name, column[row])
    return values


def baseline_values(dates: BaselineDates, row: int) -> dict[str, Value]:
    """Return what a task was to cost and to take in a plan that was kept."""
    found: dict[str, Value] = {}
    if dates.work[row] >= 0:
        found["work"] = Typed("IFCINTEGER", int(dates.work[row]))
    if np.isfinite(dates.cost[row]):
        found["cost"] = Typed("IFCREAL", float(dates.cost[row]))
    return found


def field_values(schedule: Schedule, but: frozenset[str]) -> list[dict[str, Value]]:
    """Return for each task its further columns, save those that are attributes of IfcTask."""
    values: list[dict[str, Value]] = [{} for _ in range(len(schedule))]
    for name, column in schedule.fields.items():
        if name not in but:
            for row, text in enumerate(column):
                if text:
                    values[row][name] = Typed("IFCTEXT", text)
    return values


def project_values(project: ScheduleProject) -> dict[str, Value]:
    """Return the settings that differ from what is assumed."""
    blank = ScheduleProject()
    found = dict(_settings(project, blank))
    return {**found, **{f"other.{name}": Typed("IFCTEXT", text) for name, text in project.other.items()}}


def write_set(out: Appendix, guid: str, name: str, values: Mapping[str, Value]) -> Ref:
    """Write one property set."""
    properties = [
        out.share("IfcPropertySingleValue", key, None, value, None) for key, value in values.items()
    ]
    return out.add("IfcPropertySet", guid, out.owner, name, None, properties)


def _settings(project: ScheduleProject, blank: ScheduleProject) -> Iterator[tuple[str, Value]]:
    for each in fields(project):
        value = getattr(project, each.name)
        if each.name == "other" or value == getattr(blank, each.name):
            continue
        if isinstance(value, np.datetime64):
            if not np.isnat(value):
                yield each.name, Typed("IFCDATETIME", str(value.astype("datetime64[s]")))
        elif isinstance(value, IntEnum):
            yield each.name, Typed("IFCLABEL", value.name)
        elif isinstance(value, bool):
            yield each.name, Typed("IFCBOOLEAN", value)
        elif isinstance(value, int):
            yield each.name, Typed("IFCINTEGER", value)
        else:
            yield each.name, Typed("IFCTEXT", str(value))


def _value(name: str, value: np.generic) -> Value:
    if name in NAMED:
        return Typed("IFCLABEL", NAMED[name](int(value)).name)
    if isinstance(value, np.datetime64):
        return Typed("IFCDATETIME", str(value.astype("datetime64[s]")))
    if isinstance(value, np.floating):
        return Typed("IFCREAL", float(value))
    return Typed("IFCINTEGER", int(value))
