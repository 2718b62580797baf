"""The Gantt chart: the task table on the left, its bars on the right, one playhead."""

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sim.browsing.arrangement import Arrangement
from sim.browsing.task_facts import TaskFacts
from sim.browsing.task_rows import TaskRows
from sim.moment import NOT_A_TIME
from sim.planning.cpm import Solution
from sim.project import Project
from sim.view import View
from viewers.widgets.date_text import today
from viewers.widgets.gantt_chart import GanttChart
from viewers.widgets.gantt_filter import GanttFilter
from viewers.widgets.gantt_tools import GanttTools
from viewers.widgets.grid import UNIT, EmptyState, row_height, tight
from viewers.widgets.task_delegate import TaskDelegate
from viewers.widgets.task_model import NAME, TaskModel
from viewers.widgets.task_table import TaskTable

FEWEST = 26  # letters of a name that are shown, however narrow the table
WIDEST = {
    "start": "2025-00-00", "finish": "2025-00-00", "deadline": "2025-00-00", "duration": "8888.8 d",
    "total_float": "-888.8 d", "percent": "000 %", "elements": "0,000", "critical": "●", "id": "A10000",
    "wbs": "1.1.1.1", "cost": "8,888,888.88", "predecessors": "A1010FS+2d, A1020",
}  # fmt: skip
"""The longest text of a column that is usual."""


