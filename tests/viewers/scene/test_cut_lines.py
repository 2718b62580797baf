"""A cut is drawn where the faces are, and only what a moved plane meets is made anew."""

from collections.abc import Iterator

import numpy as np
import pytest
from oracles.boxes import box_grid, box_model

from sim.viewpoint import Camera, Section
from viewers.scene.scene import Scene

LOW, HIGH = Section((0, 0, 0.5), (0, 0, 1)), Section((0, 0, 3.5), (0, 0, 1))
W, H = 200, 160


@pytest.fixture
def scene() -> Iterator[Scene]:
    """Return a scene with 27 cubes of a metre, three metres apart, from the side."""
    made = Scene(W, H)
    made.set_ground(False)
    made.set_model(*box_model(box_grid(27, pitch=3.0, size=1.0)))
    made.set_camera(Camera((3.5, -40, 3.5), (3.5, 3.5, 3.5), orthographic=True, height=10))
    yield made
    made.window.Finalize()


def dark(scene: Scene) -> int:
    """Return how many pixels are nearly black, away from the gizmo."""
    return int((scene.image(W, H, 1)[H // 4 : 3 * H // 4].astype(int).sum(axis=2) < 240).sum())


def test_every_cut_cube_has_its_outline(scene: Scene) -> None:
    lines = scene._model._cut_lines
    scene.set_sections((HIGH,))
    assert len(lines) == 9 * 8  # four sides of two triangles each
    scene.set_sections((HIGH, LOW))
    assert len(lines) == 2 * 9 * 8
    scene.set_sections(())
    assert len(lines) == 0


def test_seen_edge_on_a_cut_is_a_dark_line(scene: Scene) -> None:
    scene.set_edges(False)
    scene.set_sections((HIGH,))
    without = dark(scene)
    scene.set_edges(True)
    picture = scene.image(W, H, 1).astype(int).sum(axis=2)
    row = H // 2  # the plane, at 3.5 m, edge-on
    band = picture[row - 2 : row + 3].min(axis=0)
    assert (band < 240).sum() == pytest.approx(3 * H / 10, abs=8)  # three cubes of a metre beside each other
    assert dark(scene) > without


def test_what_is_hidden_has_no_cut(scene: Scene) -> None:
    scene.set_hidden(np.arange(27, dtype=np.int32))
    nothing = dark(scene)
    scene.set_sections((HIGH,))
    assert dark(scene) == nothing
    scene.set_hidden(np.empty(0, np.int32))
    assert dark(scene) > nothing


def test_elements_that_came_later_are_cut_too(scene: Scene) -> None:
    scene.set_sections((HIGH,))
    elements, mesh = box_model(box_grid(27, pitch=3.0, size=1.0) + 30.0)
    scene.append(elements, scene.cut(elements, mesh))
    assert len(scene._model._cut_lines) == 9 * 8
    scene.set_sections((HIGH, Section((0, 0, 33.5), (0, 0, 1))))
    assert len(scene._model._cut_lines) == 2 * 9 * 8
