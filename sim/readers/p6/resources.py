"""The resources and roles of a P6 file, their rates, who is on which activity, and expenses."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from sim.planning.draft import AssignmentDraft, RateDraft, ResourceDraft, ScheduleDraft
from sim.readers.p6.tables import Row, Tables, Values, total
from sim.resourcing import ResourceKind

_KINDS: Final = {
    "RT_Labor": ResourceKind.LABOUR,
    "RT_Equip": ResourceKind.EQUIPMENT,
    "RT_Mat": ResourceKind.MATERIAL,
}
_LOADS: Final = {"CL_Start": "start of activity", "CL_End": "end of activity"}
_MOST_HOURS = 1e9


def add_resources(tables: Tables, draft: ScheduleDraft, calendars: Mapping[str, int]) -> dict[str, int]:
    """Add resources, then roles, with their rates; return rows by "rsrc 1" and "role 1"."""
    values = Values(draft)
    units = tables.by("UMEASURE", "unit_id")
    rows: dict[str, int] = {}
    for row in tables.of("RSRC"):
        kind = _KINDS.get(row["rsrc_type"])
        if kind is None:
            if row["rsrc_type"]:
                draft.warn("p6-word-odd", row.place, name="rsrc_type", text=row["rsrc_type"][:40])
            kind = ResourceKind.LABOUR
        if row["clndr_id"] and row["clndr_id"] not in calendars:
            draft.warn("calendar-missing", row.place, uid=row["clndr_id"])
        unit = units.get(row["unit_id"])
        _add(
            draft, rows, row, f"rsrc {row['rsrc_id']}",
            ResourceDraft(
                row["rsrc_short_name"] or row["rsrc_id"], row["rsrc_name"], kind,
                calendars.get(row["clndr_id"], -1), values.number(row, "def_qty_per_hr"),
                unit["unit_abbrev"] if unit is not None else "",
            ),
        )  # fmt: skip
    for row in tables.of("ROLES"):
        role = ResourceDraft(row["role_short_name"] or row["role_id"], row["role_name"])
        _add(draft, rows, row, f"role {row['role_id']}", role)
    nested = sum(bool(row["parent_rsrc_id"]) for row in tables.of("RSRC"))
    nested += sum(bool(row["parent_role_id"]) for row in tables.of("ROLES"))
    if nested:
        draft.info("p6-resources-flat", "RSRC", count=nested)
    _add_rates(tables, draft, rows, values)
    return rows


def _add(draft: ScheduleDraft, rows: dict[str, int], row: Row, key: str, resource: ResourceDraft) -> None:
    if key in rows:
        draft.warn("p6-id-twice", row.place, id=key)
        return
    taken = {each.id for each in draft.resources[-1:]}  # ids are unique in P6; roles may repeat them
    if key.startswith("role"):
        taken = {each.id for each in draft.resources}
    if resource.id in taken:
        resource.id = f"{resource.id} ({key})"
    rows[key] = len(draft.resources)
    draft.resources.append(resource)


def _add_rates(tables: Tables, draft: ScheduleDraft, rows: Mapping[str, int], values: Values) -> None:
    rates: dict[tuple[int, str], RateDraft] = {}
    for table, key in (("RSRCRATE", "rsrc"), ("ROLERATE", "role"), ("ROLELIMIT", "role")):
        for row in tables.of(table):
            resource = rows.get(f"{key} {row[f'{key}_id']}")
            if resource is None:
                draft.warn("p6-resource-missing", row.place, id=row[f"{key}_id"])
                continue
            rate = RateDraft(
                resource, values.moment(row, "start_date"), values.number(row, "cost_per_qty"),
                values.number(row, "max_qty_per_hr"),
            )  # fmt: skip
            known = rates.setdefault((resource, str(rate.start)), rate)
            if known is not rate:  # a role's price and its limit stand apart
                known.rate = rate.rate if np.isnan(known.rate) else known.rate
                known.units = rate.units if np.isnan(known.units) else known.units
    draft.rates.extend(rates.values())
    first: dict[int, RateDraft] = {}
    for rate in draft.rates:
        if not np.isnan(rate.units) and rate.start < first.setdefault(rate.resource, rate).start:
            first[rate.resource] = rate
    for resource, rate in first.items():
        draft.resources[resource].units = rate.units


def add_assignments(
    tables: Tables, draft: ScheduleDraft, rows: Mapping[str, int], positions: Mapping[str, int]
) -> None:
    """Add who is on which activity, and what is spent beside."""
    values = Values(draft)
    curves = {row["curv_id"]: row["curv_name"] for table in ("RSRCCURV", "RSRCCURVDATA")
              for row in tables.of(table)}  # fmt: skip
    known = {row["task_id"] for row in tables.of("TASK")}
    both = 0
    for row in tables.of("TASKRSRC"):
        task = positions.get(row["task_id"])
        if task is None:
            if row["task_id"] not in known:
                draft.warn("p6-assignment-lost", row.place, id=row["task_id"])
            continue
        resource = rows.get(f"rsrc {row['rsrc_id']}")
        if resource is None and row["rsrc_id"]:
            draft.warn("p6-resource-missing", row.place, id=row["rsrc_id"])
        if resource is None:
            resource = rows.get(f"role {row['role_id']}", -1)
        elif row["role_id"]:
            both += 1
        draft.assignments.append(_assignment(row, task, resource, draft, values, curves))
    if both:
        draft.info("p6-roles-beside", "TASKRSRC", count=both)
    _add_expenses(tables, draft, positions, known, values)
    _sum_costs(draft)


def _assignment(
    row: Row, task: int, resource: int, draft: ScheduleDraft, values: Values, curves: Mapping[str, str]
) -> AssignmentDraft:
    each = AssignmentDraft(task, resource, row["taskrsrc_id"])
    each.units = values.number(row, "target_qty_per_hr")
    planned, left = values.number(row, "target_qty"), values.number(row, "remain_qty")
    done = total(values.number(row, f"act_{kind}_qty") for kind in ("reg", "ot"))
    if np.isnan(done):
        done = values.number(row, "act_qty")
    if resource >= 0 and draft.resources[resource].kind == ResourceKind.MATERIAL:
        each.quantity = planned
    for name, hours in (("work", planned), ("actual_work", done), ("remaining_work", left)):
        if not np.isnan(hours) and abs(hours) < _MOST_HOURS and np.isnan(each.quantity):
            setattr(each, name, round(hours * 3600))
    each.cost = values.number(row, "target_cost")
    each.actual_cost = total(values.number(row, f"act_{kind}_cost") for kind in ("reg", "ot"))
    if np.isnan(each.actual_cost):
        each.actual_cost = values.number(row, "act_cost")
    each.remaining_cost = values.number(row, "remain_cost")
    each.start = values.moment(row, "act_start_date", "restart_date", "target_start_date")
    each.finish = values.moment(row, "act_end_date", "reend_date", "target_end_date")
    each.delay = values.seconds(row, "target_lag_drtn_hr_cnt", 0)
    each.driving = row["rollup_dates_flag"] != "N"
    each.curve = curves.get(row["curv_id"], "")
    if row["curv_id"] and row["curv_id"] not in curves:
        draft.warn("p6-curve-missing", row.place, id=row["curv_id"])
    return each


def _add_expenses(
    tables: Tables, draft: ScheduleDraft, positions: Mapping[str, int], known: set[str], values: Values
) -> None:
    """Add expenses as assignments of resources of the kind `COST`, one for each name."""
    kinds = tables.by("COSTTYPE", "cost_type_id")
    rows: dict[str, int] = {}
    for row in tables.of("PROJCOST"):
        task = positions.get(row["task_id"])
        if task is None:
            if row["task_id"] not in known:
                draft.warn("p6-assignment-lost", row.place, id=row["task_id"])
            continue
        kind = kinds.get(row["cost_type_id"])
        name = row["cost_name"] or (kind["cost_type"] if kind is not None else "") or "Expense"
        if name not in rows:
            rows[name] = len(draft.resources)
            draft.resources.append(
                ResourceDraft(f"expense {len(rows)}", name, ResourceKind.COST, unit=row["qty_name"])
            )
        each = AssignmentDraft(task, rows[name], f"expense {row['cost_item_id']}")
        each.quantity = values.number(row, "target_qty")
        each.cost, each.actual_cost = values.number(row, "target_cost"), values.number(row, "act_cost")
        each.remaining_cost = values.number(row, "remain_cost")
        each.curve = _LOADS.get(row["cost_load_type"], "")
        draft.assignments.append(each)


def _sum_costs(draft: ScheduleDraft) -> None:
    """Give tasks the sum of what is spent on them."""
    for each in draft.assignments:
        task = draft.tasks[each.task]
        for name in ("cost", "actual_cost", "remaining_cost"):
            value, so_far = getattr(each, name), getattr(task, name)
            if not np.isnan(value):
                setattr(task, name, value if np.isnan(so_far) else so_far + value)
