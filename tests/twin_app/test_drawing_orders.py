"""Orders survive the way to another process, and do what they say."""

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from rich_project import rich_project
from small_project import small_schedule

from plugins.report.planning_reports import Wanted
from sim.job import silent_job
from sim.links import LinkSource, links_of
from sim.problem import ReadError
from sim.project import Project
from twin_app.drawing_orders import FilmOrder, ReportOrder
from twin_app.selftest import box_project


@pytest.fixture
def project() -> Project:
    pair = np.array([0, 1], np.int32)
    links = links_of(pair, pair + np.int32(2), LinkSource.EXPLICIT)
    return replace(box_project(2), schedule=small_schedule(), links=links)


def test_a_whole_project_can_be_sent(tmp_path: Path) -> None:
    order = ReportOrder(rich_project(), Wanted(), tmp_path)
    back = pickle.loads(pickle.dumps(order))
    assert back.project.schedule.id == order.project.schedule.id
    np.testing.assert_array_equal(back.project.links.task, order.project.links.task)


def test_reports_are_written(project: Project, tmp_path: Path) -> None:
    order = ReportOrder(project, Wanted(("delay",)), tmp_path, stills=False)
    assert [path.name for path in order.draw(silent_job())] == ["delay.html"]


def test_a_film_is_made(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "f.mp4"
    assert FilmOrder(project, path, None, 320, 240, 0.2).draw(silent_job()) == [path]
    assert path.stat().st_size > 1000
    with pytest.raises(ReadError):
        FilmOrder(project, path, flight=True).draw(silent_job())
