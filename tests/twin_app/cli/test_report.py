"""`twin report`: files of every kind, and a clear word where something is wrong."""

from pathlib import Path

import pytest
from command import twin, twin_json
from planned_project import planned_project

from sim.writers.twin import save_project

TABLE = """ID,Name,Start,Finish,Predecessors
1,Dig 开挖,2026-03-02 08:00,2026-03-04 17:00,
2,Pour 浇筑,2026-03-05 08:00,2026-03-06 17:00,1
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "plan.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_all_kinds_of_a_schedule_alone(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    found = twin_json("report", "all", table, "--out", out, "--pdf", "--from", "2026-03-02", "--weeks", "6")
    assert [each["kind"] for each in found["reports"]] == ["lookahead", "delay", "scurve", "health"]
    assert sorted(Path(path).name for path in found["files"]) == sorted(path.name for path in out.iterdir())
    assert "2026-04-12" in found["reports"][0]["subtitle"]
    assert "Pour 浇筑" in (out / "lookahead.html").read_text(encoding="utf-8")
    assert (out / "delay.pdf").read_bytes().startswith(b"%PDF")


def test_the_gantt_chart(table: Path, tmp_path: Path) -> None:
    found = twin_json("report", "gantt", table, "--out", tmp_path / "o")
    assert found["reports"] == []
    assert (tmp_path / "o" / "gantt.pdf").read_bytes().startswith(b"%PDF")


def test_one_kind_in_chinese(table: Path, tmp_path: Path) -> None:
    told = twin("report", "scurve", table, "--out", tmp_path / "o", "--lang", "zh_CN").stdout
    assert "曲线" in told
    assert [path.name for path in (tmp_path / "o").iterdir()] == ["scurve.html"]


def test_a_project_with_its_models(tmp_path: Path) -> None:
    save_project(planned_project(tmp_path), tmp_path / "p.twin")
    found = twin_json("report", "lookahead", tmp_path / "p.twin", "--out", tmp_path / "o")
    assert "2026-03-04" in found["reports"][0]["subtitle"]


@pytest.mark.parametrize(
    "extra",
    [("--weeks", "0"), ("--weeks", "99"), ("--from", "someday")],
)
def test_odd_arguments_are_told(table: Path, tmp_path: Path, extra: tuple[str, ...]) -> None:
    error = twin("report", "all", table, "--out", tmp_path / "o", *extra, status=2).stderr
    assert error.count("\n") == 1
    assert extra[1] in error


def test_other_refusals(table: Path, tmp_path: Path) -> None:
    assert "weather" in twin("report", "weather", table, "--out", tmp_path / "o", status=2).stderr
    twin("report", "all", tmp_path / "none.xer", "--out", tmp_path / "o", status=2)
    twin("report", "all", table, "--out", table, status=2)
