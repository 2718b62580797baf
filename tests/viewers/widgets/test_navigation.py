"""The camera moves as the presets promise: what is under the cursor stays under it."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernels.arrays import F64
from sim.viewpoint import Camera
from viewers.widgets import navigation
from viewers.widgets.navigation import NAVISWORKS, REVIT, WALK, Button, Movement

CAMERA = Camera(eye=(30.0, -40.0, 30.0), target=(1.0, 2.0, 3.0))
lengths = st.floats(-50, 50)
angles = st.floats(-3, 3)


def project(camera: Camera, point: tuple[float, float, float]) -> F64:
    """Return where a point is seen, in picture heights from the middle."""
    view = navigation.frame(camera)
    offset = np.array(point) - view.eye
    across = np.array([offset @ view.right, offset @ view.up])
    if camera.orthographic:
        return across / camera.height
    return across / (offset @ view.forward) / (2 * math.tan(math.radians(camera.angle) / 2))


@given(angles, angles)
def test_orbit_keeps_distance_and_horizon(yaw: float, pitch: float) -> None:
    turned = navigation.orbit(CAMERA, (5.0, 5.0, 0.0), yaw, pitch)
    before = np.linalg.norm(np.array(CAMERA.eye) - (5, 5, 0))
    assert np.linalg.norm(np.array(turned.eye) - (5, 5, 0)) == pytest.approx(before)
    view = navigation.frame(turned)
    assert abs(view.right[2]) < 1e-6
    assert view.up[2] > 0


@given(angles, st.floats(-0.3, 0.3))
def test_orbit_keeps_its_pivot_in_place(yaw: float, pitch: float) -> None:
    pivot = (4.0, 6.0, 2.0)
    turned = navigation.orbit(CAMERA, pivot, yaw, 0.0)
    assert project(turned, pivot) == pytest.approx(project(CAMERA, pivot), abs=0.02)


@pytest.mark.parametrize("orthographic", [False, True])
@given(st.floats(0.2, 4.0))
def test_zoom_keeps_its_anchor_in_place(orthographic: bool, factor: float) -> None:
    camera = replace(CAMERA, orthographic=orthographic)
    anchor = (7.0, 9.0, 1.0)
    zoomed = navigation.zoom(camera, factor, anchor)
    assert project(zoomed, anchor) == pytest.approx(project(camera, anchor), abs=1e-6)
    assert navigation.visible_height(zoomed) == pytest.approx(navigation.visible_height(camera) * factor)


@pytest.mark.parametrize("orthographic", [False, True])
def test_pan_moves_what_was_grabbed_with_the_cursor(orthographic: bool) -> None:
    camera = replace(CAMERA, orthographic=orthographic)
    view = navigation.frame(camera)
    grabbed = tuple(float(v) for v in view.eye + view.forward * 20 + view.right)
    moved = navigation.pan(camera, 0.1, 0.2, depth=20.0)
    assert project(moved, grabbed) - project(camera, grabbed) == pytest.approx((0.1, -0.2), abs=1e-9)  # type: ignore[arg-type]


@given(lengths, lengths, lengths)
def test_walk_stays_level(ahead: float, aside: float, rise: float) -> None:
    moved = navigation.walk(CAMERA, ahead, aside, rise)
    step = np.array(moved.eye) - CAMERA.eye
    assert step[2] == pytest.approx(rise, abs=1e-9)
    assert math.hypot(step[0], step[1]) == pytest.approx(math.hypot(ahead, aside), abs=1e-9)
    assert navigation.frame(moved).forward == pytest.approx(navigation.frame(CAMERA).forward)


def test_walk_goes_where_one_looks() -> None:
    north = Camera(eye=(0.0, 0.0, 2.0), target=(0.0, 10.0, 1.0))
    assert navigation.walk(north, 1.0, 0.0, 0.0).eye == pytest.approx((0, 1, 2))
    assert navigation.walk(north, 0.0, 1.0, 0.0).eye == pytest.approx((1, 0, 2))


def test_look_keeps_the_eye() -> None:
    assert navigation.look(CAMERA, 0.4, 0.1).eye == pytest.approx(CAMERA.eye)


def test_a_camera_from_straight_above_has_directions() -> None:
    view = navigation.frame(Camera(eye=(0.0, 0.0, 10.0), target=(0.0, 0.0, 0.0)))
    assert np.isfinite(view.right).all()
    assert view.forward == pytest.approx((0, 0, -1))


def test_presets_differ_as_their_namesakes_do() -> None:
    assert REVIT.movement(Button.MIDDLE, False, False) is Movement.PAN
    assert REVIT.movement(Button.MIDDLE, True, False) is Movement.ORBIT
    assert REVIT.movement(Button.LEFT, False, False) is Movement.SELECT
    assert NAVISWORKS.movement(Button.LEFT, False, False) is Movement.ORBIT
    assert WALK.movement(Button.LEFT, False, False) is Movement.LOOK
    assert REVIT.movement(Button.LEFT, True, True) is Movement.SELECT
    assert WALK.walks
    assert not REVIT.walks


@pytest.mark.parametrize("orthographic", [False, True])
def test_point_on_target_plane_is_seen_where_asked(orthographic: bool) -> None:
    camera = replace(CAMERA, orthographic=orthographic)
    point = navigation.point_on_target_plane(camera, 0.2, -0.3)
    assert project(camera, point) == pytest.approx((0.2, -0.3))
    assert navigation.depth_of(camera, point) == pytest.approx(navigation.frame(camera).distance)
