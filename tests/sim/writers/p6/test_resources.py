"""Resources, assignments and expenses as rows."""

from dataclasses import replace

import numpy as np
from planned_project import planned_schedule

from sim.resourcing import ResourceKind
from sim.writers.losses import Losses
from sim.writers.p6.outline import outline_of
from sim.writers.p6.resources import ResourceRows


def test_rows() -> None:
    schedule, losses = planned_schedule(), Losses()
    rows = ResourceRows(schedule, outline_of(schedule, losses), losses)
    rows.note()
    assert [row["rsrc_type"] for row in rows.resources()] == ["RT_Labor", "RT_Equip", "RT_Mat"]
    assert [row["unit_abbrev"] for row in rows.measures()] == ["m3"]
    first, second = rows.assignments(0)
    assert (first["target_qty"], first["act_start_date"], first["curv_id"]) == (32, "2026-03-02T08:00:00", 1)
    assert (second["target_qty"], second["rsrc_id"]) == (12.5, 3)
    assert [problem.code for problem in losses.problems()] == ["written-curve"]


def test_cost_resources_become_expenses() -> None:
    schedule, losses = planned_schedule(), Losses()
    kind = np.array([0, ResourceKind.COST, ResourceKind.COST], np.uint8)
    schedule = replace(schedule, resources=replace(schedule.resources, kind=kind))
    rows = ResourceRows(schedule, outline_of(schedule, losses), losses)
    rows.note()
    (expense,) = rows.expenses(0)
    assert (expense["cost_name"], expense["target_qty"]) == ("Brick", 12.5)
    assert {problem.code for problem in losses.problems()} >= {"written-cost-unused", "written-expense-id"}
