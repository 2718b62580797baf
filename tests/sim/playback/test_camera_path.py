"""The flight of the camera: through every key, smooth, never beyond its neighbours."""

import numpy as np
import pytest

from sim.playback.camera_path import camera_path
from sim.viewpoint import Camera, Viewpoint

DAY = np.timedelta64(1, "D")
BEGIN = np.datetime64("2026-03-01T00:00:00", "s")


def views(*eyes: tuple[float, float, float]) -> list[Viewpoint]:
    return [
        Viewpoint(str(k), Camera(eye=eye, height=10.0 + k), BEGIN + k * DAY) for k, eye in enumerate(eyes)
    ]


EYES = ((30.0, 0.0, 10.0), (0.0, 40.0, 10.0), (-50.0, 0.0, 30.0), (-50.0, -60.0, 30.0))


def test_it_passes_through_every_viewpoint_and_rests_outside() -> None:
    saved = views(*EYES)
    path = camera_path(list(reversed(saved)))
    assert path is not None
    for view in saved:
        found = path.at(view.time)
        np.testing.assert_allclose(found.eye, view.camera.eye, atol=1e-6)
        assert found.height == pytest.approx(view.camera.height)
    assert path.at(BEGIN - DAY) is saved[0].camera
    assert path.at(BEGIN + 9 * DAY) is saved[-1].camera
    assert path.at(np.datetime64("NaT")) is saved[-1].camera


def test_it_is_smooth_and_keeps_its_distance_between_those_of_its_neighbours() -> None:
    saved = views(*EYES)
    path = camera_path(saved)
    assert path is not None
    moments = BEGIN + np.arange(0, 3 * 86400 + 1, 600) * np.timedelta64(1, "s")
    eyes = np.array([path.at(moment).eye for moment in moments])
    steps = np.linalg.norm(np.diff(eyes, axis=0), axis=1)
    assert np.abs(np.diff(steps)).max() < 0.05 * steps.max()  # no jerk at a viewpoint
    assert steps[0] < 0.1 * steps.max()  # starts from rest
    far = np.linalg.norm(eyes, axis=1)
    lengths = [float(np.linalg.norm(eye)) for eye in EYES]
    for k in range(3):
        part = far[k * 144 : (k + 1) * 144 + 1]
        low, high = sorted(lengths[k : k + 2])
        assert part.min() >= low - 1e-6
        assert part.max() <= high + 1e-6


def test_two_dated_viewpoints_are_needed() -> None:
    one = views(EYES[0])
    undated = Viewpoint("x", Camera())
    assert camera_path([]) is None
    assert camera_path([*one, undated]) is None
    again = Viewpoint("again", Camera(eye=EYES[2]), one[0].time)
    assert camera_path([*one, again]) is None
    assert camera_path([*one, undated, *views(*EYES[:2])[1:]]) is not None


def test_opposite_views_are_no_error() -> None:
    path = camera_path(views((10.0, 0.0, 0.0), (-10.0, 0.0, 0.0)))
    assert path is not None
    assert path.at(BEGIN + DAY // 2).eye == (10.0, 0.0, 0.0)
