"""Resources as IFC keeps them: the pool, and below each what of it is used on which task."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from sim.ifc4d.appendix import Appendix
from sim.ifc4d.spans import duration_text, instant
from sim.ifc4d.task_sets import write_set
from sim.resourcing import ResourceKind
from sim.schedule import Schedule
from sim.step_values import Enum, Ref, Typed, Value

KEYWORDS = {
    ResourceKind.LABOUR: "IfcLaborResource", ResourceKind.EQUIPMENT: "IfcConstructionEquipmentResource",
    ResourceKind.MATERIAL: "IfcConstructionMaterialResource", ResourceKind.COST: "IfcSubContractResource",
}  # fmt: skip

USE_SET = "Twin_Assignment"
IN_SET = ("quantity", "actual_cost", "remaining_cost")


def write_resources(
    out: Appendix, schedule: Schedule, guid: Callable[..., str], tasks: Sequence[Ref],
    calendars: Sequence[Ref], numbers: Mapping[str, int],
) -> None:  # fmt: skip
    """Write the pool, its costs and its use; resources the model holds already are left as they are."""
    pool, assignments = schedule.resources, schedule.assignments
    used: dict[int, list[int]] = defaultdict(list)
    for row, resource in enumerate(assignments.resource.tolist()):
        used[resource].append(row)
    users: dict[int, list[Ref]] = defaultdict(list)
    for row, kind in enumerate(pool.kind.tolist()):
        if pool.id[row] in numbers:
            continue
        units = float(pool.units[row])
        usage = _usage(out, [None, units if units > 0 else None]) if units > 0 else None
        whole = out.add(
            KEYWORDS[ResourceKind(kind)], guid("resource", pool.id[row]), out.owner,
            pool.name[row] or pool.id[row], None, pool.unit[row] or None, pool.id[row], None, usage,
            _costs(out, schedule, row), None, Enum("NOTDEFINED"),
        )  # fmt: skip
        if pool.calendar[row] >= 0:
            users[int(pool.calendar[row])].append(whole)
        parts = [_write_use(out, schedule, guid, tasks, use, kind) for use in used.get(row, ())]
        if parts:
            out.relate("IfcRelNests", guid("resource parts", pool.id[row]), whole, parts)
    for calendar, refs in users.items():
        out.relate("IfcRelAssignsToControl", guid("resources use", calendar), refs, None, calendars[calendar])


def _write_use(
    out: Appendix, schedule: Schedule, guid: Callable[..., str], tasks: Sequence[Ref], row: int, kind: int
) -> Ref:
    a, pool = schedule.assignments, schedule.resources
    resource = int(a.resource[row])
    key = a.id[row] or str(row)
    work, units = int(a.work[row]), float(a.units[row])
    actual, rest = int(a.actual_work[row]), int(a.remaining_work[row])
    usage = _usage(
        out,
        [
            duration_text(work) if work >= 0 else None, units if units > 0 else None,
            None if np.isnat(a.start[row]) else instant(a.start[row]),
            None if np.isnat(a.finish[row]) else instant(a.finish[row]), a.curve[row] or None,
            duration_text(int(a.delay[row])) if a.delay[row] else None, None, None,
            duration_text(actual) if actual >= 0 else None, None, None, None,
            duration_text(rest) if rest >= 0 else None, None, None,
        ],
    )  # fmt: skip
    cost = float(a.cost[row])
    costs = [_cost(out, "Cost", cost)] if np.isfinite(cost) else None
    name = pool.name[resource] or pool.id[resource]
    use = out.add(
        KEYWORDS[ResourceKind(kind)], guid("use", key, row), out.owner, name, None, None, key, None, usage,
        costs, None, Enum("NOTDEFINED"),
    )  # fmt: skip
    out.relate("IfcRelAssignsToProcess", guid("uses", key, row), [use], None, tasks[int(a.task[row])], None)
    amounts = {name: float(getattr(a, name)[row]) for name in IN_SET}
    known: dict[str, Value] = {
        name: Typed("IFCREAL", value) for name, value in amounts.items() if np.isfinite(value)
    }
    if known:
        ref = write_set(out, guid("use set", key, row), USE_SET, known)
        out.relate("IfcRelDefinesByProperties", guid("use set of", key, row), [use], ref)
    return use


def _usage(out: Appendix, values: Sequence[Value]) -> Ref:
    return out.add("IfcResourceTime", None, None, None, *values, *[None] * (15 - len(values)))


def _costs(out: Appendix, schedule: Schedule, resource: int) -> list[Ref] | None:
    rows = np.flatnonzero(schedule.rates.resource == resource).tolist()
    found = []
    for row in rows:
        rate, start = float(schedule.rates.rate[row]), schedule.rates.start[row]
        if np.isfinite(rate):
            day = None if np.isnat(start) else str(start.astype("datetime64[D]"))
            found.append(_cost(out, "Rate", rate, day))
    return found or None


def _cost(out: Appendix, name: str, value: float, day: str | None = None) -> Ref:
    amount = Typed("IFCMONETARYMEASURE", value)
    return out.share("IfcCostValue", name, None, amount, None, day, None, None, None, None, None)
