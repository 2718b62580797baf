"""The property table: everything known about what is selected."""

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from kernels.arrays import I32
from sim.browsing.facts import facts
from sim.project import Project
from sim.space.display_units import DisplayUnits
from sim.view import View
from viewers.widgets.grid import UNIT, EmptyState, tight
from viewers.widgets.icon import icon
from viewers.widgets.list_page import ListPage
from viewers.widgets.outline_table import OutlineTable
from viewers.widgets.property_model import PropertyModel, Words


class PropertyTable(QWidget):
    """Shows attributes, type, tasks, property sets and quantities of the selected elements.

    Intents
    -------
    task_picked(int)
        The user activated a task's line.
    select_all_asked()
        The empty panel's action.
    """

    task_picked = Signal(int)
    select_all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = Project()
        self._rows: I32 = np.empty(0, np.int32)
        self._model = PropertyModel(self)
        self._table = OutlineTable()
        self._table.setModel(self._model)
        head = self._table.horizontalHeader()
        head.hide()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.fold_toggled.connect(self._fold)
        self._table.clicked.connect(lambda index: self._open_task(index.row()))
        self._table.activated.connect(lambda index: self._open_task(index.row()))
        self._query = QLineEdit()
        self._query.setClearButtonEnabled(True)
        self._query.addAction(icon("funnel"), QLineEdit.ActionPosition.LeadingPosition)
        self._query.textChanged.connect(self._refresh)
        self._copy = QToolButton()
        self._copy.setAutoRaise(True)
        self._copy.setIcon(icon("copy"))
        self._copy.clicked.connect(self.copy)
        self._what = QLabel()
        self._what.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        self._what.setTextFormat(Qt.TextFormat.PlainText)
        tools = QHBoxLayout()
        tight(tools, UNIT, UNIT)
        tools.addWidget(self._query, 1)
        tools.addWidget(self._copy)
        self._nothing = EmptyState()
        self._nothing.linkActivated.connect(lambda _: self.select_all_asked.emit())
        self._stack = ListPage(self, self._nothing, tools, self._table)
        self.setFocusProxy(self._table)
        copy = QShortcut(QKeySequence.StandardKey.Copy, self._table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        # A box selection sends many views in a row; the facts are gathered once it rests.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0)
        self._pause.timeout.connect(self._refresh)
        self._retranslate()

    def set_project(self, project: Project) -> None:
        """Show facts of this project."""
        self._project = project
        self._rows = self._rows[self._rows < len(project.elements)]
        self._pause.start()

    def set_view(self, view: View) -> None:
        """Follow the selection."""
        if view.selection is not self._rows:
            self._rows = view.selection
            self._pause.start()

    def set_units(self, units: DisplayUnits) -> None:
        """Show numbers in these units."""
        self._model.units = units
        self._refresh()

    def text(self) -> str:
        """Return the chosen lines, or all of them, as tab-separated text."""
        chosen = sorted({index.row() for index in self._table.selectionModel().selectedRows()})
        rows = chosen or range(self._model.rowCount())
        lines = [self._model.line(row) for row in rows if self._model.fact(row) is not None]
        return "\n".join("\t".join(line) for line in lines)

    def copy(self) -> None:
        """Put `text()` on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._model.palette = self.palette()

    def _retranslate(self) -> None:
        names = {
            "element": self.tr("Element"), "sums": self.tr("Selection"), "tasks": self.tr("Tasks"),
            "name": self.tr("Name"), "class": self.tr("Class"), "type": self.tr("Type"),
            "predefined": self.tr("Predefined type"), "material": self.tr("Material"),
            "storey": self.tr("Storey"), "tag": self.tr("Tag"), "guid": self.tr("GlobalId"),
            "model": self.tr("Model"), "count": self.tr("Elements"), "volume": self.tr("Volume"),
            "area": self.tr("Area"), "length": self.tr("Length"), "weight": self.tr("Weight"),
        }  # fmt: skip
        self._model.words = Words(
            names, self.tr("varies"), self.tr("yes"), self.tr("no"), self.tr("from type"),
            self.tr("(stated by {0})"),
        )  # fmt: skip
        self._model.palette = self.palette()
        self._query.setPlaceholderText(self.tr("Filter properties"))
        self._query.setAccessibleName(self._query.placeholderText())
        self._copy.setToolTip(self.tr("Copy as a table (tab-separated)"))
        self._copy.setAccessibleName(self._copy.toolTip())
        self._table.setAccessibleName(self.tr("Properties"))
        self._nothing.say(
            self.tr(
                "Select an element in the model, the tree or the schedule to see what is known about it."
            ),
            self.tr("Select everything"),
        )
        self._refresh()

    def _refresh(self) -> None:
        self._pause.stop()
        self._model.show(facts(self._project, self._rows), self._query.text().strip())
        self._span_headings()
        self._stack.show_list(bool(self._rows.size))

    def _span_headings(self) -> None:
        self._table.clearSpans()
        for row in range(self._model.rowCount()):
            if self._model.fact(row) is None:
                self._table.setSpan(row, 0, 1, 2)

    def _fold(self, row: int) -> None:
        self._model.toggle(row)
        self._span_headings()
        self._table.setCurrentIndex(self._model.index(row, 0))

    def _open_task(self, row: int) -> None:
        fact = self._model.fact(row)
        if fact is not None and fact.task >= 0:
            self.task_picked.emit(fact.task)
