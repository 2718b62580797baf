"""Who does the work of tasks in a model: IfcConstructionResource, its use and its costs.

Notes
-----
ISO 16739-1:2024, 5.4.6 IfcConstructionMgmtDomain and 8.5.3 IfcResourceTime. A resource that is nested in
another of the same name and assigned to a task says how much of the other is used there.
"""

from collections.abc import Mapping

import ifcopenshell
import numpy as np

from sim.moment import NOT_A_TIME, duration, moment
from sim.planning.draft import AssignmentDraft, RateDraft, ResourceDraft, ScheduleDraft
from sim.readers.ifc.attributes import Instance, by_type, named, number, reference, references, text
from sim.readers.ifc.task_sets import sets_of
from sim.resourcing import ResourceKind
from sim.task_plan import UNKNOWN

USE_SET = "Twin_Assignment"
_KINDS = {
    "IfcConstructionEquipmentResource": ResourceKind.EQUIPMENT,
    "IfcConstructionMaterialResource": ResourceKind.MATERIAL,
    "IfcConstructionProductResource": ResourceKind.MATERIAL,
    "IfcSubContractResource": ResourceKind.COST,
}


def read_resources(
    file: ifcopenshell.file, rows: Mapping[int, int], calendars: Mapping[int, int], draft: ScheduleDraft
) -> None:
    """Add resources, rates and assignments to `draft`.

    Parameters
    ----------
    file : ifcopenshell.file
    rows : mapping
        Row of each task by step id.
    calendars : mapping
        Row of the calendar by the step id of what it is assigned to.
    draft : ScheduleDraft
    """
    instances = sorted(by_type(file, "IfcConstructionResource"), key=lambda each: each.id())
    if not instances:
        return
    uses = _uses(file, rows)
    whole = _wholes(file)
    part_of = {
        step: whole[step].id()
        for step in uses
        if step in whole and _same(file.by_id(step), whole[step]) and whole[step].id() not in uses
    }
    row_of: dict[int, int] = {}
    for instance in instances:
        if instance.id() not in part_of:
            row_of[instance.id()] = len(draft.resources)
            draft.resources.append(_resource(instance, calendars.get(instance.id(), -1)))
            draft.rates += _rates(instance, row_of[instance.id()])
    _tell_apart(draft)
    for step, tasks in uses.items():
        use = file.by_id(step)
        for task in tasks:
            found = _assignment(use, rows[task], len(tasks) == 1, step in part_of, draft)
            found.resource = row_of.get(part_of.get(step, step), -1)
            draft.assignments.append(found)


def _uses(file: ifcopenshell.file, rows: Mapping[int, int]) -> dict[int, list[int]]:
    """Return the tasks each resource is assigned to."""
    found: dict[int, list[int]] = {}
    for relation in by_type(file, "IfcRelAssignsToProcess"):
        task = reference(named(relation, "RelatingProcess"), "IfcTask")
        if task is not None and task.id() in rows:
            for item in references(named(relation, "RelatedObjects")):
                if item.is_a("IfcConstructionResource"):
                    found.setdefault(item.id(), []).append(task.id())
    return found


def _wholes(file: ifcopenshell.file) -> dict[int, Instance]:
    found: dict[int, Instance] = {}
    for relation in by_type(file, "IfcRelNests"):
        whole = reference(named(relation, "RelatingObject"), "IfcConstructionResource")
        if whole is not None:
            for part in references(named(relation, "RelatedObjects")):
                found.setdefault(part.id(), whole)
    return found


def _same(part: Instance, whole: Instance) -> bool:
    return part.is_a() == whole.is_a() and text(named(part, "Name")) == text(named(whole, "Name"))


def _resource(instance: Instance, calendar: int) -> ResourceDraft:
    kind = _KINDS.get(instance.is_a(), ResourceKind.LABOUR)
    usage = reference(named(instance, "Usage"))
    units = number(named(usage, "ScheduleUsage")) if usage else None
    return ResourceDraft(
        id=text(named(instance, "Identification"))
        or text(named(instance, "ResourceIdentifier"))
        or text(named(instance, "GlobalId"))
        or f"#{instance.id()}",
        name=text(named(instance, "Name")),
        kind=kind,
        calendar=calendar,
        units=np.nan if units is None else units,
        unit=text(named(instance, "ObjectType")) if kind == ResourceKind.MATERIAL else "",
    )


def _tell_apart(draft: ScheduleDraft) -> None:
    taken: set[str] = set()
    for row, resource in enumerate(draft.resources):
        if resource.id in taken:
            resource.id = f"{resource.id} ({row + 1})"
        taken.add(resource.id)


def _rates(instance: Instance, row: int) -> list[RateDraft]:
    found = []
    for cost in references(named(instance, "BaseCosts")):
        amount = number(named(cost, "AppliedValue"))
        if amount is not None and np.isfinite(amount):
            found.append(RateDraft(row, _moment(text(named(cost, "ApplicableDate"))), amount))
    return found


def _assignment(use: Instance, task: int, own: bool, part: bool, draft: ScheduleDraft) -> AssignmentDraft:
    """Return one use; what is said of a resource that several tasks share belongs to none of them alone.

    The costs of a part are those of its use, the costs of a whole resource its rates.
    """
    found = AssignmentDraft(task, id=text(named(use, "Identification")) or text(named(use, "GlobalId")))
    usage = reference(named(use, "Usage"))
    if usage is None or not own:
        return found
    units = number(named(usage, "ScheduleUsage"))
    found.units = np.nan if units is None else units
    found.work, found.actual_work, found.remaining_work, delay = (
        _seconds(usage, name, draft)
        for name in ("ScheduleWork", "ActualWork", "RemainingWork", "LevelingDelay")
    )
    found.delay = max(0, delay)
    found.start = _moment(text(named(usage, "ScheduleStart")))
    found.finish = _moment(text(named(usage, "ScheduleFinish")))
    found.curve = text(named(usage, "ScheduleContour"))
    amounts = [number(named(cost, "AppliedValue")) for cost in references(named(use, "BaseCosts"))]
    known = [amount for amount in amounts if amount is not None and np.isfinite(amount)]
    if known and part:
        found.cost = sum(known)
    said = sets_of(use).get(USE_SET, {})
    for name in ("quantity", "actual_cost", "remaining_cost"):
        amount = said.get(name)
        if isinstance(amount, float):
            setattr(found, name, amount)
    return found


def _seconds(usage: Instance, name: str, draft: ScheduleDraft) -> int:
    said = text(named(usage, name))
    if not said:
        return UNKNOWN
    try:
        return max(0, duration(said, 8 * 3600, 40 * 3600, 160 * 3600))
    except ValueError:
        draft.warn("length-odd", f"#{usage.id()} {name}", text=said[:40])
        return UNKNOWN


def _moment(said: str) -> np.datetime64:
    try:
        return moment(said)
    except ValueError:
        return NOT_A_TIME
