"""What is written, and what is told."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from rich_project import rich_project
from small_project import small_schedule

from plugins.fence import PluginError
from plugins.registry import Entry, Registry
from plugins.spec import API_VERSION, Plugin, Report
from sim.job import silent_job
from sim.linking.coverage import coverage
from sim.playback.outcome import Outcome
from sim.playback.simulation import simulate
from sim.problem import ReadError
from sim.project import Project
from twin_app.outputs import OutputOptions, draw, make_folder, path_of, result, write
from twin_app.selftest import box_project

SMALL = OutputOptions(160, 90, 3, 0.25)


def _outcome() -> Outcome:
    project = rich_project()
    return Outcome(project, simulate(project, silent_job()), coverage(project), "file")


def test_result_is_plain_json(tmp_path: Path) -> None:
    document = result(_outcome(), tmp_path, "en")
    again = json.loads(json.dumps(document, allow_nan=False))
    assert again == document
    assert document["links"] == 60
    assert document["schedule"]["start"] == "2025-03-03T08:00:00"


def test_pictures_and_film(tmp_path: Path) -> None:
    project = replace(box_project(4), schedule=small_schedule())
    outcome = Outcome(project, simulate(project, silent_job()), coverage(project), "none")
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames/07_2001-01-01.png").touch()  # of an earlier run
    drawn = draw(outcome, tmp_path, SMALL, silent_job())
    assert [p.path.name for p in drawn.pictures] == ["01_finished.png"]
    assert sorted(p.name for p in (tmp_path / "frames").iterdir()) == ["01_finished.png"]
    assert drawn.video == tmp_path / "4d.mp4"
    assert set(drawn.timings) == {"pictures", "video"}


def test_failing_report_is_named(tmp_path: Path) -> None:
    def fail(outcome: Outcome, folder: Path, language: str) -> list[Path]:
        raise ValueError("ink is out")

    plugin = Plugin("scribe", API_VERSION, reports=(Report("x", fail),))
    registry = Registry((Entry("scribe", "test", plugin),))
    with pytest.raises(PluginError, match="ink is out"):
        write(_outcome(), tmp_path, registry, SMALL, silent_job())
    assert (tmp_path / "project.twin").is_file()
    assert registry.failures() == {"scribe": "ValueError: ink is out"}


def test_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ReadError):
        make_folder(tmp_path / "file" / "x")


def test_a_camera_path_needs_dated_viewpoints() -> None:
    with pytest.raises(ReadError) as caught:
        path_of(Project())
    assert caught.value.code == "camera-path-short"
