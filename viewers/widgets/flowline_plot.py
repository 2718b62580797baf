"""The flowline: locations upwards, time to the right, a sloped line for each task."""

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from sim.planning.flowline import Flowline
from viewers.widgets.date_text import date_text
from viewers.widgets.grid import UNIT, is_dark, mixed
from viewers.widgets.time_plot import TimePlot

# Okabe and Ito, "Color universal design" (2008), darkened or lightened to be read as thin lines.
LIGHT = ("#0072b2", "#c25e00", "#00815e", "#b0508a", "#3b88b8", "#8a6d00", "#7a3fb0", "#767676")
DARK = ("#56b4e9", "#f09a36", "#3fc79a", "#e29bc4", "#8fcff5", "#e6d34a", "#b48be0", "#9a9a9a")
NEAR = 5.0  # px within which a line is meant


class FlowlinePlot(TimePlot):
    """Draws a `Flowline`.

    Intents
    -------
    task_picked(int)
        The user clicked the line of this task.
    """

    task_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Flowline | None = None
        self._names: tuple[str, ...] = ()
        self.chosen: frozenset[int] = frozenset()
        self._retranslate()

    def set_lines(self, lines: Flowline | None, names: tuple[str, ...]) -> None:
        """Show other lines; `names` are those of all tasks."""
        self._lines, self._names = lines, names
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Flowline"))
        self.update()

    def _colours(self) -> list[QColor]:
        return [QColor(text) for text in (DARK if is_dark(self.palette()) else LIGHT)]

    def _ends(self, height: int) -> tuple[np.ndarray, ...]:
        lines = self._lines
        assert lines is not None
        count = max(len(lines.locations), 1)
        low, high = height * (1.0 - lines.low / count), height * (1.0 - lines.high / count)
        return self.scale.x(lines.start), self.scale.x(lines.finish), low, high

    def paint_content(self, painter: QPainter, width: int, height: int) -> None:
        lines = self._lines
        if lines is None or not lines.locations:
            return
        count = len(lines.locations)
        painter.setPen(mixed(self.palette(), 0.12))
        painter.drawLines([QLineF(0, height * k / count, width, height * k / count) for k in range(1, count)])
        x0, x1, y0, y1 = self._ends(height)
        seen = np.flatnonzero((x1 > 0) & (x0 < width))
        colours = self._colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for trade in np.unique(lines.trade[seen]).tolist():
            own = seen[lines.trade[seen] == trade]
            painter.setPen(QPen(colours[min(trade, len(colours) - 1)], 2))
            ends = np.stack([x0[own], y0[own], x1[own], y1[own]], axis=1).tolist()
            painter.drawLines([QLineF(*each) for each in ends])
        for k in seen[np.isin(lines.task[seen], list(self.chosen))].tolist():
            painter.setPen(QPen(self.palette().text().color(), 4))
            painter.drawLine(QLineF(x0[k], y0[k], x1[k], y1[k]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_legend(painter, width)

    def _paint_legend(self, painter: QPainter, width: int) -> None:
        assert self._lines is not None
        colours, metrics = self._colours(), painter.fontMetrics()
        tall, left = metrics.height(), float(2 * UNIT)
        words = [name.removeprefix("Ifc") for name in self._lines.trades[: len(colours)]]
        if len(self._lines.trades) > len(colours):
            words[-1] = self.tr("Others")
        wide = sum(metrics.horizontalAdvance(word) + 8 * UNIT for word in words) + 2 * UNIT
        veil = QColor(self.palette().base().color())
        veil.setAlphaF(0.85)
        painter.fillRect(QRectF(left, 2 * UNIT, min(wide, width - 4 * UNIT), tall + UNIT), veil)
        for k, word in enumerate(words):
            if left + metrics.horizontalAdvance(word) + 8 * UNIT > width:
                break
            painter.fillRect(QRectF(left + UNIT, 2.5 * UNIT + tall / 2 - 1, 4 * UNIT, 3), colours[k])
            painter.setPen(mixed(self.palette(), 0.85))
            place = QRectF(left + 6 * UNIT, 2.5 * UNIT, metrics.horizontalAdvance(word) + UNIT, tall)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)
            left += metrics.horizontalAdvance(word) + 8 * UNIT

    def paint_labels(self, painter: QPainter, width: int, height: int) -> None:
        lines = self._lines
        if lines is None or not lines.locations:
            return
        count, metrics = len(lines.locations), painter.fontMetrics()
        every = max(1, int(np.ceil(metrics.height() * count / max(height, 1))))
        painter.setPen(mixed(self.palette(), 0.75))
        for k in range(0, count, every):
            tall = height / count
            place = QRectF(UNIT, height - (k + 1) * tall, width - 3 * UNIT, tall)
            if tall < metrics.height():
                place = QRectF(
                    UNIT, place.center().y() - metrics.height() / 2, width - 3 * UNIT, metrics.height()
                )
            words = lines.locations[k] or self.tr("Zone {0}").format(k + 1)
            words = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, int(place.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)

    def task_at(self, x: float, y: float, height: int) -> int:
        """Return the row of the line at a place, -1 for none."""
        if self._lines is None or not self._lines.task.size:
            return -1
        x0, x1, y0, y1 = self._ends(height)
        dx, dy = x1 - x0, y1 - y0
        share = np.clip(((x - x0) * dx + (y - y0) * dy) / np.maximum(dx * dx + dy * dy, 1e-9), 0.0, 1.0)
        away = np.hypot(x0 + share * dx - x, y0 + share * dy - y)
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= NEAR else -1

    def words_at(self, x: float, y: float, width: int, height: int) -> str:
        row = self.task_at(x, y, height)
        if row < 0 or self._lines is None:
            return ""
        lines = self._lines
        dates = f"{date_text(lines.start[row])} – {date_text(lines.finish[row])}"
        return f"{self._names[lines.task[row]]}\n{dates}"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        area = self.area()
        place = event.position()
        row = self.task_at(place.x() - area.left(), place.y() - area.top(), area.height())
        if event.button() == Qt.MouseButton.LeftButton and place.y() >= area.top() and row >= 0:
            assert self._lines is not None
            self.task_picked.emit(int(self._lines.task[row]))
        else:
            super().mousePressEvent(event)
