"""`twin schedule`: the whole report, from a file."""

import json
from pathlib import Path

from command import twin, twin_json

from sim.planning.schedule_versions import Change

TABLE = """ID,Name,Start,Finish,Predecessors
1,Dig,2026-03-02 08:00,2026-03-04 17:00,
2,Pour,2026-03-05 08:00,2026-03-06 17:00,1
"""


def test_the_document_of_a_real_file(shared_data: Path, tmp_path: Path) -> None:
    found = twin_json("schedule", shared_data / "schedules/xer/MDL4RA.xer", "--report", tmp_path)
    keys = {"projects", "counts", "problems", "dates_agree", "dates_differ_by_cause", "tasks", "health"}
    assert keys <= set(found)
    assert found["dates_agree"] == 62
    assert found["counts"]["relations"] == 87
    assert {"id", "wbs", "name", "kind", "start", "finish", "early_start", "total_float", "critical"} <= set(
        found["tasks"][0]
    )
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8")) == found
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "http" not in page.replace("http-equiv", "")
    assert "62 / 62" in page


def test_earned_value_or_why_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(TABLE)
    value = twin_json("schedule", path)["value"]
    assert value["why_not"] == "value-no-baseline"
    assert "bac" not in value
    head = "ID,Name,Start,Finish,Baseline start,Baseline finish,Actual start,Percent complete"
    path.write_text(f"{head}\n1,Dig,2026-03-02,2026-03-04,2026-03-01,2026-03-03,2026-03-02,50\n")
    assert twin_json("schedule", path)["value"]["why_not"] == "value-no-date"


def test_what_changed_since_an_older_version(tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text(TABLE)
    new.write_text(TABLE.replace("03-06 17:00", "03-09 17:00") + "3,Cure,2026-03-10,2026-03-12,2\n")
    changes = twin_json("schedule", new, "--against", old)["changes"]
    assert changes["counts"]["added"] == 1
    assert {d["change"] for d in changes["differences"]} >= {"added", "dates"}
    assert set(changes["counts"]) == {change.name.lower() for change in Change}
    told = twin("schedule", new, "--against", old, "--report", tmp_path / "r", "--lang", "zh_CN").stdout
    assert "项任务" in told
    assert "新增" in (tmp_path / "r/report.html").read_text(encoding="utf-8")


def test_one_project_or_a_clear_word(tmp_path: Path, shared_data: Path) -> None:
    path = shared_data / "schedules/xer/MDL4RA.xer"
    whole = twin_json("schedule", path)
    name = whole["projects"][0]["id"]
    assert len(twin_json("schedule", path, "--project", name)["tasks"]) == len(whole["tasks"])
    assert name in twin("schedule", path, "--project", "nowhere", status=2).stderr


def test_bad_input_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.xer").write_bytes(b"\x00\x01")
    assert "error" in twin_json("schedule", tmp_path / "a.xer", status=2)
    assert "error" in twin_json("schedule", tmp_path / "missing.xml", status=2)
