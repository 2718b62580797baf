"""Paints marks drawn by hand over a picture of any size."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from sim.markup import Mark, MarkKind, Spot
from viewers.overlay import FAMILIES

HALO = QColor(255, 255, 255, 200)


def place(spot: Spot, rect: QRectF) -> QPointF:
    """Return where a spot of a mark lies in a picture."""
    return rect.center() + QPointF(spot[0], spot[1]) * rect.height()


def spot_at(where: QPointF, rect: QRectF) -> Spot:
    """Return the spot of a place in a picture."""
    offset = where - rect.center()
    return offset.x() / rect.height(), offset.y() / rect.height()


def paint_marks(painter: QPainter, rect: QRectF, marks: Sequence[Mark]) -> None:
    """Paint them in order, each with a light rim that sets it off from any ground."""
    for mark in marks:
        if mark.is_visible():
            _paint(painter, rect, mark)


def text_font(mark: Mark, rect: QRectF) -> QFont:
    """Return the font of a text mark in a picture."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(max(8, round(mark.width * rect.height())))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _paint(painter: QPainter, rect: QRectF, mark: Mark) -> None:
    points = [place(spot, rect) for spot in mark.spots]
    colour = QColor(mark.colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark.kind is MarkKind.TEXT:
        _write(painter, text_font(mark, rect), points[0], mark.text, colour)
        return
    width = max(1.0, mark.width * rect.height())
    rim, pen = QPen(HALO, width + 2.5), QPen(colour, width)
    for each in (rim, pen):
        each.setCapStyle(Qt.PenCapStyle.RoundCap)
        each.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(each)
        if mark.kind is MarkKind.PEN:
            painter.drawPolyline(QPolygonF(points))
        elif mark.kind is MarkKind.RECTANGLE:
            painter.drawRect(QRectF(points[0], points[-1]).normalized())
        elif mark.kind is MarkKind.ELLIPSE:
            painter.drawEllipse(QRectF(points[0], points[-1]).normalized())
        else:
            painter.drawLine(points[0], points[-1])
            if mark.kind is MarkKind.ARROW:
                painter.drawPolyline(_head(points[0], points[-1], width))


def _head(begin: QPointF, end: QPointF, width: float) -> QPolygonF:
    way = end - begin
    length = math.hypot(way.x(), way.y())
    size = min(length, 5 * width + 6)
    unit = way / length if length else QPointF(1, 0)
    side = QPointF(-unit.y(), unit.x())
    return QPolygonF([end - unit * size + side * size * 0.55, end, end - unit * size - side * size * 0.55])


def _write(painter: QPainter, font: QFont, at: QPointF, text: str, colour: QColor) -> None:
    metrics = QFontMetricsF(font)
    lines = text.splitlines()
    wide = max(metrics.horizontalAdvance(line) for line in lines)
    pad = metrics.height() * 0.2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(HALO)
    painter.drawRoundedRect(
        QRectF(at.x() - pad, at.y() - pad, wide + 2 * pad, metrics.height() * len(lines) + 2 * pad), pad, pad
    )
    painter.setFont(font)
    painter.setPen(colour)
    for k, line in enumerate(lines):
        painter.drawText(at + QPointF(0, metrics.ascent() + k * metrics.height()), line)
