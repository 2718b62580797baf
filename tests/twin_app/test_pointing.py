"""What lies under a pixel is what is drawn there."""

import numpy as np
import pytest

from twin_app.pointing import Pointer
from twin_app.shell import Shell


@pytest.fixture
def pointer(opened: Shell) -> Pointer:
    opened.window.views.viewport.look("top")
    opened.window.views.viewport.grab()
    found = Pointer(opened.stage.scene)
    found.set_mesh(opened.session.store.value.mesh)
    return found


def test_hit_has_element_point_and_normal(opened: Shell, pointer: Pointer) -> None:
    x, y, _ = opened.stage.scene.project(np.array([[6.5, 0.5, 3.0]]))[0]
    hit = pointer.at(x, y)
    assert hit is not None
    assert hit.element == 13
    assert hit.point == pytest.approx([6.5, 0.5, 3.0], abs=0.05)
    assert hit.normal == pytest.approx([0, 0, 1])


def test_what_is_hidden_is_not_hit(opened: Shell, pointer: Pointer) -> None:
    x, y, _ = opened.stage.scene.project(np.array([[6.5, 0.5, 3.0]]))[0]
    opened.stage.scene.set_hidden(np.array([13], np.int32))
    hit = pointer.at(x, y)
    assert hit is None or hit.element == 3
    assert pointer.at(1.0, 1.0) is None


def test_rectangles(opened: Shell, pointer: Pointer) -> None:
    elements = opened.session.store.value.elements
    size = opened.window.views.viewport.device_size()
    whole = (float(size.width()), float(size.height()))
    assert pointer.inside((0, 0), whole, False, elements).size == 20
    x, y, _ = opened.stage.scene.project(np.array([[6.5, 0.5, 3.0]]))[0]
    assert pointer.inside((x, y), (x + 1, y + 1), False, elements).size == 0
    assert set(pointer.inside((x, y), (x + 1, y + 1), True, elements).tolist()) == {3, 13}
