from pathlib import Path

import numpy as np
import pytest

from sim.readers.xer import read_xer
from sim.schedule import Schedule
from sim.task_plan import Constraint, PercentKind
from sim.tool_dates import NO_FLOAT

GOLDEN = Path(__file__).parents[3] / "golden" / "p6"
H = 3600


@pytest.fixture(scope="module")
def tower() -> Schedule:
    return read_xer(GOLDEN / "two_projects.xer", project="TOWER")[0]


def at(schedule: Schedule, id_: str) -> int:
    return schedule.id.index(id_)


def test_progress(tower: Schedule) -> None:
    row, plan = at(tower, "A1010"), tower.plan
    assert str(tower.start[row]) == "2026-03-03T08:00:00"  # actual
    assert str(tower.finish[row]) == "2026-03-25T12:00:00"  # early
    assert np.isnat(tower.actual_finish[row])
    assert (plan.duration[row], plan.remaining[row]) == (80 * H, 60 * H)
    assert str(plan.suspend[row]) == "2026-03-05T12:00:00"
    assert str(plan.resume[row]) == "2026-03-09T08:00:00"
    assert str(plan.expected_finish[row]) == "2026-03-25T12:00:00"
    assert (plan.work[row], plan.actual_work[row], plan.remaining_work[row]) == (340 * H, 80 * H, 260 * H)


def test_percent_of_each_kind(tower: Schedule) -> None:
    percents = {id_: tower.percent[at(tower, id_)] for id_ in ("A1000", "A1010", "A1020", "A1030", "A1040")}
    assert percents == {"A1000": 100, "A1010": 25, "A1020": 12.5, "A1030": 25, "A1040": 0}
    assert tower.plan.percent_kind[at(tower, "A1020")] == PercentKind.PHYSICAL
    assert tower.plan.percent_kind[at(tower, "A1030")] == PercentKind.UNITS


def test_constraints_both(tower: Schedule) -> None:
    row, plan = at(tower, "A1020"), tower.plan
    assert plan.constraint[row] == Constraint.START_NO_EARLIER
    assert str(plan.constraint_date[row]) == "2026-03-20T08:00:00"
    assert plan.second_constraint[row] == Constraint.FINISH_NO_LATER
    assert str(plan.second_constraint_date[row]) == "2026-04-13T12:00:00"
    assert plan.constraint[at(tower, "A1040")] == Constraint.AS_LATE_AS_POSSIBLE
    assert plan.constraint[at(tower, "A1060")] == Constraint.MANDATORY_FINISH


def test_what_p6_had_computed(tower: Schedule) -> None:
    row, tool = at(tower, "A1020"), tower.tool
    assert str(tool.late_start[row]) == "2026-03-23T13:00:00"
    assert str(tool.planned_finish[row]) == "2026-04-03T17:00:00"
    assert (tool.total_float[row], tool.free_float[row]) == (-16 * H, -16 * H)
    assert tool.total_float[at(tower, "A1050")] == NO_FLOAT
    critical = {id_: int(tool.critical[at(tower, id_)]) for id_ in ("A1010", "A1020", "A1030")}
    assert critical == {"A1010": 1, "A1020": 1, "A1030": 255}  # a float of 8 h is critical here


def test_external_dates(tower: Schedule) -> None:
    row = at(tower, "A1040")
    assert str(tower.plan.external_start[row]) == "2026-04-10T08:00:00"
    assert str(tower.plan.external_finish[row]) == "2026-05-29T17:00:00"


def test_baseline(tower: Schedule) -> None:
    row = at(tower, "A1010")
    (baseline,) = tower.baselines
    assert baseline.name == "Approved plan"
    assert str(baseline.dates.finish[row]) == "2026-03-13T17:00:00"
    assert str(tower.baseline_start[row]) == "2026-03-02T08:00:00"
    assert np.isnat(tower.baseline_start).sum() == len(tower) - 1


def test_ids_of_several_projects_are_kept_apart() -> None:
    schedule, problems = read_xer(GOLDEN / "two_projects.xer")
    assert {"TOWER:A1000", "BRIDGE:A1000", "A1010", "B200"} <= set(schedule.id)
    assert [p.values["count"] for p in problems if p.code == "p6-ids-clash"] == [2]
    assert not [p for p in problems if p.code == "task-id-twice"]
    assert schedule.plan.project[schedule.id.index("B200")] == 1