class Gantt(QWidget):
    """Shows the schedule of a project.

    Intents
    -------
    tasks_selected(int32[k])
        The user selected these task rows.
    time_picked(datetime64[s])
        The user put the playhead here.
    import_asked(), generate_asked()
        The empty panel's two actions.
    entered(int, str, str)
        Task row, key of a column, and what the user typed there.
    pulled(int, Grip, datetime64[s]), let_go(int, Grip, datetime64[s]), given_up()
        The user pulls a bar, lets it go, or gives up; see `GanttChart`.
    linked(int, int, RelationKind)
        The user drew a link.
    follow_toggled(bool)
        Whether dates follow from edits.
    """

    tasks_selected = Signal(object)
    time_picked = Signal(object)
    import_asked = Signal()
    generate_asked = Signal()
    entered = Signal(int, str, str)
    pulled = Signal(int, object, object)
    let_go = Signal(int, object, object)
    given_up = Signal()
    linked = Signal(int, int, object)
    follow_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = Project()
        self._sorted = ("", False)  # key, descending
        self._now: np.datetime64 = NOT_A_TIME
        self._tasks = np.empty(0, np.int32)
        self._model = TaskModel(self)
        self._table = TaskTable()
        self._table.setModel(self._model)
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.fold_toggled.connect(self._fold)
        self._table.setItemDelegate(TaskDelegate(self._table))
        self._table.setEditTriggers(
            QTableView.EditTrigger.DoubleClicked | QTableView.EditTrigger.EditKeyPressed
        )
        self._model.entered.connect(self.entered)
        self._table.selectionModel().selectionChanged.connect(self._tell_selection)
        head = self._table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(False)
        head.setSectionsMovable(True)
        head.setFirstSectionMovable(False)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._sort)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._offer_menu)
        self._fitting = False
        self._arranged = False  # the user has chosen how wide names are
        head.sectionResized.connect(self._note_width)
        self._chart = GanttChart()
        self._chart.time_picked.connect(self.time_picked)
        self._chart.task_picked.connect(self._pick)
        self._chart.pulled.connect(self.pulled)
        self._chart.let_go.connect(self.let_go)
        self._chart.given_up.connect(self.given_up)
        self._chart.linked.connect(self.linked)
        self.filter = GanttFilter()
        self.filter.arranged.connect(self._arrange)
        self.filter.keys_changed.connect(self._choose_columns)
        self.filter.layers_changed.connect(self._draw_layers)
        self.filter.follow_toggled.connect(self.follow_toggled)
        self._table.viewport().installEventFilter(self)
        bar = self._table.verticalScrollBar()
        bar.valueChanged.connect(self._chart.set_top)
        self._chart.scrolled.connect(lambda pixels: bar.setValue(bar.value() + pixels))

        self.tools = GanttTools()
        self.tools.relations_toggled.connect(self._show_relations)
        self.tools.fold_asked.connect(self._fold_to_top)
        self.tools.zoom_asked.connect(self._chart.zoom)
        self.tools.fit_asked.connect(self._chart.fit)

        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(UNIT)
        split.addWidget(self._table)
        bars = QWidget()
        beside = QHBoxLayout(bars)
        tight(beside)
        beside.addWidget(self._chart, 1)
        beside.addWidget(bar)
        split.addWidget(bars)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setSizes([155 * UNIT, 205 * UNIT])
        self._nothing = EmptyState()
        self._nothing.linkActivated.connect(self._act)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        filled = QWidget()
        column = QVBoxLayout(filled)
        tight(column)
        column.addWidget(self.filter)
        column.addWidget(split, 1)
        self._stack.addWidget(filled)
        outer = QVBoxLayout(self)
        tight(outer)
        outer.addWidget(self._stack)
        self.setFocusProxy(self._table)
        self._retranslate()
        self._measure()

    def set_project(self, project: Project) -> None:
        """Show the project's schedule; folds and zoom stay as long as it has the same tasks."""
        facts = self._model.rows.facts
        if not facts.is_of(project):
            old, self._project = self._project, project
            same = project.schedule.id == old.schedule.id
            self._show(facts.followed(project) if same else TaskFacts(project), fresh=not same)
            if not same:
                self._tasks = np.empty(0, np.int32)
                self._offer_columns()
            self._measure()
            self._retranslate()
        self._stack.setCurrentIndex(1 if len(project.schedule) else 0)
        self.tools.setVisible(len(project.schedule) > 0)

    def set_solution(self, project: Project, solution: Solution | None) -> None:
        """Show floats and what is critical, if it is this state of the project that was solved."""
        if self._model.rows.facts.is_of(project):
            self._show(self._model.rows.facts.with_solution(solution))

    def preview(self, project: Project, solution: Solution | None) -> None:
        """Show other dates of the same tasks, until `set_project` or `end_preview`."""
        rows = self._model.rows.dated(self._model.rows.facts.followed(project, solution))
        self._model.show_dates(rows)
        self._chart.rows = rows
        self._chart.update()

    def end_preview(self, solution: Solution | None) -> None:
        """Show the document's own dates again."""
        self.preview(self._project, solution)

    def _show(self, facts: TaskFacts, fresh: bool = False) -> None:
        how = self._asked()
        rows = TaskRows(facts, how) if fresh else self._model.rows.arranged(facts, how)
        same = not fresh and np.array_equal(rows.task, self._model.rows.task)
        if same and rows.headings == self._model.rows.headings:
            self._model.show_dates(rows)
        else:
            with QSignalBlocker(self._table.selectionModel()):
                self._model.show(rows)
        if fresh:
            self._chart.set_rows(rows)
        else:
            self._chart.rows = rows
            self._chart.update()
            self._select_rows()

    def _asked(self) -> Arrangement:
        data_date = self._project.schedule.status_date
        now = next((t for t in (data_date, self._now) if not np.isnat(t)), today())
        key, descending = self._sorted
        return replace(self.filter.arrangement(now), sort=key, descending=descending)

    def _arrange(self) -> None:
        self._show(self._model.rows.facts)

    def _sort(self, section: int) -> None:
        """Sort by a column: upwards, downwards, then as the file has it."""
        key, head = self._model.keys[section], self._table.horizontalHeader()
        before, descending = self._sorted
        self._sorted = (key, False) if before != key else (key, True) if not descending else ("", False)
        head.setSortIndicatorShown(bool(self._sorted[0]))
        order = Qt.SortOrder.DescendingOrder if self._sorted[1] else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(section, order)
        self._arrange()

    def _choose_columns(self) -> None:
        self._model.set_keys(self.filter.keys)
        self._arranged = False
        self._measure()
        self._select_rows()

    def _offer_columns(self) -> None:
        known = tuple((key, self._model.heading(key)) for key in self._model.rows.facts.all_keys())
        kept = tuple(key for key in self._model.keys if key in dict(known))
        if kept != self._model.keys:
            self._model.set_keys(kept)
        self.filter.set_columns(known, kept)

    def _offer_menu(self, place: QPoint) -> None:
        self.filter.columns_menu().popup(self._table.horizontalHeader().mapToGlobal(place))

    def _draw_layers(self) -> None:
        self._chart.layers = self.filter.layers
        self._model.marks_critical = self.filter.layers.critical
        self._chart.update()
        self._table.viewport().update()

    def set_view(self, view: View) -> None:
        """Follow the playhead and the selected tasks."""
        if view.time is not self._chart.now:
            moved = view.time != self._chart.now
            self._chart.now = self._now = view.time
            self._chart.update()
            if moved:  # an edit tells the same moment again: what was edited stays in sight
                self._follow()
        if not np.array_equal(view.tasks, self._tasks):
            self._tasks = view.tasks
            if view.tasks.size and int(view.tasks[-1]) < len(self._project.schedule):
                with QSignalBlocker(self._table.selectionModel()):
                    self._model.reveal(int(view.tasks[-1]))
                self._select_rows()
                row = self._model.rows.row(int(view.tasks[-1]))
                self._table.scrollTo(self._model.index(row, NAME))
                self._chart.bring_into_view(int(view.tasks[-1]))
            else:
                self._select_rows()

    def set_date_style(self, style: str) -> None:
        """Write dates as `viewers.widgets.date_text` names it: ISO or LOCALE."""
        self._model.date_style = style
        self._measure()
        self._table.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        # A style may frame the table: the first row of bars stands where the first row of tasks does.
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._chart.set_header(self._table.viewport().y())
            self._fit_names()
        return super().eventFilter(watched, event)

    def _retranslate(self) -> None:
        self._model.headings = {
            "name": self.tr("Task"), "id": self.tr("ID"), "wbs": self.tr("WBS"), "start": self.tr("Start"),
            "finish": self.tr("Finish"), "duration": self.tr("Duration"), "percent": self.tr("Done"),
            "total_float": self.tr("Total float"), "critical": self.tr("Critical"),
            "predecessors": self.tr("Predecessors"), "calendar": self.tr("Calendar"),
            "elements": self.tr("Elements"), "resources": self.tr("Resources"), "cost": self.tr("Cost"),
            "deadline": self.tr("Deadline"),
        }  # fmt: skip
        self._model.no_heading = self.tr("(none)")
        self._offer_columns()
        self.tools.say_count(len(self._project.schedule))
        self._table.setAccessibleName(self.tr("Tasks"))
        self._chart.setAccessibleName(self.tr("Bars of the tasks"))
        generate = self.tr("Generate one from the model")
        self._nothing.say(
            self.tr("Tasks and their bars stand here. A schedule says when each part is built."),
            self.tr("Import a schedule…") + f'</a> &nbsp;·&nbsp; <a href="generate">{generate}',
            "import",
        )
        self._measure()

    def _measure(self) -> None:
        row = row_height(self._table.font())
        self._table.horizontalHeader().setFixedHeight(2 * row)
        self._chart.set_header(max(2 * row, self._table.viewport().y()))
        metrics = self._table.fontMetrics()
        for column, key in enumerate(self._model.keys):
            if column != NAME:
                texts = (self._model.heading(key), WIDEST.get(key, "x" * 14))
                self._table.setColumnWidth(column, max(map(metrics.horizontalAdvance, texts)) + 4 * UNIT)
        self._fit_names()

    def _fit_names(self) -> None:
        """Give the names what the other columns leave, so that none of these is cut."""
        letter = self._table.fontMetrics().averageCharWidth()
        others = sum(self._table.columnWidth(column) for column in range(1, len(self._model.keys)))
        room = self._table.viewport().width() - others
        if not self._arranged:
            self._fitting = True
            self._table.setColumnWidth(NAME, max(room, FEWEST * letter))
            self._fitting = False

    def _note_width(self, column: int) -> None:
        self._arranged = self._arranged or (column == NAME and not self._fitting)

    def _fold(self, row: int) -> None:
        task = int(self._model.rows.task[row])
        with QSignalBlocker(self._table.selectionModel()):
            self._model.toggle(task)
        self._select_rows()
        index = self._model.index(row, NAME)
        self._table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _fold_to_top(self) -> None:
        with QSignalBlocker(self._table.selectionModel()):
            self._model.fold_or_open()
        self._select_rows()

    def _show_relations(self, on: bool) -> None:
        self._chart.show_relations = on
        self._chart.update()

    def _pick(self, task: int, adding: bool) -> None:
        flag = QItemSelectionModel.SelectionFlag
        how = (flag.Toggle if adding else flag.ClearAndSelect) | flag.Rows
        index = self._model.index(self._model.rows.row(task), NAME)
        self._table.selectionModel().setCurrentIndex(index, how)

    def _tell_selection(self) -> None:
        rows = [index.row() for index in self._table.selectionModel().selectedRows(NAME)]
        tasks = self._model.rows.task[rows].astype(np.int32)
        self._tasks = tasks[tasks >= 0]
        self._chart.chosen = set(self._tasks.tolist())
        self._chart.update()
        self.tasks_selected.emit(self._tasks)

    def _follow(self) -> None:
        """Bring work of the moment into sight, where none of it is."""
        rows = self._model.rows.rows_at(self._chart.now)
        first, last = self._table.rowAt(0), self._table.rowAt(self._table.viewport().height() - 1)
        seen = (rows >= first) & ((rows <= last) | (last < 0))
        if rows.size and not seen.any():
            newest = self._model.rows.latest(rows)
            self._table.scrollTo(self._model.index(newest, NAME), QTableView.ScrollHint.PositionAtCenter)

    def _select_rows(self) -> None:
        chosen = QItemSelection()
        for first, last in self._model.rows.runs_of(self._tasks):
            chosen.append(
                QItemSelectionRange(
                    self._model.index(first, NAME), self._model.index(last, len(self._model.keys) - 1)
                )
            )
        with QSignalBlocker(self._table.selectionModel()):
            self._table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._chart.chosen = set(self._tasks.tolist())
        self._table.viewport().update()
        self._chart.update()

    def _act(self, address: str) -> None:
        (self.generate_asked if address == "generate" else self.import_asked).emit()
