"""The mouse draws, Shift straightens, undo takes back, the result is the picture with the marks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sim.markup import MarkKind
from viewers.widgets.markup_canvas import MarkupCanvas

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def canvas(qtbot: QtBot) -> MarkupCanvas:
    picture = QImage(800, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    canvas = MarkupCanvas(picture)
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)  # the picture is 400 × 200 in its middle
    canvas.show()
    qtbot.waitExposed(canvas)
    return canvas


def drag(canvas: MarkupCanvas, *places: tuple[int, int], keys: Qt.KeyboardModifier | None = None) -> None:
    held = keys or Qt.KeyboardModifier.NoModifier
    QTest.mousePress(canvas, LEFT, held, QPoint(*places[0]))
    for spot in places[1:]:
        if keys:
            from PySide6.QtCore import QEvent, QPointF
            from PySide6.QtGui import QMouseEvent

            at = QPointF(*spot)
            canvas.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, at, at, LEFT, LEFT, held))
        else:
            QTest.mouseMove(canvas, QPoint(*spot))
    QTest.mouseRelease(canvas, LEFT, held, QPoint(*places[-1]))


def test_pen_line_and_undo(canvas: MarkupCanvas) -> None:
    drag(canvas, (100, 150), (150, 160), (200, 150))
    canvas.kind = MarkKind.ARROW
    drag(canvas, (200, 150), (300, 200), (300, 250))
    pen, arrow = canvas.marks
    assert len(pen.spots) == 3
    assert arrow.spots == (pytest.approx((0, 0)), pytest.approx((0.5, 0.5)))
    canvas.undo()
    assert len(canvas.marks) == 1
    assert canvas.can_redo
    canvas.redo()
    assert len(canvas.marks) == 2
    drag(canvas, (50, 150), (50, 150))
    assert len(canvas.marks) == 2, "a click draws nothing"


def test_shift_makes_it_straight(canvas: MarkupCanvas) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    canvas.kind = MarkKind.LINE
    drag(canvas, (200, 150), (300, 160), keys=shift)
    canvas.kind = MarkKind.ELLIPSE
    drag(canvas, (200, 150), (250, 170), keys=shift)
    line, ellipse = canvas.marks
    assert line.spots[1] == pytest.approx((0.5, 0))
    assert ellipse.spots[1] == pytest.approx((0.25, 0.25))


def test_text_is_typed_in_place(canvas: MarkupCanvas) -> None:
    canvas.kind = MarkKind.TEXT
    QTest.mouseClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(120, 120))
    entry = canvas.findChild(QLineEdit)
    assert entry is not None
    entry.setText("混凝土裂缝")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    (mark,) = canvas.marks
    assert mark.text == "混凝土裂缝"
    assert mark.spots[0] == pytest.approx((-0.4, -0.15))


def test_the_result_has_the_size_of_the_picture(canvas: MarkupCanvas) -> None:
    canvas.kind = MarkKind.RECTANGLE
    canvas.width_ = 0.02
    drag(canvas, (150, 120), (250, 180))
    picture = canvas.result()
    assert (picture.width(), picture.height()) == (800, 400)
    assert picture.pixelColor(300, 200).name() == canvas.colour
    assert picture.pixelColor(400, 200).name() == "#ffffff"
    assert canvas.grab().toImage().pixelColor(150, 150).name() == canvas.colour
