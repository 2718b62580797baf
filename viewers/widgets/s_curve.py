"""The S-curve: value, hours or elements planned, planned in the baseline, and done."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from kernels.arrays import F64
from sim.planning.value_curves import Curves
from viewers.widgets import gantt_painter
from viewers.widgets.date_text import date_text, number_text
from viewers.widgets.grid import UNIT, mixed
from viewers.widgets.time_plot import TimePlot, paint_level_words, paint_levels, round_up

ACTUAL = QColor("#2f9e63")


class SCurve(TimePlot):
    """Draws `Curves`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: Curves | None = None
        self._retranslate()

    def set_curves(self, curves: Curves | None) -> None:
        """Show other curves, None for none."""
        self._curves = curves
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("S-curve"))
        self.update()

    def unit(self) -> str:
        """Return the unit of the vertical axis in words."""
        units = {"money": self.tr("Value"), "hours": self.tr("Hours"), "elements": self.tr("Elements")}
        return units[self._curves.unit] if self._curves else ""

    def _lines(self) -> list[tuple[str, F64, QPen]]:
        curves = self._curves
        if curves is None or not curves.when.size:
            return []
        colours = gantt_painter.tones(self.palette())
        lines = []
        if curves.baseline is not None:
            grey = QPen(colours.baseline.darker(115), 2, Qt.PenStyle.DashLine)
            lines.append((self.tr("Baseline"), curves.baseline, grey))
        lines.append((self.tr("Plan"), curves.planned, QPen(colours.bar, 2)))
        if curves.actual is not None:
            lines.append((self.tr("Actual"), curves.actual, QPen(ACTUAL, 3)))
        return lines

    def _top(self) -> float:
        return round_up(self._curves.whole) if self._curves else 1.0

    def paint_content(self, painter: QPainter, width: int, height: int) -> None:
        lines, top = self._lines(), self._top()
        paint_levels(painter, self, top, width, height)
        if self._curves is None or not lines:
            return
        x = self.scale.x(self._curves.when)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for _, values, pen in lines:
            known = np.isfinite(values)
            painter.setPen(pen)
            ys = height * (0.94 - 0.86 * values[known] / top)
            painter.drawPolyline(
                QPolygonF([QPointF(a, b) for a, b in zip(x[known].tolist(), ys.tolist(), strict=True)])
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_legend(painter, lines)

    def _paint_legend(self, painter: QPainter, lines: list[tuple[str, F64, QPen]]) -> None:
        metrics = painter.fontMetrics()
        tall = metrics.height()
        entries = [(f"{words}  {self._said(values)}".rstrip(), pen) for words, values, pen in lines]
        wide = max(metrics.horizontalAdvance(words) for words, _ in entries) + 10 * UNIT
        box = QRectF(2 * UNIT, 2 * UNIT, wide, (tall + UNIT) * len(entries) + UNIT)
        veil = QColor(self.palette().base().color())
        veil.setAlphaF(0.85)
        painter.fillRect(box, veil)
        for k, (words, pen) in enumerate(entries):
            y = box.top() + UNIT + (tall + UNIT) * k
            painter.setPen(pen)
            painter.drawLine(
                QPointF(box.left() + UNIT, y + tall / 2), QPointF(box.left() + 6 * UNIT, y + tall / 2)
            )
            painter.setPen(mixed(self.palette(), 0.85))
            painter.drawText(
                QRectF(box.left() + 8 * UNIT, y, wide, tall), Qt.AlignmentFlag.AlignVCenter, words
            )

    def _said(self, values: F64) -> str:
        """Return a curve's value at the playhead, in its unit and as a share of the whole."""
        curves = self._curves
        if curves is None or np.isnat(self.now) or not curves.when.size or curves.whole <= 0:
            return ""
        place = int(np.clip(np.searchsorted(curves.when, self.now, "right") - 1, 0, curves.when.size - 1))
        value = float(values[place])
        if value != value:
            return ""
        return f"{number_text(_rounded(value))} · {100 * value / curves.whole:.0f} %"

    def paint_labels(self, painter: QPainter, width: int, height: int) -> None:
        if self._curves is not None:
            paint_level_words(painter, self, self._top(), self.unit(), width, height)

    def words_at(self, x: float, y: float, width: int, height: int) -> str:
        curves = self._curves
        if curves is None or not curves.when.size:
            return ""
        moment = self.scale.at(x)
        said = [date_text(moment)]
        for words, values, _ in self._lines():
            place = int(np.clip(np.searchsorted(curves.when, moment, "right") - 1, 0, values.size - 1))
            if np.isfinite(values[place]):
                said.append(f"{words}: {number_text(_rounded(float(values[place])))} {self.unit()}")
        return "\n".join(said)


def _rounded(value: float) -> float:
    """Return a value as it is told: whole where it is large."""
    return float(round(value)) if abs(value) >= 100.0 else round(value, 2)
