"""What tasks cost: IfcCostItem assigned to them."""

from collections.abc import Mapping

import ifcopenshell
import numpy as np

from sim.planning.draft import ScheduleDraft
from sim.readers.ifc.attributes import Instance, by_type, named, number, reference, references
from sim.readers.ifc.values import QUANTITY_KIND

_DEPTH = 8  # cost values within cost values


def read_costs(file: ifcopenshell.file, rows: Mapping[int, int], draft: ScheduleDraft) -> None:
    """Add the sum of its cost items to each task.

    A value counts once, or once for each unit of the item's quantities. What a cost item says by a formula
    (multiplied, divided, subtracted) is left out and told.
    """
    formulas = 0
    for relation in by_type(file, "IfcRelAssignsToControl"):
        item = reference(named(relation, "RelatingControl"), "IfcCostItem")
        tasks = [rows[t.id()] for t in references(named(relation, "RelatedObjects")) if t.id() in rows]
        if item is None or not tasks:
            continue
        values = [_value(value) for value in references(named(item, "CostValues"))]
        formulas += sum(value is None for value in values)
        known = [value for value in values if value is not None]
        if not known:
            continue
        total = sum(known) * _quantity(item)
        for row in tasks:
            task = draft.tasks[row]
            # One item for several tasks says nothing of their shares: they count alike.
            task.cost = (0.0 if np.isnan(task.cost) else task.cost) + total / len(tasks)
    if formulas:
        draft.info("ifc-cost-formula", "IfcCostItem", count=formulas)


def _value(cost: Instance, depth: int = 0) -> float | None:
    amount = number(named(cost, "AppliedValue"))
    parts = references(named(cost, "Components"))
    if amount is not None and not parts:
        return amount if np.isfinite(amount) else None
    if not parts or named(cost, "ArithmeticOperator") not in (None, "ADD") or depth >= _DEPTH:
        return None
    found = [_value(part, depth + 1) for part in parts]
    return None if None in found else sum(value for value in found if value is not None)


def _quantity(item: Instance) -> float:
    found = [
        number(named(quantity, f"{quantity.is_a().removeprefix('IfcQuantity')}Value"))
        for quantity in references(named(item, "CostQuantities"))
        if quantity.is_a() in QUANTITY_KIND
    ]
    known = [amount for amount in found if amount is not None and np.isfinite(amount)]
    return sum(known) if known else 1.0
