from pathlib import Path

import numpy as np
import pytest
from oracles.xer_text import five_days, plan

from sim.planning.cpm import solve
from sim.readers.pmxml import read_pmxml
from sim.readers.xer import read_xer
from sim.resourcing import ResourceKind
from sim.schedule import Schedule

GOLDEN = Path(__file__).parents[3] / "golden" / "p6"
H = 3600


@pytest.fixture(scope="module")
def both() -> Schedule:
    return read_xer(GOLDEN / "two_projects.xer")[0]


def test_resources_roles_and_expenses(both: Schedule) -> None:
    table = both.resources
    kinds = {id_: ResourceKind(kind).name for id_, kind in zip(table.id, table.kind, strict=True)}
    assert kinds == {
        "CARP": "LABOUR", "CRANE": "EQUIPMENT", "CONC": "MATERIAL", "APPR": "LABOUR", "FOREMAN": "LABOUR",
        "SURVEY": "LABOUR", "expense 1": "COST",
    }  # fmt: skip
    assert table.unit[table.id.index("CONC")] == "m3"
    assert both.calendars[table.calendar[table.id.index("CRANE")]].name == "Night crew"


def test_rates_over_time(both: Schedule) -> None:
    rates = both.rates
    own = rates.resource == both.resources.id.index("CARP")
    found = sorted(zip(rates.start[own].astype(str), rates.rate[own], rates.units[own], strict=True))
    assert found == [("2026-01-01T00:00:00", 50, 4), ("2026-06-01T00:00:00", 55.5, 6)]
    assert both.resources.units[both.resources.id.index("CARP")] == 4  # of the first rate
    role = rates.resource == both.resources.id.index("FOREMAN")
    assert (rates.rate[role].item(), rates.units[role].item()) == (80, 2)


def test_assignments(both: Schedule) -> None:
    table = both.assignments
    first = table.id.index("1")
    assert both.id[table.task[first]] == "A1010"
    assert (table.work[first], table.actual_work[first], table.remaining_work[first]) == (
        320 * H,
        80 * H,
        240 * H,
    )
    assert (table.cost[first], table.actual_cost[first]) == (16000, 4000)
    assert table.curve[first] == "Bell Shaped"
    assert table.delay[table.id.index("2")] == 8 * H
    assert table.driving.tolist() == [1, 0, 0, 0, 1]
    concrete = table.id.index("3")
    assert (table.quantity[concrete], table.work[concrete]) == (60, -1)
    assert both.resources.id[table.resource[table.id.index("4")]] == "SURVEY"  # a role nobody fills yet
    assert table.curve[table.id.index("expense 1")] == "start of activity"


def test_costs_of_tasks_are_those_of_their_assignments_and_expenses(both: Schedule) -> None:
    row = both.id.index("A1010")
    assert both.plan.cost[row] == 16000 + 6000 + 500
    assert both.plan.actual_cost[row] == 4000 + 500
    assert both.plan.remaining_cost[row] == 18000
    assert np.isnan(both.plan.cost[both.id.index("A1040")])


def test_the_real_rates_of_resources_and_roles(shared_data: Path) -> None:
    schedule, problems = read_pmxml(shared_data / "schedules/pmxml/assignment__resource-rates-test.xml")
    assert schedule.resources.id == ("R1", "ROLE1")
    assert schedule.rates.rate.tolist() == [1, 21, 6, 31]
    assert schedule.assignments.cost.tolist() == [240, 480, 1440, 1680, 23760]
    assert schedule.plan.cost[schedule.id.index("A1000")] == 27600  # P6's own PlannedLaborCost
    told = [p.values["columns"] for p in problems if p.place == "ResourceRate"]
    assert told == ["PricePerUnit2 (2), PricePerUnit3 (2), PricePerUnit4 (2), PricePerUnit5 (2)"]


def test_what_refers_to_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.xer"
    text = plan(
        [{"task_id": 1, "task_code": "A"}],
        RSRC=[{"rsrc_id": 1, "rsrc_type": "RT_Odd", "clndr_id": 99}, {"rsrc_id": 1}],
        RSRCRATE=[{"rsrc_id": 5, "cost_per_qty": 1}],
        TASKRSRC=[{"task_id": 1, "rsrc_id": 5, "curv_id": 4}, {"task_id": 6, "rsrc_id": 1}],
        PROJCOST=[{"task_id": 6, "target_cost": 5}],
    )
    path.write_text(text, encoding="utf-8")
    schedule, problems = read_xer(path)
    codes = [p.code for p in problems]
    assert codes.count("p6-resource-missing") == 2
    assert codes.count("p6-assignment-lost") == 2
    assert {"p6-word-odd", "calendar-missing", "p6-id-twice", "p6-curve-missing"} <= set(codes)
    assert schedule.assignments.resource.tolist() == [-1]


@pytest.mark.parametrize(("drives", "finish"), [("N", "2026-03-02T17:00:00"), ("Y", "2026-03-03T00:00:00")])
def test_only_driving_resources_say_when_is_worked(tmp_path: Path, drives: str, finish: str) -> None:
    night = "(0||CalendarData()((0||DaysOfWeek()((0||2()((0||0(s|16:00|f|00:00)())))))))"
    path = tmp_path / "plan.xer"
    text = plan(
        [
            {
                "task_id": 1,
                "task_code": "A",
                "task_type": "TT_Rsrc",
                "remain_drtn_hr_cnt": 8,
                "target_drtn_hr_cnt": 8,
            }
        ],
        CALENDAR=[
            {"clndr_id": 7, "clndr_name": "Day", "clndr_data": five_days()},
            {"clndr_id": 8, "clndr_name": "Night", "clndr_data": night},
        ],
        RSRC=[{"rsrc_id": k, "clndr_id": 6 + k, "rsrc_type": "RT_Labor"} for k in (1, 2)],
        TASKRSRC=[
            {"task_id": 1, "rsrc_id": 1, "rollup_dates_flag": "Y"},
            {"task_id": 1, "rsrc_id": 2, "rollup_dates_flag": drives},
        ],
    )
    path.write_text(text, encoding="utf-8")
    schedule, _ = read_xer(path)
    assert str(solve(schedule).early_finish[1]) == finish
