"""The film: its size, its strip, its flight, and that it can be stopped."""

from dataclasses import replace
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
from small_project import small_schedule

from sim.job import Cancelled, Job, silent_job
from sim.links import LinkSource, links_of
from sim.playback.camera_path import camera_path
from sim.project import Project
from sim.viewpoint import Viewpoint
from twin_app.selftest import box_project
from viewers.export.film import FPS, REST, FilmOptions, film_picture, write_film
from viewers.export.frames import FrameOptions, Frames
from viewers.export.gantt_strip import GanttStrip

SIZE = (320, 240)


@pytest.fixture(scope="module")
def project() -> Project:
    pair = np.array([0, 1], np.int32)
    links = links_of(pair, pair + np.int32(2), LinkSource.EXPLICIT)
    return replace(box_project(2), schedule=small_schedule(), links=links)


@pytest.fixture
def frames(project: Project) -> Frames:
    return Frames(project, FrameOptions(*SIZE, supersample=1))


def moments(project: Project, count: int) -> list[np.datetime64]:
    first, last = project.schedule.span()
    return [first + (last - first) * k // (count - 1) for k in range(count)]


def test_a_film_with_its_strip(project: Project, frames: Frames, tmp_path: Path) -> None:
    path = tmp_path / "f.mp4"
    steps: list[int] = []
    job = Job(lambda code, done, total: steps.append(done), silent_job().stop)
    options = FilmOptions(*SIZE, GanttStrip(project, "en"))
    count = write_film(path, frames, moments(project, 5), options, job)
    assert count == 5 + round(FPS * REST)
    assert steps == [0, 1, 2, 3, 4]
    reader = imageio_ffmpeg.read_frames(str(path))
    assert next(reader)["size"] == SIZE
    reader.close()


def test_the_strip_stands_below_the_picture(project: Project, frames: Frames) -> None:
    below = GanttStrip.height(SIZE[1])
    frames.options = replace(frames.options, height=SIZE[1] - below)
    whole = film_picture(frames, moments(project, 3)[1], FilmOptions(*SIZE, GanttStrip(project, "en")), below)
    assert (whole.width(), whole.height()) == SIZE
    assert whole.copy(0, 0, SIZE[0], SIZE[1] - below) == frames.image(moments(project, 3)[1]).convertToFormat(
        whole.format()
    )
    assert whole.pixelColor(2, SIZE[1] - 2).name() == "#ffffff"


def test_the_camera_flies(project: Project, frames: Frames) -> None:
    first, last = project.schedule.span()
    views = []
    for name, time in (("front", first), ("top", last)):
        frames.scene.view(name)
        views.append(Viewpoint(name, frames.scene.camera(), time))
    flight = camera_path(views)
    assert flight is not None
    options = FilmOptions(*SIZE, path=flight)
    film_picture(frames, first, options, 0)
    begin = frames.scene.camera().eye
    film_picture(frames, last, options, 0)
    np.testing.assert_allclose(begin, views[0].camera.eye, rtol=1e-4, atol=1e-3)
    assert np.linalg.norm(np.subtract(begin, frames.scene.camera().eye)) > 1.0


def test_a_stopped_film_leaves_nothing(project: Project, frames: Frames, tmp_path: Path) -> None:
    job = silent_job()
    job.stop.set()
    with pytest.raises(Cancelled):
        write_film(tmp_path / "f.mp4", frames, moments(project, 5), FilmOptions(*SIZE), job)
    assert list(tmp_path.iterdir()) == []
