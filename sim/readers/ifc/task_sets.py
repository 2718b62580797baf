"""Property sets on tasks and work schedules: what the program itself wrote, and what others did."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, Final, TypeAlias

import numpy as np

from sim.moment import moment
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.readers.ifc.attributes import Instance, named, reference, references, text, value
from sim.schedule import TaskKind
from sim.table import column_names
from sim.task_plan import Constraint, PercentKind, TaskPlan

# The names under which `sim.ifc4d.task_sets` writes what IFC has no attribute for.
TASK_SET: Final = "Twin_Task"
PLAN_SET: Final = "Twin_TaskPlan"
FIELD_SET: Final = "Twin_TaskFields"
BASELINE_SET: Final = "Twin_Baseline"
PROJECT_SET: Final = "Twin_ScheduleProject"

Sets: TypeAlias = dict[str, dict[str, object]]
_MEANINGS: Final[Mapping[str, type[IntEnum]]] = {
    "constraint": Constraint, "second_constraint": Constraint, "percent_kind": PercentKind,
}  # fmt: skip
_PLAN: Final = frozenset(column_names(TaskPlan))


def sets_of(instance: Instance) -> Sets:
    """Return the single values of the property sets of an object, by set and property."""
    found: Sets = {}
    for relation in references(named(instance, "IsDefinedBy")):
        definition = reference(named(relation, "RelatingPropertyDefinition"), "IfcPropertySet")
        if definition is None:
            continue
        values = found.setdefault(text(named(definition, "Name")), {})
        for item in references(named(definition, "HasProperties")):
            measure = reference(named(item, "NominalValue"))
            if measure is not None and item.is_a("IfcPropertySingleValue"):
                values[text(named(item, "Name"))] = value(measure, 0)
    return found


def apply(sets: Sets, task: TaskDraft, draft: ScheduleDraft) -> None:
    """Put what property sets say into a task: columns of ours, all else as fields."""
    for name, values in sets.items():
        if name == TASK_SET:
            task.id = str(values.get("Id", "")) or task.id
            kind = str(values.get("Kind", ""))
            task.kind = TaskKind[kind] if kind in TaskKind.__members__ else task.kind
        elif name == PLAN_SET:
            _plan(values, task, draft)
        else:
            prefix = "" if name == FIELD_SET else f"{name}."
            for key, said in values.items():
                if said is not None and str(said):
                    task.fields[prefix + key] = str(said)


def put(blank: Any, said: object) -> Any:
    """Return what a property says as a value of the kind of `blank`; `blank` if it is none such."""
    if isinstance(blank, IntEnum):
        return type(blank).__members__.get(str(said), blank)
    if isinstance(blank, np.datetime64):
        try:
            return moment(str(said))
        except ValueError:
            return blank
    if isinstance(blank, str):
        return str(said)
    if isinstance(blank, bool):
        return said is True or said == 1
    number = said if isinstance(said, (int, float)) and abs(said) < 1e15 else None
    return blank if number is None else type(blank)(number)


def _plan(values: Mapping[str, object], task: TaskDraft, draft: ScheduleDraft) -> None:
    for name, said in values.items():
        if name not in _PLAN:
            draft.warn("ifc-plan-unknown", task.place, name=name[:60])
            continue
        meaning = _MEANINGS.get(name)
        blank = meaning(0) if meaning else getattr(task, name)
        setattr(task, name, put(blank, said))
