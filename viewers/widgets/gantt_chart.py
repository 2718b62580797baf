"""The bars of the Gantt chart: scrolls with the task table, zooms with the wheel."""

import numpy as np
from PySide6.QtCore import QLineF, QLocale, QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from sim.browsing.task_facts import TaskFacts
from sim.browsing.task_rows import Bars, TaskRows, days_off
from sim.moment import NOT_A_TIME, text_of
from sim.playback.time_scale import TimeScale, fitted_scale
from sim.playback.time_ticks import ticks
from sim.project import Project
from viewers.widgets import gantt_painter
from viewers.widgets.date_text import date_text, days_text, today
from viewers.widgets.gantt_grips import CURSORS, Grip, Held, grip_at, link_kind, pulled
from viewers.widgets.grid import UNIT, row_height

_FRAME = 16  # ms between two previews of a pull
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
    pulled(int, Grip, datetime64[s])
        The user pulls a task by this grip, and it stands there now; at most once per frame.
    let_go(int, Grip, datetime64[s])
        There the user has let it go.
    given_up()
        The pull came to nothing.
    linked(int, int, RelationKind)
        The user drew a link between two tasks.
    """

    time_picked = Signal(object)
    task_picked = Signal(int, bool)
    scrolled = Signal(int)
    pulled = Signal(int, object, object)
    let_go = Signal(int, object, object)
    given_up = Signal()
    linked = Signal(int, int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TaskRows(TaskFacts(Project()))
        self.scale = TimeScale(np.datetime64("2025-01-01T00:00:00", "s"), 3600.0)
        self.chosen: set[int] = set()
        self.now: np.datetime64 = np.datetime64("NaT", "s")
        self.show_relations = True
        self.layers = gantt_painter.Layers()
        self._top = 0
        self._header = 0
        self._fitted = False
        self._drag: QPoint | None = None
        self._moved = False
        self._on_ruler = False
        self._held: Held | None = None
        self._there: np.datetime64 = NOT_A_TIME  # where the held end stands
        self._cursor = QPointF()
        self._frame = QTimer(self, singleShot=True, interval=_FRAME)
        self._frame.timeout.connect(self._tell_pull)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
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
        gantt_painter.paint_bars(painter, palette, bars, top, row, self.chosen, width, self.layers)
        if self.show_relations:
            arrows = self.rows.arrows(self.scale, first, last)
            gantt_painter.paint_arrows(painter, palette, arrows, -self._top, row, self.layers.critical)
        colours = gantt_painter.tones(palette)
        data_date, now = float(self.scale.x(schedule.status_date)), float(self.scale.x(today()))
        if self.layers.progress and data_date == data_date:
            gantt_painter.paint_progress(painter, palette, bars, top, row, data_date)
        elif data_date == data_date:
            gantt_painter.paint_moment(painter, data_date, height, colours.late, dashed=True)
        if 0.0 <= now <= width:
            gantt_painter.paint_moment(painter, now, height, colours.faint, dashed=True)
        self._paint_pull(painter)
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

    def _paint_pull(self, painter: QPainter) -> None:
        if self._held is not None and self._held.links:
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.translate(0, -self._header)
            painter.drawLine(QLineF(self._held.begin, self._cursor))
            painter.translate(0, self._header)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        place = event.position().toPoint()
        self._drag, self._moved = place, False
        self._on_ruler = place.y() < self._header and event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.LeftButton and not self._on_ruler:
            self._held = self._hold(event.position())
        if self._on_ruler:
            self.time_picked.emit(self.scale.at(place.x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._drag is None:
            self._explain(place, event.globalPosition().toPoint())
            grip = self._grip(event.position())
            self.setCursor(Qt.CursorShape.ArrowCursor if grip is None else CURSORS[grip])
        elif self._on_ruler:
            self.time_picked.emit(self.scale.at(place.x()))
        elif self._held is not None:
            self._pull(event.position())
        else:
            step = self._drag - place
            if self._moved or step.manhattanLength() > UNIT:
                self._moved = True
                self.scale = self.scale.panned(step.x())
                self.scrolled.emit(step.y())
                self._drag = place
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and self._moved:
            self._release(event.position())
        elif self._drag is not None and not self._moved and not self._on_ruler:
            task = self._task_at(event.position().toPoint().y())
            if task >= 0 and event.button() == Qt.MouseButton.LeftButton:
                adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                self.task_picked.emit(task, adding)
        self._drag = self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._held is not None:
            self._frame.stop()
            self._drag = self._held = None
            self.given_up.emit()
            self.update()
        else:
            super().keyPressEvent(event)

    def _row(self, y: float) -> int:
        """Return the row at a height, -1 for none."""
        row = int(y - self._header + self._top) // row_height(self.font())
        return row if y >= self._header and 0 <= row < len(self.rows) else -1

    def _bar(self, y: float) -> Bars | None:
        row = self._row(y)
        return None if row < 0 or self.rows.task[row] < 0 else self.rows.bars(self.scale, row, row + 1)

    def _grip(self, place: QPointF) -> Grip | None:
        bar = self._bar(place.y())
        return None if bar is None else grip_at(bar, place.x())

    def _hold(self, place: QPointF) -> Held | None:
        grip = self._grip(place)
        if grip is None:
            return None
        task = self._task_at(int(place.y()))
        ends = self.rows.schedule.finish if grip is Grip.FINISH else self.rows.schedule.start
        self._there = ends[task]
        return Held(task, grip, ends[task], place)

    def _pull(self, place: QPointF) -> None:
        assert self._held is not None
        self._cursor = place
        self._moved = self._moved or (place - self._held.begin).manhattanLength() > UNIT
        if self._held.links:
            self.update()
        elif self._moved:
            there = pulled(self._held, place.x(), self.scale)
            if there != self._there:
                self._there = there
                if not self._frame.isActive():
                    self._frame.start()

    def _tell_pull(self) -> None:
        if self._held is not None:
            self.pulled.emit(self._held.task, self._held.grip, self._there)
            QToolTip.showText(self.mapToGlobal(self._cursor.toPoint()), text_of(self._there), self)

    def _release(self, place: QPointF) -> None:
        held, self._held = self._held, None
        assert held is not None
        self._frame.stop()
        if held.links:
            bar, task = self._bar(place.y()), self._task_at(int(place.y()))
            if bar is not None and task not in (-1, held.task):
                self.linked.emit(held.task, task, link_kind(held.grip, bar, place.x()))
            self.update()
            return
        there = pulled(held, place.x(), self.scale)
        if there != held.moment:
            self.let_go.emit(held.task, held.grip, there)
        else:
            self.given_up.emit()

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
        row = self._row(y)
        return -1 if row < 0 else max(-1, int(self.rows.task[row]))

    def _explain(self, place: QPoint, screen: QPoint) -> None:
        task = self._task_at(place.y())
        words = ""
        if task >= 0:
            schedule = self.rows.schedule
            x0, x1 = float(self.scale.x(schedule.start[task])), float(self.scale.x(schedule.finish[task]))
            if x0 - UNIT <= place.x() <= x1 + UNIT:
                dates = f"{date_text(schedule.start[task])} – {date_text(schedule.finish[task])}"
                words = f"{schedule.name[task]}\n{dates}"
                total = float(self.rows.facts.float_days[task])
                if total == total:
                    words += "\n" + self.tr("Total float {0}").format(days_text(total))
        QToolTip.showText(screen, words, self)
