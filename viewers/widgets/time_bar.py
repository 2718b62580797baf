"""The time bar: play the schedule, go to a date, see where in the work it is."""

import numpy as np
from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sim.playback.progress import Progress, milestones
from sim.playback.time_ticks import iso_week
from sim.project import Project
from sim.schedule import WORKING
from sim.view import View
from viewers.widgets.date_text import qt_moment, site_moment
from viewers.widgets.gantt_painter import tones
from viewers.widgets.grid import UNIT, tight
from viewers.widgets.icon import icon
from viewers.widgets.time_strip import Strip, TimeStrip


class TimeBar(QWidget):
    """Shows and moves the playhead.

    Intents
    -------
    time_picked(datetime64[s])
    play_toggled(bool)
        True asks to play.
    speed_picked(float)
        Days per second.
    shuttled(int)
        +1: run on, -1: run back; again for twice the speed.
    paused()
    stepped(int)
        -1 or +1: to the task date before or after the playhead.
    start_asked(), end_asked()
        To the start or end of the play range.
    range_picked(datetime64[s], datetime64[s])
        The stretch that playing repeats.

    Keys, while the bar or anything in it has the focus: space plays or pauses, J runs back, K pauses,
    L runs on, comma and full stop step, Home and End.
    """

    time_picked = Signal(object)
    play_toggled = Signal(bool)
    speed_picked = Signal(float)
    shuttled = Signal(int)
    paused = Signal()
    stepped = Signal(int)
    start_asked = Signal()
    end_asked = Signal()
    range_picked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = Project()
        self._progress = Progress(self._project.schedule, self._project.links)
        self._playing = False
        self._speed = View().speed
        self._extra: tuple[Strip, ...] = ()
        row = QHBoxLayout()
        tight(row, UNIT // 2)
        self._to_start = self._add_button(row, "skip-back", self.start_asked)
        self._back = self._add_button(row, "step-back", lambda: self.stepped.emit(-1))
        self._play = self._add_button(row, "play", lambda: self.play_toggled.emit(not self._playing))
        self._forward = self._add_button(row, "step-forward", lambda: self.stepped.emit(1))
        self._to_end = self._add_button(row, "skip-forward", self.end_asked)
        row.addSpacing(2 * UNIT)
        self._date = QDateTimeEdit()
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("yyyy-MM-dd HH:mm")
        self._date.setKeyboardTracking(False)
        self._date.dateTimeChanged.connect(lambda moment: self.time_picked.emit(site_moment(moment)))
        row.addWidget(self._date)
        self._rate = QDoubleSpinBox()
        self._rate.setRange(0.1, 365.0)
        self._rate.setDecimals(1)
        self._rate.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self._rate.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._rate.setValue(self._speed)
        self._rate.setKeyboardTracking(False)
        self._rate.valueChanged.connect(self.speed_picked)
        row.addWidget(self._rate)
        self._week, self._share = QLabel(), QLabel()
        for label in (self._week, self._share):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(label)
        row.addStretch(1)
        self._row = row
        self._strip = TimeStrip()
        self._strip.time_picked.connect(self.time_picked)
        self._strip.range_picked.connect(self.range_picked)
        column = QVBoxLayout(self)
        tight(column)
        column.setContentsMargins(UNIT, 0, UNIT, 0)
        column.addLayout(row)
        column.addWidget(self._strip)
        self.setFocusProxy(self._strip)
        self._retranslate()
        self._measure()
        self._enable()

    def set_project(self, project: Project) -> None:
        """Show the dates of the project's schedule."""
        schedule = project.schedule
        if schedule is not self._project.schedule:
            self._strip.set_span(*schedule.span())
            self._strip.marks = [(schedule.finish[m], schedule.name[m]) for m in milestones(schedule)]
        if schedule is not self._project.schedule or project.links is not self._project.links:
            self._progress = Progress(schedule, project.links)
        self._project = project
        self._lay_strips()
        self._enable()

    def set_view(self, view: View) -> None:
        """Follow the playhead, whether it plays, and how fast."""
        self._strip.now = view.time
        self._strip.update()
        known = not np.isnat(view.time)
        if known:
            with QSignalBlocker(self._date):
                self._date.setDateTime(qt_moment(view.time))
        self._week.setText(self._week_text(view.time) if known else "")
        share = self._progress.share(view.time)
        self._share.setText("" if np.isnan(share) else f"{share:.0%}")
        if view.playing != self._playing:
            self._playing = view.playing
            self._play.setIcon(icon("pause" if view.playing else "play"))
            self._retranslate()
        if view.speed != self._speed:
            self._speed = view.speed
            with QSignalBlocker(self._rate):
                self._rate.setValue(view.speed)

    def set_extra_strips(self, strips: tuple[Strip, ...]) -> None:
        """Show further strips below plan and baseline: simulated, sensed."""
        self._extra = strips
        self._lay_strips()

    def add_tools(self, tools: QWidget) -> None:
        """Let something else stand at the end of the row of buttons."""
        self._row.addWidget(tools)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._measure()
        elif event.type() == QEvent.Type.FontChange:
            self._measure()
        elif event.type() == QEvent.Type.PaletteChange:
            self._lay_strips()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self.play_toggled.emit(not self._playing)
        elif key == Qt.Key.Key_K:
            self.paused.emit()
        elif key in (Qt.Key.Key_J, Qt.Key.Key_L):
            self.shuttled.emit(1 if key == Qt.Key.Key_L else -1)
        elif key == Qt.Key.Key_Comma:
            self.stepped.emit(-1)
        elif key == Qt.Key.Key_Period:
            self.stepped.emit(1)
        elif key == Qt.Key.Key_Home:
            self.start_asked.emit()
        elif key == Qt.Key.Key_End:
            self.end_asked.emit()
        else:
            super().keyPressEvent(event)

    def _add_button(self, row: QHBoxLayout, picture: str, intent: object) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(icon(picture))
        button.clicked.connect(intent)
        row.addWidget(button)
        return button

    def _lay_strips(self) -> None:
        schedule, colours = self._project.schedule, tones(self.palette())
        work = schedule.of_kind(*WORKING)
        strips = [Strip(self.tr("Plan"), schedule.start[work], schedule.finish[work], colours.bar)]
        if not np.isnat(schedule.baseline_start).all():
            grey = QColor(colours.baseline)
            base = Strip(
                self.tr("Baseline"), schedule.baseline_start[work], schedule.baseline_finish[work], grey
            )
            strips.insert(0, base)
        self._strip.strips = (*strips, *self._extra)
        self._strip.setToolTip("")
        self._strip.setFixedHeight(self._strip.minimumSizeHint().height() + UNIT)
        self._strip.update()

    def _enable(self) -> None:
        dated = not np.isnat(self._strip.first)
        for widget in (
            self._to_start,
            self._back,
            self._play,
            self._forward,
            self._to_end,
            self._date,
            self._rate,
            self._strip,
        ):
            widget.setEnabled(dated)

    def _week_text(self, moment: np.datetime64) -> str:
        year, week = iso_week(moment)
        return self.tr("week {0} of {1}").format(week, year)

    def _retranslate(self) -> None:
        for widget, words in (
            (self._to_start, self.tr("To the start")),
            (self._back, self.tr("Step back (,)")),
            (self._play, self.tr("Pause (space)") if self._playing else self.tr("Play (space)")),
            (self._forward, self.tr("Step forward (.)")),
            (self._to_end, self.tr("To the end")),
            (self._date, self.tr("Date and time on site")),
            (
                self._rate,
                self.tr("Days of work per second of playing (J back, L on: again for twice as fast)"),
            ),
            (self._share, self.tr("Planned progress, each task weighed by its duration")),
        ):
            widget.setToolTip(words)
            widget.setAccessibleName(words)
        self._strip.setAccessibleName(self.tr("Time slider"))
        self._rate.setSuffix(self.tr(" days/s"))
        if not np.isnat(self._strip.now):
            self._week.setText(self._week_text(self._strip.now))
        self._lay_strips()

    def _measure(self) -> None:
        """Give everything that changes while playing the width of its longest text."""
        metrics = QFontMetrics(self.font())
        room = 2 * UNIT
        for label, widest in (
            (self._week, self.tr("week {0} of {1}").format("00", "0000")),
            (self._share, "100%"),
        ):
            label.setFixedWidth(metrics.horizontalAdvance(widest) + room)
        self._date.setFixedWidth(metrics.horizontalAdvance("0000-00-00 00:00") + 10 * UNIT)
        self._rate.setFixedWidth(metrics.horizontalAdvance("000.0" + self.tr(" days/s")) + 9 * UNIT)
