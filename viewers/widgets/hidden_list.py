"""What the user has hidden or made see-through, and the way back."""

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QWidget,
)

from kernels.arrays import I32
from sim.project import Project
from sim.view import View
from viewers.widgets.grid import UNIT, EmptyState, quiet, tight
from viewers.widgets.icon import icon
from viewers.widgets.list_page import ListPage

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class HiddenList(QWidget):
    """Lists hidden and see-through elements.

    Intents
    -------
    restore_asked(int32[k])
        Show these element rows again.
    show_all_asked()
    hide_asked()
        The empty panel's action: hide what is selected.
    """

    restore_asked = Signal(object)
    show_all_asked = Signal()
    hide_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _HiddenModel(self)
        self._table = QTableView()
        quiet(self._table)
        self._table.setModel(self._model)
        self._table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        head = self._table.horizontalHeader()
        head.hide()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        head.setResizeContentsPrecision(50)
        self._table.activated.connect(self._restore)
        self._count = QLabel()
        self._restore_button, self._all = QToolButton(), QToolButton()
        for button, picture in ((self._restore_button, "eye"), (self._all, "rotate-ccw")):
            button.setAutoRaise(True)
            button.setIcon(icon(picture))
        self._restore_button.clicked.connect(self._restore)
        self._all.clicked.connect(self.show_all_asked)
        tools = QHBoxLayout()
        tight(tools, UNIT, UNIT)
        tools.addWidget(self._count, 1)
        tools.addWidget(self._restore_button)
        tools.addWidget(self._all)
        self._nothing = EmptyState()
        self._nothing.linkActivated.connect(lambda _: self.hide_asked.emit())
        self._stack = ListPage(self, self._nothing, tools, self._table)
        self.setFocusProxy(self._table)
        self._retranslate()

    def set_project(self, project: Project) -> None:
        """Take names from this project."""
        self._model.show(project, self._model.hidden, self._model.ghosted)
        self._show_count()

    def set_view(self, view: View) -> None:
        """List what the view hides."""
        if view.hidden is not self._model.hidden or view.ghosted is not self._model.ghosted:
            self._model.show(self._model.project, view.hidden, view.ghosted)
            self._show_count()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        for button, words in (
            (self._restore_button, self.tr("Show the chosen elements again")),
            (self._all, self.tr("Show everything again")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._table.setAccessibleName(self.tr("Hidden elements"))
        self._nothing.say(
            self.tr("Nothing is hidden. What you hide or make see-through is listed here."),
            self.tr("Hide the selected elements"),
        )
        self._show_count()

    def _show_count(self) -> None:
        self._stack.show_list(bool(self._model.rowCount()))
        hidden, ghosted = f"{self._model.hidden.size:,}", f"{self._model.ghosted.size:,}"
        self._count.setText(self.tr("{0} hidden, {1} see-through").format(hidden, ghosted))

    def _restore(self) -> None:
        chosen = [index.row() for index in self._table.selectionModel().selectedRows()]
        if chosen:
            self.restore_asked.emit(np.unique(self._model.rows[chosen]).astype(np.int32))


class _HiddenModel(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.project = Project()
        self.hidden: I32 = np.empty(0, np.int32)
        self.ghosted: I32 = np.empty(0, np.int32)
        self.rows: I32 = np.empty(0, np.int32)

    def show(self, project: Project, hidden: I32, ghosted: I32) -> None:
        """Begin with other lists."""
        self.beginResetModel()
        self.project, self.hidden, self.ghosted = project, hidden, ghosted
        rows = np.concatenate([hidden, ghosted])
        self.rows = rows[rows < len(project.elements)]
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else int(self.rows.size)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        elements, row = self.project.elements, int(self.rows[index.row()])
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon("eye-off" if index.row() < self.hidden.size else "ghost")
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if index.column() == 1:
            return elements.ifc_class[row].removeprefix("Ifc")
        return elements.name[row] or elements.guid[row]
