"""The rectangle drawn while a box is being dragged: solid for the whole, dashed for any part."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen


def paint_rubber_band(painter: QPainter, palette: QPalette, start: QPointF, end: QPointF) -> None:
    """Paint it from where the button went down to where the cursor is, logical pixels."""
    colour = QColor(palette.color(QPalette.ColorRole.Highlight))
    crossing = end.x() < start.x()
    painter.setPen(QPen(colour, 1.2, Qt.PenStyle.DashLine if crossing else Qt.PenStyle.SolidLine))
    colour.setAlpha(40)
    painter.setBrush(colour)
    painter.drawRect(QRectF(start, end).normalized())
