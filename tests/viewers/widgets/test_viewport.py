"""The viewport draws when something changed, moves the camera and says what was pointed at."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewers.scene.lens import axes
from viewers.scene.scene import Scene
from viewers.widgets.navigation import NAVISWORKS, REVIT, WALK, Preset
from viewers.widgets.viewport import Viewport

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton


@pytest.fixture
def viewport(qtbot: QtBot) -> Iterator[Viewport]:
    widget = Viewport(Scene(64, 64))
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    widget.show()
    qtbot.waitExposed(widget)
    widget.grab()
    yield widget
    widget.hide()


def drag(widget: Viewport, button: Qt.MouseButton, start: QPoint, end: QPoint) -> None:
    """Drag from one place to another."""
    QTest.mousePress(widget, button, Qt.KeyboardModifier.NoModifier, start)
    for share in (0.5, 1.0):
        QTest.mouseMove(widget, start + (end - start) * share)
        QApplication.processEvents()
    QTest.mouseRelease(widget, button, Qt.KeyboardModifier.NoModifier, end)


def test_draws_only_when_something_changed(viewport: Viewport) -> None:
    frames: list[float] = []
    viewport.drawn.connect(frames.append)
    viewport.grab()
    viewport.grab()
    assert frames == []
    viewport.refresh()
    viewport.grab()
    assert len(frames) == 1


def test_middle_button_pans_and_right_button_orbits(viewport: Viewport) -> None:
    before = viewport.scene.camera()
    drag(viewport, MIDDLE, QPoint(150, 100), QPoint(180, 100))
    panned = viewport.scene.camera()
    shift = [a - b for a, b in zip(panned.eye, before.eye, strict=True)]
    assert shift == pytest.approx([a - b for a, b in zip(panned.target, before.target, strict=True)])
    assert any(abs(s) > 0.1 for s in shift)
    drag(viewport, RIGHT, QPoint(150, 100), QPoint(180, 100))
    assert viewport.scene.camera().eye != panned.eye


def test_click_and_box(viewport: Viewport) -> None:
    picked: list[tuple[float, float]] = []
    boxes: list[object] = []
    viewport.picked.connect(lambda x, y, keys: picked.append((x, y)))
    viewport.box_selected.connect(lambda box, keys: boxes.append(box))
    QTest.mouseClick(viewport, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(30, 40))
    assert picked == [(30.0, 40.0)]
    drag(viewport, LEFT, QPoint(100, 100), QPoint(40, 50))
    assert len(boxes) == 1
    assert boxes[0].width() < 0  # type: ignore[attr-defined]


def test_wheel_comes_nearer_to_what_is_under_the_cursor(viewport: Viewport) -> None:
    viewport.set_probe(lambda x, y: (0.0, 0.0, 0.0))
    before = viewport.scene.camera().eye
    event = QWheelEvent(
        QPointF(150, 100), QPointF(150, 100), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
    assert viewport.scene.camera().eye == pytest.approx([v * 0.85**2 for v in before])


def test_presets(viewport: Viewport) -> None:
    viewport.set_preset(NAVISWORKS)
    before = viewport.scene.camera().eye
    drag(viewport, LEFT, QPoint(150, 100), QPoint(190, 100))
    assert viewport.scene.camera().eye != before


def test_walking(viewport: Viewport, qtbot: QtBot) -> None:
    viewport.set_preset(WALK)
    viewport.setFocus()
    before = viewport.scene.camera().eye
    QTest.keyPress(viewport, Qt.Key.Key_W)
    qtbot.wait(80)
    QTest.keyRelease(viewport, Qt.Key.Key_W)
    after = viewport.scene.camera().eye
    assert after != before
    assert after[2] == pytest.approx(before[2])
    qtbot.wait(40)
    assert viewport.scene.camera().eye == after


def test_moving_draws_less_and_rest_draws_all(viewport: Viewport, qtbot: QtBot) -> None:
    told: list[bool] = []
    viewport.scene.moving = told.append  # type: ignore[method-assign]
    viewport.setFocus()
    QTest.keyPress(viewport, Qt.Key.Key_Plus)
    assert told == [True]
    qtbot.waitUntil(lambda: told == [True, False], timeout=2000)


class Recorder:
    """A tool that uses everything."""

    keys = frozenset({int(Qt.Key.Key_Escape)})
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self) -> None:
        self.heard: list[str] = []

    def key(self, key: int) -> bool:
        self.heard.append("key")
        return True

    def press(self, x: float, y: float) -> bool:
        self.heard.append("press")
        return True

    def move(self, x: float, y: float) -> bool:
        self.heard.append("move")
        return True

    def release(self, x: float, y: float) -> bool:
        self.heard.append("release")
        return True

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        self.heard.append("paint")


def test_a_tool_comes_before_navigation(viewport: Viewport) -> None:
    tool = Recorder()
    picked: list[float] = []
    viewport.picked.connect(lambda x, y, keys: picked.append(x))
    viewport.set_tool(tool)
    QTest.mouseClick(viewport, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(30, 40))
    viewport.grab()
    QTest.keyClick(viewport, Qt.Key.Key_Escape)
    assert {"press", "release", "paint", "key"} <= set(tool.heard)
    assert picked == []
    assert viewport.cursor().shape() == Qt.CursorShape.CrossCursor
    tool.heard.clear()
    viewport.picture()
    assert "paint" not in tool.heard
    viewport.set_tool(None)
    QTest.mouseClick(viewport, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(30, 40))
    assert picked == [30.0]


def test_painters_and_picture(viewport: Viewport) -> None:
    viewport.add_painter(lambda painter, rect: painter.fillRect(0, 0, 20, 20, Qt.GlobalColor.magenta))
    picture = viewport.picture()
    assert picture.pixelColor(5, 5).name() == "#ff00ff"
    assert picture.pixelColor(100, 100).name() != "#ff00ff"


SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
PIVOT = (3.0, 2.0, 1.0)


def seen(viewport: Viewport, point: tuple[float, float, float]) -> tuple[float, float]:
    """Return where a point of the world is in the picture, device pixels."""
    scene = viewport.scene
    assert isinstance(scene, Scene)
    x, y, _ = scene.project(np.array([point]))[0]
    return float(x), float(y)


@pytest.mark.parametrize(
    ("preset", "button", "keys"), [(REVIT, MIDDLE, SHIFT), (REVIT, RIGHT, NONE), (NAVISWORKS, LEFT, NONE)]
)
def test_orbit_goes_round_the_picked_point(
    viewport: Viewport, preset: Preset, button: Qt.MouseButton, keys: Qt.KeyboardModifier
) -> None:
    viewport.set_preset(preset)
    viewport.set_probe(lambda x, y: PIVOT)
    eye = np.array(viewport.scene.camera().eye)
    QTest.mousePress(viewport, button, keys, QPoint(150, 100))
    QTest.mouseMove(viewport, QPoint(190, 90))
    QTest.mouseRelease(viewport, button, keys, QPoint(190, 90))
    turned = np.array(viewport.scene.camera().eye)
    assert np.linalg.norm(turned - eye) > 1
    assert np.linalg.norm(turned - PIVOT) == pytest.approx(np.linalg.norm(eye - PIVOT))


def test_orbiting_far_over_the_pole_never_turns_the_world_over(viewport: Viewport) -> None:
    viewport.set_probe(lambda x, y: PIVOT)
    for end in (QPoint(150, 199), QPoint(160, 1), QPoint(150, 199), QPoint(140, 1)):
        for _ in range(6):
            drag(viewport, RIGHT, QPoint(150, 100), end)
            right, up, _ = axes(viewport.scene.camera())
            assert abs(right[2]) < 1e-6
            assert up[2] >= 0


@pytest.mark.parametrize("orthographic", [False, True])
def test_the_wheel_keeps_what_is_under_the_cursor_there(viewport: Viewport, orthographic: bool) -> None:
    viewport.set_camera(replace(viewport.scene.camera(), orthographic=orthographic))
    viewport.set_probe(lambda x, y: PIVOT)
    before = seen(viewport, PIVOT)
    for notches in (3, -5, 4):
        at = QPointF(*before)
        viewport.wheelEvent(
            QWheelEvent(
                at, at, QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, NONE,
                Qt.ScrollPhase.NoScrollPhase, False,
            )
        )  # fmt: skip
        assert seen(viewport, PIVOT) == pytest.approx(before, abs=1e-3)


def test_while_walking_its_keys_come_before_shortcuts(viewport: Viewport) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, NONE)
    event.ignore()
    viewport.event(event)
    assert not event.isAccepted()
    viewport.set_preset(WALK)
    viewport.event(event)
    assert event.isAccepted()


def test_handles_take_the_button_only_where_they_are(viewport: Viewport) -> None:
    handles = Recorder()
    handles.press = lambda x, y: x < 50  # type: ignore[method-assign]
    viewport.add_handles(handles)
    picked: list[float] = []
    viewport.picked.connect(lambda x, y, keys: picked.append(x))
    QTest.mouseClick(viewport, LEFT, NONE, QPoint(30, 40))
    QTest.mouseClick(viewport, LEFT, NONE, QPoint(90, 40))
    assert picked == [90.0]
    assert handles.heard.count("release") == 1
