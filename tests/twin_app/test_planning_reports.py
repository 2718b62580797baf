"""Reports with pictures of the model."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small_project import small_schedule

from plugins.report.planning_reports import Wanted
from sim.job import Cancelled, Job, silent_job
from sim.links import LinkSource, links_of
from sim.project import Project
from twin_app.planning_reports import write_reports
from twin_app.selftest import box_project


@pytest.fixture
def project() -> Project:
    pair = np.array([0, 1], np.int32)
    links = links_of(pair, pair + np.int32(2), LinkSource.EXPLICIT)
    return replace(box_project(2), schedule=small_schedule(), links=links)


def test_the_look_ahead_has_a_picture_for_each_week(project: Project, tmp_path: Path) -> None:
    steps: list[str] = []
    job = Job(lambda code, done, total: steps.append(code), silent_job().stop)
    first = project.schedule.span()[0]
    wanted = Wanted(("lookahead",), first, 2, pdf=True)
    (page, sheets), (document,) = write_reports(project, wanted, tmp_path, True, job)
    assert page.read_text(encoding="utf-8").count("data:image/jpeg") == 2
    assert b"/Subtype /Image" in sheets.read_bytes()
    assert steps.count("job-pictures") == 2
    assert document.kind == "lookahead"


def test_pictures_can_be_left_out(project: Project, tmp_path: Path) -> None:
    (page,), _ = write_reports(project, Wanted(("lookahead",)), tmp_path, False, silent_job())
    assert "data:image" not in page.read_text(encoding="utf-8")


def test_it_can_be_stopped(project: Project, tmp_path: Path) -> None:
    job = silent_job()
    job.stop.set()
    with pytest.raises(Cancelled):
        write_reports(project, Wanted(), tmp_path, True, job)
    assert list(tmp_path.iterdir()) == []
