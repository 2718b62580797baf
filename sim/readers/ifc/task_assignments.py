"""Which task works on which product: IfcRelAssignsToProcess and IfcRelAssignsToProduct."""

import ifcopenshell

from sim.planning.draft import ScheduleDraft
from sim.readers.ifc.attributes import Instance, by_type, named, reference, references, text


def assignments(
    file: ifcopenshell.file, task_ids: dict[int, str], draft: ScheduleDraft
) -> list[tuple[str, str]]:
    """Return (GlobalId of a product, task ID), in file order, each pair once.

    Parameters
    ----------
    file : ifcopenshell.file
    task_ids : dict of int to str
        Task ID by step id; assignments to other tasks (of a baseline) do not count.
    draft : ScheduleDraft
        Told of assignments that lead to nothing.
    """
    direct: dict[int, dict[str, None]] = {}
    for task, product in _pairs(file):
        if task.id() in task_ids:
            direct.setdefault(product.id(), {}).setdefault(task_ids[task.id()])
    below = _below(file)
    found: dict[tuple[str, str], None] = {}
    for step in list(direct):
        product = file.by_id(step)
        if not product.is_a("IfcElement") and not below.get(step):
            draft.info("task-on-nothing", f"#{step}", what=product.is_a(), name=text(named(product, "Name")))
        for other in _reach(step, below, direct):
            element = file.by_id(other)
            if not element.is_a("IfcElement"):
                continue
            guid = text(named(element, "GlobalId"))
            for task_id in direct[step]:
                found.setdefault((guid, task_id))
    return list(found)


def _pairs(file: ifcopenshell.file) -> list[tuple[Instance, Instance]]:
    pairs: list[tuple[Instance, Instance]] = []
    for relation in by_type(file, "IfcRelAssignsToProcess"):
        task = reference(named(relation, "RelatingProcess"), "IfcTask")
        if task is not None:
            items = references(named(relation, "RelatedObjects"))
            pairs += [(task, item) for item in items if item.is_a("IfcProduct")]
    for relation in by_type(file, "IfcRelAssignsToProduct"):
        product = reference(named(relation, "RelatingProduct"), "IfcProduct")
        if product is not None:
            items = references(named(relation, "RelatedObjects"))
            pairs += [(item, product) for item in items if item.is_a("IfcTask")]
    return pairs


def _below(file: ifcopenshell.file) -> dict[int, list[int]]:
    """Return the parts of each whole, and what stands in each spatial element."""
    below: dict[int, list[int]] = {}
    for name, one, many in (
        ("IfcRelAggregates", "RelatingObject", "RelatedObjects"),
        ("IfcRelContainedInSpatialStructure", "RelatingStructure", "RelatedElements"),
    ):
        for relation in by_type(file, name):
            whole = reference(named(relation, one))
            if whole is not None:
                parts = [part.id() for part in references(named(relation, many)) if part.is_a("IfcProduct")]
                below.setdefault(whole.id(), []).extend(parts)
    return below


def _reach(step: int, below: dict[int, list[int]], direct: dict[int, dict[str, None]]) -> list[int]:
    """Return a product and all below it that has no assignment of its own nearer by."""
    reached: dict[int, None] = {step: None}
    waiting = [step]
    while waiting:
        for part in below.get(waiting.pop(), ()):
            if part not in reached and part not in direct:
                reached[part] = None
                waiting.append(part)
    return list(reached)
