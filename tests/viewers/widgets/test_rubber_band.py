"""Dragged to the right it is whole, to the left it is dashed."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QPalette

from viewers.widgets.rubber_band import paint_rubber_band


def rim(start: QPointF, end: QPointF) -> set[int]:
    """Return the colours along the upper side."""
    picture = QImage(120, 60, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    paint_rubber_band(painter, QPalette(), start, end)
    painter.end()
    assert picture.pixel(60, 30) != picture.pixel(5, 5)
    return {picture.pixel(x, 10) for x in range(20, 100)}


def test_solid_for_the_whole_dashed_for_a_part() -> None:
    low, high = QPointF(10, 10), QPointF(110, 50)
    assert len(rim(low, high)) == 1
    assert len(rim(QPointF(110, 10), QPointF(10, 50))) > 1
