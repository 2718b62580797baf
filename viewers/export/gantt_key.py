"""What the colours and signs of a printed Gantt chart mean."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

from resources.messages import text
from viewers.widgets.gantt_painter import Layers, Tones, tones

SIGN, GAP = 26.0, 6.0  # px


def paint_key(painter: QPainter, palette: QPalette, place: QRectF, layers: Layers, language: str) -> None:
    """Paint the key in two lines; entries that have no room are left out."""
    colours = tones(palette)
    entries = ["task", "summary", "milestone", "data-date"]
    entries += [name for name in ("critical", "slack", "baseline") if getattr(layers, name)]
    entries += ["deadline"] if layers.marks else []
    x, y, line = place.left() + GAP, place.top(), place.height() / 2
    for entry in entries:
        words = text(f"key-{entry}", language)
        wide = SIGN + GAP + painter.fontMetrics().horizontalAdvance(words) + 3 * GAP
        if x + wide > place.right():
            x, y = place.left() + GAP, y + line
        if y + line > place.bottom() + 1 or x + wide > place.right():
            return
        painter.save()
        _sign(painter, colours, entry, QRectF(x, y + line / 2 - 6, SIGN, 12))
        painter.restore()
        painter.setPen(colours.faint)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x + SIGN + GAP, y, wide, line), side, words)
        x += wide


def _sign(painter: QPainter, colours: Tones, entry: str, place: QRectF) -> None:
    middle = place.center().y()
    if entry in ("task", "critical"):
        bar, done = (
            (colours.bar, colours.bar_done) if entry == "task" else (colours.critical, colours.critical_done)
        )
        painter.fillRect(QRectF(place.left(), middle - 4, place.width(), 8), bar)
        painter.fillRect(QRectF(place.left(), middle - 4, place.width() * 0.4, 8), done)
    elif entry == "slack":
        painter.fillRect(QRectF(place.left(), middle - 1, place.width(), 2), colours.slack)
        painter.fillRect(QRectF(place.right() - 1.5, middle - 4, 1.5, 6), colours.slack)
    elif entry == "baseline":
        painter.fillRect(QRectF(place.left(), middle - 1, place.width(), 3), colours.baseline)
    elif entry == "data-date":
        painter.setPen(QPen(colours.late, 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(place.center().x(), place.top() - 3, place.center().x(), place.bottom() + 3))
    else:
        _shape(painter, colours, entry, place.center().x(), middle)


def _shape(painter: QPainter, colours: Tones, entry: str, x: float, y: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour: QColor = colours.text if entry == "milestone" else colours.summary
    painter.setBrush(colour)
    corners = {
        "milestone": ((-6, 0), (0, -6), (6, 0), (0, 6)),
        "deadline": ((-5, -5), (5, -5), (0, 4)),
        "summary": ((-13, -4), (13, -4), (13, 4), (9, 0), (-9, 0), (-13, 4)),
    }[entry]
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
