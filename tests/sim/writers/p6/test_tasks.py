"""Activities, relationships and baselines as rows."""

from dataclasses import replace

import numpy as np
from planned_project import planned_schedule

from sim.readers.p6.relations import noted_lag
from sim.schedule import LagUnit, Schedule
from sim.writers.losses import Losses
from sim.writers.p6.outline import outline_of
from sim.writers.p6.tasks import TaskRows, in_use_first, primary_resources


def _rows(schedule: Schedule, losses: Losses, xml: bool = False) -> TaskRows:
    rows = TaskRows(schedule, outline_of(schedule, losses), losses, xml)
    rows.note()
    return rows


def test_lags_are_counted_in_working_hours_and_their_unit_noted() -> None:
    losses = Losses()
    found = list(_rows(planned_schedule(), losses).relations(0))
    # 24 h from Monday 8:00 hold 8 h of work; a quarter of 20 h goes back.
    assert [row["lag_hr_cnt"] for row in found] == [4, 8, -5, 0]
    assert noted_lag(str(found[1]["comments"]), 8 * 3600) == (86400, LagUnit.ELAPSED)
    assert noted_lag(str(found[2]["comments"]), -5 * 3600) == (-2500, LagUnit.PERCENT)
    assert noted_lag(str(found[2]["comments"]), 3600) is None  # changed since
    assert {p.code: p.values["count"] for p in losses.problems()}["written-lag-unit"] == 2


def test_xer_shows_tasks_by_their_early_dates() -> None:
    schedule, losses = planned_schedule(), Losses()
    tool = replace(schedule.tool, early_start=np.full(6, np.datetime64("2026-01-01T08:00:00", "s")))
    row = list(_rows(replace(schedule, tool=tool), losses).tasks(0))[2]
    assert (row["task_code"], row["early_start_date"]) == ("A1030", "2026-03-09T08:00:00")
    assert "written-tool-dates" in {problem.code for problem in losses.problems()}


def test_a_baseline_is_a_project_of_its_own() -> None:
    rows = _rows(planned_schedule(), Losses())
    (task,) = rows.baseline_tasks(0, 0)
    (cost,) = rows.baseline_costs(0, 0)
    assert (task["proj_id"], task["task_code"], task["target_drtn_hr_cnt"]) == (2, "A1010", 8)
    assert (cost["task_id"], cost["target_cost"]) == (task["task_id"], 900)


def test_the_baseline_that_is_shown_comes_first() -> None:
    schedule = planned_schedule()
    other = replace(schedule.baselines[0], name="Old", dates=schedule.baselines[0].dates.blank(6))
    both = replace(schedule, baselines=(other, schedule.baselines[0]))
    assert [each.name for each in in_use_first(both)] == ["Baseline", "Old"]


def test_primary_resources_are_no_expenses() -> None:
    assert primary_resources(planned_schedule()) == {"Masons 瓦工": 1, "Crane": 2, "Brick": 3}
