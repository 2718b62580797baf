"""Measuring, sections and marks in the real window, with real mouse and keys."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sim.markup import Mark, MarkKind
from sim.space.section_outline import outlines
from twin_app import sectioning
from twin_app.settings import Unit
from twin_app.shell import Shell

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def logical(shell: Shell, point: tuple[float, float, float]) -> QPoint:
    x, y, _ = shell.stage.scene.project(np.array([point]))[0]
    ratio = shell.window.views.viewport.devicePixelRatioF()
    return QPoint(round(float(x) / ratio), round(float(y) / ratio))


@pytest.fixture
def above(opened: Shell) -> Shell:
    """Return the window with the cubes seen from above, at full size."""
    viewport = opened.window.views.viewport
    viewport.look("top")
    QApplication.processEvents()
    viewport.grab()
    viewport.fit()
    viewport.grab()
    return opened


def test_two_clicks_measure_from_corner_to_corner(above: Shell) -> None:
    viewport = above.window.views.viewport
    above.wiring.do("measure")
    assert above.window.actions_["measure"].isChecked()
    for corner in ((0.0, 0.0, 3.0), (19.0, 1.0, 3.0)):
        at = logical(above, corner)
        QTest.mouseMove(viewport, at)
        QTest.mouseClick(viewport, LEFT, NONE, at)
    (one,) = above.session.view.value.measurements
    assert one.delta == pytest.approx((19.0, 1.0, 0.0), abs=1e-6)
    assert above.session.view.value.selection.size == 0, "measuring selects nothing"
    above.wiring.do("measure-copy")
    assert QGuiApplication.clipboard().text().splitlines()[1].endswith("19.0263")
    above.window.unit_chosen.emit(Unit.MILLIMETRE)
    above.wiring.do("measure-copy")
    assert "[mm]" in QGuiApplication.clipboard().text()
    with_line = viewport.picture()
    QTest.keyClick(viewport, Qt.Key.Key_Delete)
    assert above.session.view.value.measurements == ()
    assert viewport.picture() != with_line, "the line is part of a copied picture"
    QTest.keyClick(viewport, Qt.Key.Key_Escape)
    assert not above.window.actions_["measure"].isChecked()


def test_a_section_is_dragged_by_its_handle(opened: Shell) -> None:
    viewport = opened.window.views.viewport
    QApplication.processEvents()
    viewport.grab()
    opened.wiring.do("section-level")
    viewport.grab()
    (section,) = opened.session.view.value.sections
    bounds = sectioning.bounds(opened.session.store.value.elements)
    assert bounds is not None
    anchor = outlines([section], bounds)[0].mean(axis=0)
    begin = logical(opened, tuple(anchor))
    end = logical(opened, tuple(anchor + np.array([0, 0, 0.8])))
    QTest.mousePress(viewport, LEFT, NONE, begin)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, NONE, end)
    moved = opened.session.view.value.sections[0].point[2] - section.point[2]
    assert moved == pytest.approx(0.8, abs=0.15)
    assert opened.session.view.value.selection.size == 0


def test_sections_as_numbers(opened: Shell) -> None:
    opened.wiring.do("section-level")
    panel = opened.window.views.panels["sections"]
    panel.moved.emit(0, 1.25)
    assert opened.session.view.value.sections[0].point[2] == pytest.approx(1.25)
    panel.flip_asked.emit(0)
    assert opened.session.view.value.sections[0].normal[2] == -1
    panel.remove_asked.emit(0)
    assert opened.session.view.value.sections == ()
    panel.box_asked.emit()
    assert len(opened.session.view.value.sections) == 6


def test_marks_are_kept_with_a_viewpoint_and_come_back(opened: Shell) -> None:
    editor = opened.wiring.toolbox.mark_up()
    assert editor.canvas.result().width() == opened.window.views.viewport.device_size().width()
    mark = Mark(MarkKind.RECTANGLE, ((-0.2, -0.2), (0.2, 0.2)), "#cc79a7", 0.03)
    plain = opened.window.views.viewport.picture()
    editor.keep_asked.emit((mark,))
    (saved,) = opened.session.store.value.viewpoints
    assert saved.marks == (mark,)
    opened.wiring.do("view-top")
    opened.window.views.panels["viewpoints"].chosen.emit(0)
    shown = opened.window.views.viewport.picture()
    place = QPoint(round(shown.width() / 2 - shown.height() * 0.2), shown.height() // 2)
    assert shown.pixelColor(place).name() == "#cc79a7"
    assert plain.pixelColor(place).name() != "#cc79a7"
    opened.wiring.do("view-top")
    assert opened.window.views.viewport.picture().pixelColor(place).name() != "#cc79a7"


def test_the_context_menu_is_about_what_is_under_the_cursor(above: Shell) -> None:
    viewport = above.window.views.viewport
    opened: list[object] = []
    above.window.menus.context_menu = lambda: opened.append(1) or _Menu()  # type: ignore[assignment, func-returns-value, method-assign, return-value]
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, NONE, logical(above, (6.5, 0.5, 3.0)))
    assert opened == [1]
    assert above.session.view.value.selection.tolist() == [13]


def test_walking_by_keys_does_not_switch_the_edges_off(opened: Shell, qtbot: QtBot) -> None:
    viewport = opened.window.views.viewport
    opened.wiring.do("navigate-walk")
    viewport.setFocus()
    before = opened.stage.scene.camera().eye
    QTest.keyPress(viewport, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: opened.stage.scene.camera().eye[2] > before[2])
    QTest.keyRelease(viewport, Qt.Key.Key_E)
    assert opened.session.view.value.edges
    opened.wiring.do("navigate-revit")


def test_a_double_click_fits_the_element(above: Shell) -> None:
    before = above.stage.scene.camera()
    at = logical(above, (6.5, 0.5, 3.0))
    QTest.mouseDClick(above.window.views.viewport, LEFT, NONE, at)
    camera = above.stage.scene.camera()
    assert camera.target == pytest.approx((6.5, 0.5, 2.5), abs=0.05)
    assert np.linalg.norm(np.subtract(camera.eye, camera.target)) < np.linalg.norm(
        np.subtract(before.eye, before.target)
    )


class _Menu:
    def popup(self, where: QPoint) -> None:
        assert where is not None
