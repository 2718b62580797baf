"""Handles are caught with the cursor and dragged along the normal."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from kernels.arrays import F64
from sim.viewpoint import Camera, Section
from viewers.scene.lens import project, ray
from viewers.widgets.section_handles import SectionHandles

W, H = 400, 300
CAMERA = Camera((5, -30, 12), (5, 5, 5))
BOUNDS = np.array([[0.0, 0, 0], [10, 10, 10]])
LEVEL = Section((0, 0, 6), (0, 0, 1))


@pytest.fixture
def handles(qapp: object) -> SectionHandles:
    made = SectionHandles(lambda p: project(CAMERA, p, W, H), lambda x, y: ray(CAMERA, x, y, W, H))
    made.set_sections((LEVEL,), BOUNDS)
    return made


def seen(point: tuple[float, float, float]) -> tuple[float, float]:
    x, y, _ = project(CAMERA, np.array([point]), W, H)[0]
    return float(x), float(y)


def test_dragged_to_where_the_cursor_points(handles: SectionHandles) -> None:
    moves: list[tuple[int, float]] = []
    ends: list[int] = []
    handles.dragged.connect(lambda row, by: moves.append((row, by)))
    handles.released.connect(lambda: ends.append(1))
    assert not handles.press(3, 3)
    assert handles.press(*seen((5, 5, 6)))
    assert handles.move(*seen((5, 5, 8)))
    assert moves[-1] == (0, pytest.approx(2.0))
    handles.set_sections((Section((0, 0, 8), (0, 0, 1)),), BOUNDS)
    handles.move(*seen((5, 5, 9)))
    assert moves[-1] == (0, pytest.approx(1.0)), "the rest of the way"
    assert handles.release(0, 0)
    assert ends == [1]
    assert not handles.release(0, 0)


def test_the_cursor_tells_where_a_handle_is(handles: SectionHandles) -> None:
    assert handles.move(*seen((5, 5, 6)))
    assert handles.cursor == Qt.CursorShape.SizeAllCursor
    assert handles.move(3, 3)
    assert handles.cursor is None
    assert not handles.move(4, 4)
    assert not handles.key(Qt.Key.Key_Escape)


def painted(handles: SectionHandles) -> QImage:
    image = QImage(W, H, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    handles.paint(painter, QRectF(image.rect()))
    painter.end()
    return image


def test_outline_and_handle_are_painted(handles: SectionHandles) -> None:
    empty = QImage(W, H, QImage.Format.Format_RGB32)
    empty.fill(Qt.GlobalColor.white)
    assert painted(handles) != empty
    handles.set_sections((LEVEL,), None)
    assert painted(handles) == empty
    beside: F64 = BOUNDS + 100
    handles.set_sections((LEVEL,), beside)
    assert painted(handles) == empty


@pytest.mark.parametrize("orthographic", [False, True])
def test_a_handle_is_where_its_plane_is_in_the_picture(qapp: object, orthographic: bool) -> None:
    near = Camera((9, -6, 9), (9.5, 5, 6), height=3.0, orthographic=orthographic)
    made = SectionHandles(lambda p: project(near, p, W, H), lambda x, y: ray(near, x, y, W, H))
    made.set_sections((LEVEL,), np.array([[-500.0, 0, 0], [10, 400, 10]]))  # its middle is out of sight
    painted(made)
    caught = [(x, y) for x in range(0, W, 6) for y in range(0, H, 6) if made.press(x, y)]
    assert caught
