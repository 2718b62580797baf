"""Pictures without a window: the model, its states and the overlay are on them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small_project import small_schedule

from kernels.arrays import U8
from sim.links import LinkSource, links_of
from sim.problem import WriteError
from twin_app.selftest import box_project
from viewers.export.frames import FrameOptions, Frames, image_bytes, save_png

NAT = np.datetime64("NaT", "s")


@pytest.fixture(scope="module")
def frames() -> Frames:
    """Return pictures of two boxes: the first is built by task 2, the second by task 3."""
    pair = np.array([0, 1], np.int32)
    links = links_of(pair, pair + np.int32(2), LinkSource.EXPLICIT)
    project = replace(box_project(2), schedule=small_schedule(), links=links)
    return Frames(project, FrameOptions(320, 180, supersample=1))


def _ink(frames: Frames, time: np.datetime64, alarm: U8 | None = None) -> int:
    """Return how many pixels differ from the empty site."""
    empty = frames.pixels(np.datetime64("2000-01-01T00:00:00", "s")).astype(int)
    return int((np.abs(frames.pixels(time, alarm) - empty).max(axis=2) > 12).sum())


def test_model_grows(frames: Frames) -> None:
    s = small_schedule()
    one, two = _ink(frames, s.finish[2]), _ink(frames, NAT)
    assert 200 < one < 0.8 * two


def test_alarm_is_seen(frames: Frames) -> None:
    plain = frames.pixels(NAT)
    alarmed = frames.pixels(NAT, np.array([2, 0], np.uint8))
    assert int((plain != alarmed).any(axis=2).sum()) > 200


def test_overlay_is_painted(frames: Frames) -> None:
    image = frames.image(NAT)
    painted = np.frombuffer(image_bytes(image), np.uint8).reshape(180, 320, 3)
    assert (painted != frames.pixels(NAT)).any()
    assert len(image_bytes(image)) == 320 * 180 * 3


def test_file_is_written_or_refused(frames: Frames, tmp_path: Path) -> None:
    frames.save(NAT, tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(WriteError):
        save_png(frames.image(NAT), tmp_path / "no" / "a.png")
