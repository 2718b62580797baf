"""A chart over time: ruler, playhead, zoom and pan; what it shows is painted by those who derive from it."""

import numpy as np
from PySide6.QtCore import QLineF, QLocale, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from sim.moment import NOT_A_TIME
from sim.playback.time_scale import TimeScale, fitted_scale
from sim.playback.time_ticks import ticks
from viewers.widgets import gantt_painter
from viewers.widgets.date_text import today
from viewers.widgets.grid import UNIT, mixed, row_height


class TimePlot(QWidget):
    """Shares its scale of time with the plots beside it.

    Intents
    -------
    time_picked(datetime64[s])
        The user put the playhead here.
    scale_picked(TimeScale)
        The user zoomed or panned.
    """

    time_picked = Signal(object)
    scale_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale = TimeScale(np.datetime64("2025-01-01T00:00:00", "s"), 3600.0)
        self.now: np.datetime64 = NOT_A_TIME
        self.data_date: np.datetime64 = NOT_A_TIME
        self._drag: QPointF | None = None
        self.setMinimumSize(60 * UNIT, 30 * UNIT)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(160 * UNIT, 60 * UNIT)

    def set_scale(self, scale: TimeScale) -> None:
        """Show another stretch of time."""
        self.scale = scale
        self.update()

    def set_now(self, now: np.datetime64) -> None:
        """Move the playhead."""
        self.now = now
        self.update()

    def fitted(self, first: np.datetime64, last: np.datetime64) -> TimeScale:
        """Return the scale on which a stretch of time fills the plot."""
        return fitted_scale(first, last, max(self.width() - self.margin(), 20 * UNIT), 3.0 * UNIT)

    def margin(self) -> int:
        """Return the room for labels on the left: the same in all plots, so that time stands below time."""
        return self.fontMetrics().horizontalAdvance("Elements 100,000")

    def area(self) -> QRect:
        """Return where the content is painted; x 0 of the scale is its left."""
        head = 2 * row_height(self.font())
        return QRect(self.margin(), head, self.width() - self.margin(), self.height() - head)

    def paint_content(self, painter: QPainter, width: int, height: int) -> None:
        """Paint the content; 0, 0 is the upper left corner of its area."""

    def paint_labels(self, painter: QPainter, width: int, height: int) -> None:
        """Paint what stands left of the content; 0, 0 is the upper left corner of that room."""

    def words_at(self, x: float, y: float, width: int, height: int) -> str:
        """Return what is to be said of a place in the content, "" for nothing."""
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        palette, area = self.palette(), self.area()
        width, height = area.width(), area.height()
        label = self.fontMetrics().horizontalAdvance("W00") + 2 * UNIT
        coarse, fine = ticks(self.scale, width, label)
        painter.fillRect(self.rect(), palette.base())
        painter.translate(area.topLeft())
        painter.setClipRect(0, 0, width, height)
        painter.setPen(mixed(palette, 0.08))
        painter.drawLines([QLineF(round(x) + 0.5, 0, round(x) + 0.5, height) for x in coarse.x.tolist()])
        self.paint_content(painter, width, height)
        colours = gantt_painter.tones(palette)
        for moment, tone in ((self.data_date, colours.late), (today(), colours.faint)):
            x = float(self.scale.x(moment))
            if 0.0 <= x <= width:
                gantt_painter.paint_moment(painter, x, height, tone, dashed=True)
        x = float(self.scale.x(self.now))
        if 0.0 <= x <= width:
            gantt_painter.paint_moment(painter, x, height, gantt_painter.PLAYHEAD)
        painter.setClipping(False)
        painter.translate(0, -area.top())
        painter.save()
        painter.setClipRect(0, 0, width, area.top())
        gantt_painter.paint_ruler(painter, palette, width, area.top(), coarse, fine, QLocale())
        painter.restore()
        painter.translate(-area.left(), 0)
        painter.fillRect(QRectF(0, 0, area.left(), area.top()), palette.window())
        painter.setPen(colours.line)
        painter.drawLine(0, area.top() - 1, area.left(), area.top() - 1)
        painter.drawLine(area.left() - 1, 0, area.left() - 1, self.height())
        painter.translate(0, area.top())
        self.paint_labels(painter, area.left(), height)
        if self.hasFocus():
            painter.translate(0, -area.top())
            painter.setPen(palette.highlight().color())
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().y() < self.area().top():
            self._pick(event.position().x())
        else:
            self._drag = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place, area = event.position(), self.area()
        if self._drag is not None:
            self.scale_picked.emit(self.scale.panned(self._drag.x() - place.x()))
            self._drag = place
        elif event.buttons() & Qt.MouseButton.LeftButton and place.y() < area.top():
            self._pick(place.x())
        elif area.contains(place.toPoint()):
            x, y = place.x() - area.left(), place.y() - area.top()
            self.setToolTip(self.words_at(x, y, area.width(), area.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(delta.x()) > abs(delta.y()):
            self.scale_picked.emit(self.scale.panned(-(delta.x() or delta.y()) / 2))
        else:
            x = event.position().x() - self.margin()
            self.scale_picked.emit(self.scale.zoomed(1.25 ** (delta.y() / 120), x))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        factor = {Qt.Key.Key_Plus: 1.6, Qt.Key.Key_Equal: 1.6, Qt.Key.Key_Minus: 1 / 1.6}.get(
            Qt.Key(event.key())
        )
        if factor is None:
            super().keyPressEvent(event)
        else:
            self.scale_picked.emit(self.scale.zoomed(factor, self.area().width() / 2))

    def _pick(self, x: float) -> None:
        self.time_picked.emit(self.scale.at(x - self.margin()))


def round_up(value: float) -> float:
    """Return the next of 1, 2, 4, 6, 8, 10, 20, … that is not less: where an axis of four steps ends."""
    if value <= 0 or not np.isfinite(value):
        return 1.0
    power = 10.0 ** np.floor(np.log10(value))
    return float(
        next(step * power for step in (1.0, 2.0, 4.0, 6.0, 8.0, 10.0) if step * power >= value - 1e-12)
    )


def paint_levels(painter: QPainter, plot: QWidget, top: float, width: int, height: int) -> None:
    """Paint the lines of a vertical axis from 0 to `top`; the lowest twentieth and the highest stay free."""
    painter.setPen(mixed(plot.palette(), 0.1))
    for k in range(5):
        y = round(level(k * top / 4, top, height)) + 0.5
        painter.drawLine(QLineF(0, y, width, y))


def paint_level_words(
    painter: QPainter, plot: QWidget, top: float, unit: str, width: int, height: int
) -> None:
    """Paint the numbers of that axis."""
    painter.setPen(mixed(plot.palette(), 0.65))
    tall = painter.fontMetrics().height()
    decimals = next((d for d in range(6) if abs(round(top / 4, d) - top / 4) < 1e-9 * top), 6)
    for k in range(5):
        y = level(k * top / 4, top, height)
        words = QLocale().toString(k * top / 4, "f", decimals)
        place = QRectF(0, y - tall / 2, width - 2 * UNIT, tall)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    place = QRectF(UNIT, level(top, top, height) - tall / 2, width, tall)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, unit)


def level(value: float, top: float, height: int) -> float:
    """Return the y of a value on an axis from 0 to `top`."""
    return height * (0.94 - 0.86 * value / top)
