"""`twin demo` on the smallest sample."""

from pathlib import Path

from command import twin_json


def test_demo_runs_headless(tmp_path: Path) -> None:
    found = twin_json(
        "demo",
        "--headless",
        "--sample",
        "tunnel",
        "--out",
        tmp_path,
        "--size",
        "320x180",
        "--pictures",
        2,
        "--seconds",
        0,
    )
    assert found["schedule"]["tasks"] > 0
    assert found["coverage"]["share"] > 0.5
    assert found["outputs"]["reports"] == ["report.html"]
    assert found["outputs"]["video"] is None
