"""The resource histogram: hours by day or week, what exceeds the limit in red."""

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from sim.planning.resource_load import Load
from viewers.widgets import gantt_painter
from viewers.widgets.date_text import date_text, number_text
from viewers.widgets.time_plot import TimePlot, level, paint_level_words, paint_levels, round_up

OVER = QColor("#dc2626")


class ResourceHistogram(TimePlot):
    """Draws the `Load` of one resource."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._load: Load | None = None
        self._retranslate()

    def set_load(self, load: Load | None) -> None:
        """Show another load, None for none."""
        self._load = load
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Resource histogram"))
        self.update()

    def _top(self) -> float:
        load = self._load
        if load is None or not load.hours.size:
            return 1.0
        return round_up(max(float(load.hours.max()), float(np.nanmax(load.limit, initial=0.0))))

    def paint_content(self, painter: QPainter, width: int, height: int) -> None:
        load, top = self._load, self._top()
        paint_levels(painter, self, top, width, height)
        if load is None or not load.hours.size:
            return
        colours = gantt_painter.tones(self.palette())
        x = self.scale.x(load.edge)
        seen = np.flatnonzero((x[1:] > 0) & (x[:-1] < width) & ((load.hours > 0) | (load.limit > 0)))
        floor = level(0.0, top, height)
        gap = 1.0 if float(x[1] - x[0]) > 4 else 0.0
        limits: list[QLineF] = []
        for k in seen.tolist():
            left, right = float(x[k]), float(x[k + 1])
            hours, limit = float(load.hours[k]), float(load.limit[k])
            held = min(hours, limit) if limit == limit else hours
            wide = max(right - left - gap, 1.0)
            painter.fillRect(
                QRectF(left, level(held, top, height), wide, floor - level(held, top, height)), colours.bar
            )
            if load.over[k]:
                y = level(hours, top, height)
                painter.fillRect(QRectF(left, y, wide, level(held, top, height) - y), OVER)
            if limit == limit:
                limits.append(QLineF(left, level(limit, top, height), right, level(limit, top, height)))
        painter.setPen(QPen(colours.text, 1))
        painter.drawLines(limits)

    def paint_labels(self, painter: QPainter, width: int, height: int) -> None:
        if self._load is not None and self._load.hours.size:
            paint_level_words(painter, self, self._top(), self.tr("Hours"), width, height)

    def words_at(self, x: float, y: float, width: int, height: int) -> str:
        load = self._load
        if load is None or not load.hours.size:
            return ""
        k = int(np.searchsorted(load.edge, self.scale.at(x), "right")) - 1
        if not 0 <= k < load.hours.size:
            return ""
        words = self.tr("{0}: {1} h").format(
            date_text(load.edge[k]), number_text(round(float(load.hours[k]), 2))
        )
        if np.isfinite(load.limit[k]):
            words += "\n" + self.tr("Available: {0} h").format(number_text(round(float(load.limit[k]), 2)))
        return words
