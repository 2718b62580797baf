"""The bars of the Gantt chart: scrolls with the task table, zooms with the wheel."""

import numpy as np
from PySide6.QtCore import QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from sim.browsing.task_rows import TaskRows, days_off
from sim.links import no_links
from sim.playback.time_scale import TimeScale, fitted_scale
from sim.playback.time_ticks import ticks
from sim.schedule import no_schedule
from viewers.widgets import gantt_painter
from viewers.widgets.date_text import date_text
from viewers.widgets.grid import UNIT, row_height

_HOUR_SHADING = 4 * 3600.0  # s per pixel above which days off are too thin to shade


class GanttChart(QWidget):
    """Paints the rows in view and nothing else.

    Intents
    -------
    time_picked(datetime64[s])
        Click or drag on the ruler.
    task_picked(int, bool)
        Task row, and whether it is added to the selection.
    scrolled(int)
        The wheel asks to move this many pixels down.
    """

    time_picked = Signal(object)
    task_picked = Signal(int, bool)
    scrolled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TaskRows(no_schedule(), no_links())
        self.scale = TimeScale(np.datetime64("2025-01-01T00:00:00", "s"), 3600.0)
        self.chosen: set[int] = set()
        self.now: np.datetime64 = np.datetime64("NaT", "s")
        self.show_relations = True
        self._top = 0
        self._header = 0
        self._fitted = False
        self._drag: QPoint | None = None
        self._moved = False
        self._on_ruler = False
        self.setMouseTracking(True)
        self.setMinimumWidth(40 * UNIT)

    def set_rows(self, rows: TaskRows) -> None:
        """Show another schedule, fitted to the width."""
        self.rows = rows
        self._fitted = False
        self.update()

    def set_header(self, height: int) -> None:
        """Set the height of the ruler: that of the table's header."""
        self._header = height
        self.update()

    def set_top(self, pixels: int) -> None:
        """Scroll so that `pixels` of rows stand above the view."""
        self._top = pixels
        self.update()

    def fit(self) -> None:
        """Show the whole schedule."""
        first, last = self.rows.schedule.span()
        if not np.isnat(first):
            self.scale = fitted_scale(first, last, self.width(), 6.0 * UNIT)
        self._fitted = True
        self.update()

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Widen the bars by `factor` about `x`, by default about the playhead or the middle."""
        if x is None:
            head = float(self.scale.x(self.now))
            x = head if 0.0 <= head <= self.width() else self.width() / 2
        self.scale = self.scale.zoomed(factor, x)
        self.update()

    def bring_into_view(self, task: int) -> None:
        """Pan sideways until a task's bar shows."""
        x0 = float(self.scale.x(self.rows.schedule.start[task]))
        x1 = float(self.scale.x(self.rows.schedule.finish[task]))
        if x1 < 0 or x0 > self.width():
            self.scale = self.scale.panned((x0 + min(x1, x0 + self.width())) / 2 - self.width() / 2)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(160 * UNIT, 60 * UNIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._fitted:
            self.fit()
        painter = QPainter(self)
        palette, row = self.palette(), row_height(self.font())
        width, height = self.width(), self.height() - self._header
        label = self.fontMetrics().horizontalAdvance("W00") + 2 * UNIT
        coarse, fine = ticks(self.scale, width, label)
        schedule = self.rows.schedule
        day = 86400.0 / self.scale.seconds_per_pixel
        off = np.empty(0, "datetime64[s]")
        if self.scale.seconds_per_pixel <= _HOUR_SHADING:
            off = days_off(schedule.calendars, self.scale.at(0.0), self.scale.at(width))
        painter.translate(0, self._header)
        painter.setClipRect(0, 0, width, height)
        gantt_painter.paint_background(painter, palette, width, height, fine, self.scale.x(off), day)
        first = self._top // row
        last = min(first + height // row + 2, len(self.rows))
        bars = self.rows.bars(self.scale, first, last)
        top = first * row - self._top
        gantt_painter.paint_bars(painter, palette, bars, top, row, self.chosen, width)
        if self.show_relations:
            arrows = self.rows.arrows(self.scale, first, last)
            gantt_painter.paint_arrows(painter, palette, arrows, -self._top, row)
        if not np.isnat(schedule.status_date):
            tone = gantt_painter.tones(palette).late
            gantt_painter.paint_moment(
                painter, float(self.scale.x(schedule.status_date)), height, tone, dashed=True
            )
        painter.setClipping(False)
        painter.translate(0, -self._header)
        gantt_painter.paint_ruler(painter, palette, width, self._header, coarse, fine, QLocale())
        if not np.isnat(self.now):
            self._paint_playhead(painter, float(self.scale.x(self.now)), gantt_painter.PLAYHEAD)
        painter.end()

    def _paint_playhead(self, painter: QPainter, x: float, colour: QColor) -> None:
        painter.translate(0, self._header // 2)
        gantt_painter.paint_moment(painter, x, self.height(), colour)
        painter.fillRect(int(x) - UNIT, 0, 2 * UNIT + 1, UNIT, colour)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        place = event.position().toPoint()
        self._drag, self._moved = place, False
        self._on_ruler = place.y() < self._header and event.button() == Qt.MouseButton.LeftButton
        if self._on_ruler:
            self.time_picked.emit(self.scale.at(place.x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._drag is None:
            self._explain(place, event.globalPosition().toPoint())
        elif self._on_ruler:
            self.time_picked.emit(self.scale.at(place.x()))
        else:
            step = self._drag - place
            if self._moved or step.manhattanLength() > UNIT:
                self._moved = True
                self.scale = self.scale.panned(step.x())
                self.scrolled.emit(step.y())
                self._drag = place
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None and not self._moved and not self._on_ruler:
            task = self._task_at(event.position().toPoint().y())
            if task >= 0 and event.button() == Qt.MouseButton.LeftButton:
                adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                self.task_picked.emit(task, adding)
        self._drag = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(delta.x()) > abs(delta.y()):
            self.scale = self.scale.panned(-(delta.x() or delta.y()) / 2)
            self.update()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier or event.position().y() < self._header:
            self.zoom(1.25 ** (delta.y() / 120), event.position().x())
        else:
            self.scrolled.emit(-delta.y() // 2)
        event.accept()

    def _task_at(self, y: int) -> int:
        row = (y - self._header + self._top) // row_height(self.font())
        return int(self.rows.task[row]) if y >= self._header and 0 <= row < len(self.rows) else -1

    def _explain(self, place: QPoint, screen: QPoint) -> None:
        task = self._task_at(place.y())
        words = ""
        if task >= 0:
            schedule = self.rows.schedule
            x0, x1 = float(self.scale.x(schedule.start[task])), float(self.scale.x(schedule.finish[task]))
            if x0 - UNIT <= place.x() <= x1 + UNIT:
                dates = f"{date_text(schedule.start[task])} – {date_text(schedule.finish[task])}"
                words = f"{schedule.name[task]}\n{dates}"
        QToolTip.showText(screen, words, self)
