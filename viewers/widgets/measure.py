"""Measuring from point to point: the mode of the mouse, and the dimension lines over the picture."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from kernels.arrays import F64
from sim.space.display_units import DisplayUnits
from sim.space.measuring import Measurement, Point, delta_texts, total_text
from sim.space.snapping import Snap, SnapKind

Snapping: TypeAlias = Callable[[float, float], Snap | None]
Projecting: TypeAlias = Callable[[F64], F64]

LINE = QColor("#c2410c")
PAPER = QColor(255, 255, 255, 236)
INK = QColor("#1f2328")
AXIS = (QColor("#d1242f"), QColor("#1a7f37"), QColor("#0969da"))  # x, y, z, as the compass has them
MARK = 5.0  # logical pixels, half of a snap mark


class MeasurePainter:
    """Paints the measurements that are kept, wherever the camera stands."""

    def __init__(self, project: Projecting) -> None:
        self._project = project
        self.measurements: Sequence[Measurement] = ()
        self.units = DisplayUnits()

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint over a picture."""
        for measurement in self.measurements:
            self.paint_one(painter, rect, measurement)

    def paint_one(self, painter: QPainter, rect: QRectF, measurement: Measurement) -> None:
        """Paint one: the line, its way along the axes, and the label in its middle."""
        corners = self.pixels(painter, np.array(measurement.corners()))
        if corners is None:
            return
        for k in range(3):
            painter.setPen(QPen(AXIS[k], 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(corners[k], corners[k + 1])
        ends = corners[0], corners[3]
        for pen in (QPen(PAPER, 4.0), QPen(LINE, 2.0)):
            painter.setPen(pen)
            painter.drawLine(*ends)
        painter.setPen(QPen(PAPER, 1.5))
        painter.setBrush(LINE)
        for end in ends:
            painter.drawEllipse(end, 4.0, 4.0)
        self._label(painter, rect, (ends[0] + ends[1]) / 2, measurement)

    def pixels(self, painter: QPainter, points: F64) -> list[QPointF] | None:
        """Return points in logical pixels, None if one of them is behind the eye."""
        seen = self._project(points)
        if not np.isfinite(seen).all():
            return None
        ratio = painter.device().devicePixelRatio()
        return [QPointF(float(x) / ratio, float(y) / ratio) for x, y, _ in seen]

    def _label(self, painter: QPainter, rect: QRectF, middle: QPointF, measurement: Measurement) -> None:
        strong = QFont(painter.font())
        strong.setPixelSize(14)
        strong.setBold(True)
        plain = QFont(painter.font())
        plain.setPixelSize(11)
        total, parts = total_text(measurement, self.units), delta_texts(measurement, self.units)
        gap, pad = 10.0, 6.0
        big, small = QFontMetricsF(strong), QFontMetricsF(plain)
        widths = [small.horizontalAdvance(part) for part in parts]
        below = sum(widths) + 2 * gap
        width = max(big.horizontalAdvance(total), below) + 2 * pad
        height = big.height() + small.height() + 2 * pad
        box = QRectF(middle.x() - width / 2, middle.y() + 10, width, height)
        box.moveLeft(min(max(box.left(), rect.left() + 4), max(rect.right() - width - 4, rect.left())))
        box.moveTop(min(max(box.top(), rect.top() + 4), max(rect.bottom() - height - 4, rect.top())))
        painter.setPen(QPen(LINE, 1))
        painter.setBrush(PAPER)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(INK)
        painter.setFont(strong)
        first = QRectF(box.left(), box.top() + pad, width, big.height())
        painter.drawText(first, Qt.AlignmentFlag.AlignHCenter, total)
        painter.setFont(plain)
        x = box.center().x() - below / 2
        for part, wide, colour in zip(parts, widths, AXIS, strict=True):
            painter.setPen(colour.darker(120))
            painter.drawText(QPointF(x, box.bottom() - pad - small.descent()), part)
            x += wide + gap


class MeasureTool(QObject):
    """Two clicks make a measurement; Esc takes the first one back, then leaves; Delete clears all.

    Intents
    -------
    measured(Measurement)
    clear_asked()
    left()
        The user has had enough.
    """

    measured = Signal(object)
    clear_asked = Signal()
    left = Signal()

    keys = frozenset({int(Qt.Key.Key_Escape), int(Qt.Key.Key_Delete), int(Qt.Key.Key_Backspace)})
    cursor: Qt.CursorShape | None = Qt.CursorShape.CrossCursor

    def __init__(self, snap: Snapping, painter: MeasurePainter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snap, self._painter = snap, painter
        self._start: Point | None = None
        self._hover: Snap | None = None

    def restart(self) -> None:
        """Forget a measurement that was begun."""
        self._start = self._hover = None

    def press(self, x: float, y: float) -> bool:
        """Take the point under the cursor; a click into the open is swallowed."""
        self._hover = self._snap(x, y)
        if self._hover is None:
            return True
        point = _point(self._hover.point)
        if self._start is None:
            self._start = point
        elif point != self._start:
            begun, self._start = self._start, None
            self.measured.emit(Measurement(begun, point))
        return True

    def move(self, x: float, y: float) -> bool:
        """Follow the cursor."""
        self._hover = self._snap(x, y)
        return True

    def release(self, x: float, y: float) -> bool:
        """Do nothing: clicks count when the button goes down."""
        return True

    def key(self, key: int) -> bool:
        """Esc and Delete."""
        if key == Qt.Key.Key_Escape:
            if self._start is None:
                self.left.emit()
            self.restart()
        else:
            self.restart()
            self.clear_asked.emit()
        return True

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the rubber line and what the cursor has caught."""
        if self._start is not None and self._hover is not None:
            end = _point(self._hover.point)
            if end != self._start:
                self._painter.paint_one(painter, rect, Measurement(self._start, end))
        if self._start is not None:
            self._mark(painter, np.array(self._start), SnapKind.FACE)
        if self._hover is not None:
            self._mark(painter, self._hover.point, self._hover.kind)

    def _mark(self, painter: QPainter, point: F64, kind: SnapKind) -> None:
        """Paint the mark draughtsmen know: square, triangle, cross, circle."""
        places = self._painter.pixels(painter, point.reshape(1, 3))
        if places is None:
            return
        at, r = places[0], MARK
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(PAPER, 4.0), QPen(LINE, 2.0)):
            painter.setPen(pen)
            if kind is SnapKind.CORNER:
                painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r))
            elif kind is SnapKind.MIDDLE:
                painter.drawPolygon(QPolygonF([at + QPointF(-r, r), at + QPointF(r, r), at + QPointF(0, -r)]))
            elif kind is SnapKind.EDGE:
                painter.drawLine(at + QPointF(-r, -r), at + QPointF(r, r))
                painter.drawLine(at + QPointF(-r, r), at + QPointF(r, -r))
            else:
                painter.drawEllipse(at, r * 0.7, r * 0.7)


def _point(values: F64) -> Point:
    return float(values[0]), float(values[1]), float(values[2])
