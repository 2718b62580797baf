"""The pages of the time views: each plot or table under its own row of choices."""

import numpy as np
from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kernels.arrays import I32
from sim.browsing.task_facts import TaskFacts
from sim.moment import NOT_A_TIME
from sim.planning.flowline import flowline
from sim.planning.look_ahead import Standing, due_on, look_ahead
from sim.planning.resource_load import loaded, resource_load
from sim.planning.value_curves import value_curves
from sim.project import Project
from viewers.widgets.date_text import date_text, today
from viewers.widgets.due_table import DueTable, DueTask
from viewers.widgets.flowline_plot import FlowlinePlot
from viewers.widgets.grid import UNIT, tight
from viewers.widgets.resource_histogram import ResourceHistogram
from viewers.widgets.s_curve import SCurve


class TimePage(QWidget):
    """A page: a row of choices above what is shown. `tasks_selected` tells int32[k] task rows."""

    tasks_selected = Signal(object)

    def __init__(self, content: QWidget, *choices: QWidget) -> None:
        super().__init__()
        self.project = Project()
        self.now: np.datetime64 = NOT_A_TIME
        self._note = QLabel()
        row = QHBoxLayout()
        tight(row, UNIT)
        row.setContentsMargins(2 * UNIT, UNIT // 2, 2 * UNIT, UNIT // 2)
        for choice in choices:
            row.addWidget(choice)
        row.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        tight(column)
        column.addLayout(row)
        column.addWidget(content, 1)
        self.setFocusProxy(content)

    def set_project(self, project: Project) -> None:
        """Show another project."""
        self.project = project
        self.refresh()

    def set_now(self, now: np.datetime64) -> None:
        """Follow the playhead."""
        self.now = now

    def refresh(self) -> None:
        """Work out again what is shown."""

    def retranslate(self) -> None:
        """Say everything in the language of the window."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.refresh()


class CurvePage(TimePage):
    """The S-curve in value or in elements."""

    def __init__(self) -> None:
        self.plot, self._measure = SCurve(), QComboBox()
        super().__init__(self.plot, self._measure)
        self._measure.currentIndexChanged.connect(self.refresh)
        self.retranslate()

    def set_now(self, now: np.datetime64) -> None:
        super().set_now(now)
        self.plot.set_now(now)

    def refresh(self) -> None:
        schedule = self.project.schedule
        counted = TaskFacts(self.project).linked if self._measure.currentIndex() == 1 else None
        curves = value_curves(schedule, 400, counted)
        self.plot.set_curves(curves if curves.when.size else None)
        lacking = [] if curves.baseline is not None else [self.tr("no baseline")]
        if curves.actual is None:
            lacking.append(self.tr("no progress entered apart from the plan"))
        self._note.setText(" · ".join(lacking))

    def retranslate(self) -> None:
        words = (self.tr("Value, or hours where nothing has a cost"), self.tr("Elements"))
        _fill(self._measure, words, self.tr("What the curve counts"))


class HistogramPage(TimePage):
    """The load of one resource by day or week."""

    def __init__(self) -> None:
        self.plot, self._who, self._step = ResourceHistogram(), QComboBox(), QComboBox()
        super().__init__(self.plot, self._who, self._step)
        self._rows: tuple[int, ...] = ()
        for box in (self._who, self._step):
            box.currentIndexChanged.connect(self._draw)
        self._who.setMaximumWidth(80 * UNIT)
        self.retranslate()

    def set_now(self, now: np.datetime64) -> None:
        super().set_now(now)
        self.plot.set_now(now)

    def refresh(self) -> None:
        self._rows = loaded(self.project.schedule)
        _fill(
            self._who, tuple(self.project.schedule.resources.name[row] for row in self._rows),
            self.tr("Resource"),
        )  # fmt: skip
        self._who.setEnabled(bool(self._rows))
        self._draw()

    def _draw(self) -> None:
        if not self._rows:
            self.plot.set_load(None)
            self._note.setText(self.tr("No labour or equipment is assigned to any task."))
            return
        row = self._rows[max(0, self._who.currentIndex())]
        load = resource_load(self.project.schedule, row, 7 if self._step.currentIndex() == 1 else 1)
        self.plot.set_load(load)
        over = int(load.over.sum())
        if not np.isfinite(load.limit).any():
            self._note.setText(self.tr("The schedule does not tell how many there are."))
        elif over:
            self._note.setText(
                self.tr("over-allocated in {0} of {1}").format(over, int((load.hours > 0).sum()))
            )
        else:
            self._note.setText(self.tr("never over-allocated"))

    def retranslate(self) -> None:
        _fill(self._step, (self.tr("By day"), self.tr("By week")), self.tr("How wide each bar is"))


class FlowPage(TimePage):
    """The flowline."""

    def __init__(self) -> None:
        self.plot = FlowlinePlot()
        super().__init__(self.plot)
        self.plot.task_picked.connect(lambda task: self.tasks_selected.emit(np.array([task], np.int32)))

    def set_now(self, now: np.datetime64) -> None:
        super().set_now(now)
        self.plot.set_now(now)

    def refresh(self) -> None:
        lines = flowline(self.project)
        self.plot.set_lines(lines, self.project.schedule.name)
        self._note.setText("" if lines.task.size else self.tr("Tasks with elements show where work goes on."))


class AheadPage(TimePage):
    """The look-ahead: three or six weeks from the data date, else from the playhead."""

    def __init__(self) -> None:
        self.table, self._weeks = DueTable(), QComboBox()
        super().__init__(self.table, self._weeks)
        self.table.tasks_selected.connect(self.tasks_selected)
        self._weeks.currentIndexChanged.connect(self.refresh)
        self._from = np.datetime64("NaT", "D")
        self.retranslate()

    def set_now(self, now: np.datetime64) -> None:
        super().set_now(now)
        if self._begin().astype("datetime64[D]") != self._from:
            self.refresh()

    def _begin(self) -> np.datetime64:
        data_date = self.project.schedule.status_date
        return next((t for t in (data_date, self.now) if not np.isnat(t)), today())

    def refresh(self) -> None:
        begin, weeks = self._begin(), 6 if self._weeks.currentIndex() == 1 else 3
        self._from = begin.astype("datetime64[D]")
        found = look_ahead(self.project.schedule, begin, weeks)
        words = {
            Standing.TO_START: self.tr("starts"), Standing.UNDER_WAY: self.tr("under way"),
            Standing.OVERDUE_START: self.tr("should have started"),
            Standing.OVERDUE_FINISH: self.tr("should be finished"), Standing.DONE: self.tr("done"),
        }  # fmt: skip
        rows = [
            DueTask(task, words[Standing(how)], how in (Standing.OVERDUE_START, Standing.OVERDUE_FINISH))
            for task, how in zip(found.task.tolist(), found.standing.tolist(), strict=True)
        ]
        self.table.show_tasks(self.project.schedule, rows)
        self._note.setText(self.tr("{0} tasks from {1}").format(f"{len(rows):,}", date_text(begin)))

    def retranslate(self) -> None:
        _fill(self._weeks, (self.tr("3 weeks"), self.tr("6 weeks")), self.tr("How far to look ahead"))


class TodayPage(TimePage):
    """What starts, ends and goes on on the day of the playhead; lights the elements at work on demand."""

    def __init__(self) -> None:
        self.table, self._light = DueTable(), QPushButton()
        super().__init__(self.table, self._light)
        self._light.setCheckable(True)
        self._light.toggled.connect(self._show_active)
        self.table.tasks_selected.connect(self.tasks_selected)
        self._active: I32 = np.empty(0, np.int32)
        self._day = np.datetime64("NaT", "D")
        self.retranslate()

    def set_now(self, now: np.datetime64) -> None:
        super().set_now(now)
        if now.astype("datetime64[D]") != self._day:
            self.refresh()

    def refresh(self) -> None:
        self._day = self.now.astype("datetime64[D]")
        due = due_on(self.project.schedule, self.now)
        going = np.setdiff1d(due.active, np.union1d(due.starts, due.finishes)).astype(np.int32)
        rows: list[DueTask] = []
        for heading, word, tasks in (
            (self.tr("Starts"), self.tr("starts"), due.starts),
            (self.tr("Ends"), self.tr("ends"), due.finishes),
            (self.tr("Goes on"), self.tr("under way"), going),
        ):
            rows.append(DueTask(-1, f"{heading} ({tasks.size})"))
            rows += [DueTask(task, word) for task in tasks.tolist()]
        self.table.show_tasks(self.project.schedule, rows)
        self._note.setText(date_text(self.now))
        if not np.array_equal(due.active, self._active):
            self._active = due.active
            self._show_active()

    def _show_active(self) -> None:
        if self._light.isChecked():
            self.tasks_selected.emit(self._active)

    def retranslate(self) -> None:
        self._light.setText(self.tr("Light up what is at work"))
        self._light.setToolTip(self.tr("Select the elements that are worked on, from day to day"))


def _fill(box: QComboBox, words: tuple[str, ...], name: str) -> None:
    """Offer words, and keep to the place that is chosen."""
    with QSignalBlocker(box):
        place = max(0, box.currentIndex())
        box.clear()
        box.addItems(list(words))
        box.setCurrentIndex(min(place, len(words) - 1))
    box.setAccessibleName(name)
    box.setToolTip(name)
