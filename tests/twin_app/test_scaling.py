"""On a screen of more pixels the window is as large and as legible, and clicks hit what they point at."""

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PATH = f"{ROOT}{os.pathsep}{ROOT / 'tests'}"
PICTURES = os.environ.get("TWIN_PICTURES", "")


@pytest.fixture(scope="module", params=["1.25", "1.5", "2"])
def window(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what a window at this scale says of itself."""
    script = ROOT / "tests" / "scaled_window.py"
    run = subprocess.run(
        [sys.executable, str(script), str(tmp_path_factory.mktemp("scaled")), PICTURES],
        env=os.environ | {"QT_SCALE_FACTOR": request.param, "PYTHONPATH": PATH},
        capture_output=True, timeout=100, check=False, cwd=ROOT,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr.decode()
    said: dict[str, Any] = json.loads(run.stdout)
    assert said["ratio"] == float(request.param)
    return said


def test_the_picture_has_every_pixel_of_the_screen(window: dict[str, Any]) -> None:
    assert window["frame"] == [math.ceil(side * window["ratio"]) for side in window["logical"]]
    for drawn, shown in zip(window["frame"], window["picture"], strict=True):
        assert shown <= drawn <= shown + 1


def test_clicks_find_what_is_under_them(window: dict[str, Any]) -> None:
    assert len(window["picks"]) > 5
    for under, chosen in window["picks"]:
        assert under == chosen >= 0


def test_nothing_is_cut(window: dict[str, Any]) -> None:
    assert {name: found for name, found in window["wrong"].items() if found} == {}
