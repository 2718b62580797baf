"""Resources, rates, assignments and expenses as rows of P6's tables."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.resourcing import ResourceKind
from sim.schedule import Schedule
from sim.writers.losses import Losses
from sim.writers.p6.cells import Cell, Row, hours, line, number, stamp
from sim.writers.p6.outline import Outline

_KINDS: Final = {
    ResourceKind.LABOUR: "RT_Labor", ResourceKind.EQUIPMENT: "RT_Equip", ResourceKind.MATERIAL: "RT_Mat",
}  # fmt: skip
_LOADS: Final = {"start of activity": "CL_Start", "end of activity": "CL_End"}


class ResourceRows:
    """Makes the rows; resources of the kind `COST` are what P6 calls expenses."""

    def __init__(self, schedule: Schedule, outline: Outline, losses: Losses) -> None:
        self.schedule, self.outline, self.losses = schedule, outline, losses
        resources, given = schedule.resources, schedule.assignments
        self.is_cost = (resources.kind == ResourceKind.COST).tolist()
        self.units = {unit: at + 1 for at, unit in enumerate(sorted(set(resources.unit) - {""}))}
        names = (line(curve) for curve in given.curve)
        expense = [each >= 0 and self.is_cost[each] for each in given.resource.tolist()]
        curves = {name for name, cost in zip(names, expense, strict=True) if name and not cost}
        self.curves = {name: at + 1 for at, name in enumerate(sorted(curves))}
        self.numbers = _numbers(given.id)

    def note(self) -> None:
        """Count what P6 has no place for."""
        resources, given, lost = self.schedule.resources, self.schedule.assignments, self.losses.lost
        rates = self.schedule.rates
        used = set(given.resource.tolist())
        ids = [id_ for row, id_ in enumerate(resources.id) if not self.is_cost[row]]
        first: dict[int, int] = {}
        for at, (resource, units) in enumerate(zip(rates.resource.tolist(), rates.units, strict=True)):
            if not np.isnan(units) and rates.start[at] < rates.start[first.setdefault(resource, at)]:
                first[resource] = at
        other = (rates.units[at] != resources.units[row] for row, at in first.items())
        lost("written-resource-units", sum(map(bool, other)))
        lost("written-resource-id", len(ids) - len(set(ids) - {""}))
        expenses = [row for row in range(len(resources)) if self.is_cost[row]]
        lost("written-cost-unused", sum(row not in used for row in expenses))
        lost("written-expense-id", sum(resources.id[row] != f"expense {k + 1}"
                                       for k, row in enumerate(expenses) if row in used))  # fmt: skip
        lost("written-curve", len(self.curves), ", ".join(self.curves))
        wbs = [self.outline.is_wbs[task] for task in given.task.tolist()]
        lost("written-summary-assignment", sum(wbs))

    def measures(self) -> Iterator[Row]:
        """Yield UMEASURE."""
        for unit, number_of in self.units.items():
            yield {
                "unit_id": number_of,
                "seq_num": number_of,
                "unit_abbrev": line(unit),
                "unit_name": line(unit),
            }

    def shapes(self) -> Iterator[Row]:
        """Yield RSRCCURVDATA: evenly, as nothing but names of curves is known."""
        for name, number_of in self.curves.items():
            even: Row = {f"pct_usage_{k}": 0 if k == 0 else 5 for k in range(21)}
            yield {"curv_id": number_of, "curv_name": name, "default_flag": "N", **even}

    def resources(self) -> Iterator[Row]:
        """Yield RSRC."""
        r = self.schedule.resources
        for row in range(len(r)):
            if self.is_cost[row]:
                continue
            calendar = int(r.calendar[row])
            yield {
                "rsrc_id": row + 1, "parent_rsrc_id": "", "clndr_id": calendar + 1 if calendar >= 0 else "",
                "rsrc_seq_num": row, "rsrc_name": line(r.name[row]), "rsrc_short_name": line(r.id[row]),
                "def_qty_per_hr": number(r.units[row]), "rsrc_type": _KINDS[ResourceKind(int(r.kind[row]))],
                "active_flag": "Y", "unit_id": self.units.get(r.unit[row], ""),
            }  # fmt: skip

    def rates(self) -> Iterator[Row]:
        """Yield RSRCRATE."""
        r = self.schedule.rates
        for row, resource in enumerate(r.resource.tolist()):
            if resource < 0 or self.is_cost[resource]:
                self.losses.lost("written-rate")
                continue
            yield {
                "rsrc_rate_id": row + 1, "rsrc_id": resource + 1, "max_qty_per_hr": number(r.units[row]),
                "cost_per_qty": number(r.rate[row]), "start_date": stamp(r.start[row]),
            }  # fmt: skip

    def assignments(self, project: int) -> Iterator[Row]:
        """Yield TASKRSRC of a project."""
        s, given = self.schedule, self.schedule.assignments
        for row in self._of(project, expenses=False):
            resource, task = int(given.resource[row]), int(given.task[row])
            material = resource >= 0 and s.resources.kind[resource] == ResourceKind.MATERIAL
            quantity = given.quantity[row]
            start, finish = stamp(given.start[row]), stamp(given.finish[row])
            begun, done = not np.isnat(s.actual_start[task]), not np.isnat(s.actual_finish[task])
            kind = _KINDS[ResourceKind(int(s.resources.kind[resource]))] if resource >= 0 else ""
            yield {
                "taskrsrc_id": self.numbers[row], "task_id": task + 1, "proj_id": project + 1,
                "rsrc_id": resource + 1 if resource >= 0 else "",
                "remain_qty": hours(int(given.remaining_work[row])),
                "target_qty": number(quantity)
                if material and not np.isnan(quantity)
                else hours(int(given.work[row])),
                "target_qty_per_hr": number(given.units[row]),
                "target_lag_drtn_hr_cnt": int(given.delay[row]) / 3600,
                "act_reg_qty": hours(int(given.actual_work[row])), "target_cost": number(given.cost[row]),
                "act_reg_cost": number(given.actual_cost[row]),
                "remain_cost": number(given.remaining_cost[row]),
                "act_start_date": start if begun else "", "act_end_date": finish if done else "",
                "restart_date": "" if begun else start, "reend_date": "" if done else finish,
                "target_start_date": start, "target_end_date": finish, "rsrc_type": kind,
                "rollup_dates_flag": "Y" if given.driving[row] else "N",
                "curv_id": self.curves.get(line(given.curve[row]), ""),
            }  # fmt: skip

    def expenses(self, project: int) -> Iterator[Row]:
        """Yield PROJCOST of a project."""
        given, resources = self.schedule.assignments, self.schedule.resources
        for row in self._of(project, expenses=True):
            resource = int(given.resource[row])
            yield {
                "cost_item_id": self.numbers[row], "proj_id": project + 1,
                "task_id": int(given.task[row]) + 1,
                "cost_name": line(resources.name[resource]) or line(resources.id[resource]),
                "target_cost": number(given.cost[row]), "act_cost": number(given.actual_cost[row]),
                "remain_cost": number(given.remaining_cost[row]),
                "cost_load_type": _LOADS.get(given.curve[row], "CL_Uniform"),
                "target_qty": number(given.quantity[row]), "qty_name": line(resources.unit[resource]),
            }  # fmt: skip

    def _of(self, project: int, expenses: bool) -> Iterator[int]:
        given, outline = self.schedule.assignments, self.outline
        for row, (task, resource) in enumerate(
            zip(given.task.tolist(), given.resource.tolist(), strict=True)
        ):
            cost = resource >= 0 and self.is_cost[resource]
            if outline.project[task] == project and not outline.is_wbs[task] and cost == expenses:
                yield row


def _numbers(ids: tuple[str, ...]) -> list[Cell]:
    """Return the ids of assignments as numbers: their own where all of them are."""
    bare = [id_.removeprefix("expense ") for id_ in ids]
    if len(set(ids)) == len(ids) and all(each.isdecimal() and len(each) < 16 for each in bare):
        return [int(each) for each in bare]
    return list(range(1, len(ids) + 1))
