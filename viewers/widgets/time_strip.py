"""The slider of the time bar: strips of work, milestones, the play range and the playhead."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QLocale, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from kernels.arrays import Time
from sim.playback.time_scale import TimeScale, fitted_scale
from sim.playback.time_ticks import ticks
from sim.playback.work_density import work_density
from viewers.widgets.date_text import date_text, qt_moment
from viewers.widgets.gantt_painter import PLAYHEAD, tones
from viewers.widgets.grid import UNIT, blend, mixed

EDGE = 3 * UNIT  # room left and right for half a handle
DAY = np.timedelta64(86400, "s")


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """One thin row: when work goes on according to one source ("plan", "baseline", "sensed", …)."""

    name: str
    start: Time
    finish: Time
    colour: QColor


class TimeStrip(QWidget):
    """Shows a stretch of time and where in it the playhead stands.

    Intents
    -------
    time_picked(datetime64[s])
    range_picked(datetime64[s], datetime64[s])
        The user moved a handle of the play range.
    """

    time_picked = Signal(object)
    range_picked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nat = np.datetime64("NaT", "s")
        self.first: np.datetime64 = nat
        self.last: np.datetime64 = nat
        self.low: np.datetime64 = nat
        self.high: np.datetime64 = nat
        self.now: np.datetime64 = nat
        self.strips: tuple[Strip, ...] = ()
        self.marks: list[tuple[np.datetime64, str]] = []
        self._held = ""
        self._densities: list[np.ndarray[tuple[int], np.dtype[np.float64]]] = []
        self._densities_of: tuple[object, int] = ((), -1)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_span(self, first: np.datetime64, last: np.datetime64) -> None:
        """Show another stretch of time; the play range becomes the whole."""
        self.first, self.last, self.low, self.high = first, last, first, last
        self._densities_of = ((), -1)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120 * UNIT, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40 * UNIT, self.fontMetrics().height() + (4 + 2 * max(len(self.strips), 1)) * UNIT)

    def _scale(self) -> TimeScale:
        return fitted_scale(self.first, self.last, self.width(), EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if np.isnat(self.first):
            painter.setPen(mixed(self.palette(), 0.2))
            painter.drawLine(EDGE, self.height() // 2, self.width() - EDGE, self.height() // 2)
            return
        scale, palette = self._scale(), self.palette()
        colours = tones(palette)
        top, height = self.fontMetrics().height() + UNIT, self._strip_height()
        x0, x1 = (float(scale.x(moment)) for moment in (self.first, self.last))
        self._paint_ticks(painter, scale, top)
        painter.fillRect(QRectF(x0, top, x1 - x0, height), palette.base())
        self._paint_strips(painter, x0, x1, top)
        low, high = float(scale.x(self.low)), float(scale.x(self.high))
        veil = QColor(palette.window().color())
        veil.setAlphaF(0.7)
        painter.fillRect(QRectF(x0, top, low - x0, height), veil)
        painter.fillRect(QRectF(high, top, x1 - high, height), veil)
        if self.hasFocus():
            painter.setPen(palette.highlight().color())
            painter.drawRect(QRectF(x0 - 1.5, top - 1.5, x1 - x0 + 3, height + 3))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bottom = float(top + height)
        painter.setBrush(colours.text)
        for moment, _ in self.marks:
            x = float(scale.x(moment))
            painter.drawPolygon(
                _polygon(
                    (x, bottom - 1),
                    (x + UNIT, bottom + UNIT),
                    (x, bottom + 2 * UNIT),
                    (x - UNIT, bottom + UNIT),
                )
            )
        painter.setBrush(colours.faint)
        for x, side in ((low, -1.0), (high, 1.0)):
            painter.drawPolygon(
                _polygon(
                    (x, top - 1),
                    (x, bottom + 1),
                    (x + side * 1.5 * UNIT, bottom + 1),
                    (x + side * 1.5 * UNIT, top - 1),
                )
            )
        if not np.isnat(self.now):
            x = min(max(float(scale.x(self.now)), x0), x1)
            painter.setBrush(PLAYHEAD)
            painter.drawRect(QRectF(x - 1, top - UNIT, 2, height + 2 * UNIT))
            painter.drawPolygon(
                _polygon(
                    (x - 1.5 * UNIT, top - 2 * UNIT),
                    (x + 1.5 * UNIT, top - 2 * UNIT),
                    (x + 1.5 * UNIT, top - UNIT / 2),
                    (x, top + UNIT),
                    (x - 1.5 * UNIT, top - UNIT / 2),
                )
            )

    def _strip_height(self) -> int:
        return 2 * UNIT * max(len(self.strips), 1)

    def _paint_ticks(self, painter: QPainter, scale: TimeScale, top: int) -> None:
        locale, metrics = QLocale(), self.fontMetrics()
        _, fine = ticks(scale, self.width(), metrics.horizontalAdvance("00 Mmm 0000") + 2 * UNIT)
        for moment, x in zip(fine.time, fine.x.tolist(), strict=True):
            when = qt_moment(moment)
            if fine.unit in "MY" and when.date().month() == 1:
                words = str(when.date().year())
            elif fine.unit == "M":
                words = locale.standaloneMonthName(when.date().month(), QLocale.FormatType.ShortFormat)
            elif fine.unit == "h":
                words = when.toString("HH:mm")
            else:
                words = date_text(moment)[5:]
            room = metrics.horizontalAdvance(words) + UNIT
            if 0 <= x <= self.width() - room:
                painter.setPen(mixed(self.palette(), 0.25))
                painter.drawLine(QLineF(round(x) + 0.5, UNIT, round(x) + 0.5, top + self._strip_height()))
                painter.setPen(mixed(self.palette(), 0.6))
                painter.drawText(QPointF(x + UNIT, metrics.ascent()), words)

    def _paint_strips(self, painter: QPainter, x0: float, x1: float, top: int) -> None:
        bins = max(int(x1 - x0), 1)
        if self._densities_of != (self.strips, bins):
            self._densities_of = (self.strips, bins)
            self._densities = [
                work_density(s.start, s.finish, self.first, self.last, bins) for s in self.strips
            ]
        base = self.palette().base().color()
        for k, (strip, density) in enumerate(zip(self.strips, self._densities, strict=True)):
            peak = max(float(density.max(initial=0.0)), 1e-9)
            y = top + k * 2 * UNIT
            shares = np.where(density > 0, 0.25 + 0.75 * density / peak, 0.0)
            steps = np.round(shares * 16).astype(int).tolist()
            begin = 0
            for x in range(1, bins + 1):
                if x == bins or steps[x] != steps[begin]:
                    if steps[begin]:
                        colour = blend(base, strip.colour, steps[begin] / 16)
                        painter.fillRect(QRectF(x0 + begin, y + 1, x - begin, 2 * UNIT - 2), colour)
                    begin = x

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if np.isnat(self.first) or event.button() != Qt.MouseButton.LeftButton:
            return
        self._held = self._part_at(event.position().toPoint())
        self._drag_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if np.isnat(self.first):
            return
        place = event.position().toPoint()
        if self._held:
            self._drag_to(event.position().x())
            return
        self.setCursor(
            Qt.CursorShape.ArrowCursor if self._part_at(place) == "now" else Qt.CursorShape.SizeHorCursor
        )
        scale = self._scale()
        near = [
            f"{date_text(m)}  {name}" for m, name in self.marks if abs(float(scale.x(m)) - place.x()) <= UNIT
        ]
        QToolTip.showText(
            event.globalPosition().toPoint(), "\n".join(near) or date_text(self._time_at(place.x())), self
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -DAY, Qt.Key.Key_Right: DAY,
            Qt.Key.Key_PageUp: -7 * DAY, Qt.Key.Key_PageDown: 7 * DAY,
        }  # fmt: skip
        if not np.isnat(self.now) and event.key() in steps:
            self.time_picked.emit(self.now + steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home and not np.isnat(self.low):
            self.time_picked.emit(self.low)
        elif event.key() == Qt.Key.Key_End and not np.isnat(self.high):
            self.time_picked.emit(self.high)
        else:
            super().keyPressEvent(event)

    def _time_at(self, x: float) -> np.datetime64:
        return min(max(self._scale().at(x), self.first), self.last)

    def _part_at(self, place: QPoint) -> str:
        scale, top = self._scale(), self.fontMetrics().height() + UNIT
        if place.y() >= top:
            if -2 * UNIT <= place.x() - float(scale.x(self.low)) < 0:
                return "low"
            if 0 < place.x() - float(scale.x(self.high)) <= 2 * UNIT:
                return "high"
        return "now"

    def _drag_to(self, x: float) -> None:
        moment = self._time_at(x)
        if self._held == "now":
            self.time_picked.emit(moment)
            return
        if self._held == "low":
            self.low = min(moment, self.high - DAY)
        else:
            self.high = max(moment, self.low + DAY)
        self.range_picked.emit(self.low, self.high)
        self.update()


def _polygon(*corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in corners])
