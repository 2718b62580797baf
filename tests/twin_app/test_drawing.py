"""Drawing in another process: results, refusals and a stop come back."""

import time
from dataclasses import replace
from pathlib import Path
from threading import Event, Timer

import pytest
from small_project import small_schedule

from plugins.report.planning_reports import Wanted
from sim.job import Cancelled, Job, silent_job
from sim.problem import ReadError
from sim.project import Project
from twin_app.drawing import draw_apart
from twin_app.drawing_orders import FilmOrder, ReportOrder
from twin_app.selftest import box_project


def test_reports_come_back(tmp_path: Path) -> None:
    project = replace(Project(), schedule=small_schedule())
    found = draw_apart(ReportOrder(project, Wanted(("delay", "health")), tmp_path), silent_job())
    assert [path.name for path in found] == ["delay.html", "health.html"]
    assert all(path.exists() for path in found)


def test_refusals_come_back(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        draw_apart(ReportOrder(Project(), Wanted(), tmp_path), silent_job())
    assert caught.value.code == "doc-no-schedule"


def test_a_process_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twin_app.drawing.command", lambda: ["false"])
    with pytest.raises(ReadError) as caught:
        draw_apart(ReportOrder(Project(), Wanted(), tmp_path), silent_job())
    assert caught.value.code == "drawing-ended"


def test_a_stop_is_heeded_at_once(tmp_path: Path) -> None:
    project = replace(box_project(2), schedule=small_schedule())
    stop = Event()
    Timer(1.0, stop.set).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        draw_apart(
            FilmOrder(project, tmp_path / "f.mp4", None, 3840, 2160, 600.0), Job(lambda *_: None, stop)
        )
    assert time.monotonic() - began < 10.0
    assert not (tmp_path / "f.mp4").exists()
