from pathlib import Path

from oracles.xer_text import plan

from sim.readers.xer import read_xer
from sim.schedule import LagUnit, RelationKind

GOLDEN = Path(__file__).parents[3] / "golden" / "p6"


def test_all_kinds_with_their_lags() -> None:
    schedule, _ = read_xer(GOLDEN / "two_projects.xer", project="TOWER")
    links = schedule.relations
    found = {
        (schedule.id[a], schedule.id[b], RelationKind(kind).name, lag / 3600)
        for a, b, kind, lag in zip(links.predecessor, links.successor, links.kind, links.lag, strict=True)
    }
    assert found == {
        ("A1000", "A1010", "FS", 0), ("A1010", "A1020", "FS", 0), ("A1020", "A1040", "FS", 8),
        ("A1000", "A1030", "SS", 0), ("A1020", "A1030", "FF", 0), ("A1040", "A1060", "FF", -4),
        ("A1010", "A1060", "SF", 16.5),
    }  # fmt: skip
    assert set(links.unit.tolist()) == {LagUnit.WORK}


def test_odd_relations_are_told(tmp_path: Path) -> None:
    tasks = [{"task_id": 1, "task_code": "A"}, {"task_id": 2, "task_code": "B"}]
    rows = [
        {
            "task_id": 2,
            "pred_task_id": 1,
            "pred_type": "PR_XX",
            "lag_hr_cnt": "x",
            "pred_proj_id": 1,
            "comments": "c",
        },
        {"task_id": 2, "pred_task_id": 9, "pred_type": "PR_FS", "pred_proj_id": 1},
        {"task_id": 8, "pred_task_id": 9, "pred_type": "PR_FS", "pred_proj_id": 1},
        {"task_id": 1, "pred_task_id": 1, "pred_type": "PR_FS", "pred_proj_id": 1},
        {"task_id": 2, "pred_task_id": 70, "pred_type": "PR_FS", "pred_proj_id": 55},
    ]
    path = tmp_path / "plan.xer"
    path.write_text(plan(tasks, TASKPRED=rows), encoding="utf-8")
    schedule, problems = read_xer(path)
    codes = [p.code for p in problems]
    assert len(schedule.relations) == 1
    assert schedule.relations.lag[0] == 0
    assert codes.count("relation-end-missing") == 2
    for code in ("relation-kind-unknown", "p6-number-odd", "relation-to-itself", "p6-relation-external"):
        assert code in codes
    assert any(p.values.get("columns") == "comments (1)" for p in problems)


def test_a_noted_lag_counts_while_the_hours_beside_it_stand(tmp_path: Path) -> None:
    tasks = [{"task_id": 1, "task_code": "A"}, {"task_id": 2, "task_code": "B"}]
    note = "twin_app lag 86400 ELAPSED = 28800 s"
    for hours, lag, unit in ((8, 86400, LagUnit.ELAPSED), (9, 32400, LagUnit.WORK)):
        row = {"task_id": 2, "pred_task_id": 1, "pred_type": "PR_FS", "lag_hr_cnt": hours, "comments": note}
        (tmp_path / "plan.xer").write_text(plan(tasks, TASKPRED=[row]), encoding="utf-8")
        links = read_xer(tmp_path / "plan.xer")[0].relations
        assert (links.lag.tolist(), links.unit.tolist()) == ([lag], [unit])
