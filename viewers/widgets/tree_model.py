"""The rows of the model tree as Qt asks for them."""

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kernels.arrays import I32, Bool
from sim.browsing.grouping import GroupBy, Grouping, grouping
from sim.browsing.tree_rows import TreeRows
from sim.project import Project
from viewers.widgets.outline_table import DEPTH, FOLDED, NOTE

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NOTHING = np.empty(0, np.int32)


class TreeModel(QAbstractTableModel):
    """`TreeRows` as a flat table: name with its depth, number of elements below."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = Project()
        self.rows = TreeRows(grouping(self._project, GroupBy.CLASS), 0, np.empty(0, np.bool_), _NOTHING)
        self.nameless = ""

    def show(self, project: Project, arranged: Grouping, expanded: Bool, hidden: I32) -> None:
        """Begin with another arrangement."""
        self.beginResetModel()
        self._project = project
        self.rows = TreeRows(arranged, len(project.elements), expanded, hidden)
        self.endResetModel()

    def set_hidden(self, elements: I32) -> None:
        """Untick these elements and tick all others."""
        self.rows.set_hidden(elements)
        if len(self.rows):
            ticks = [Qt.ItemDataRole.CheckStateRole]
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0), ticks)

    def toggle(self, group: int) -> None:
        """Fold or open a group."""
        self.beginResetModel()
        self.rows.toggle(group)
        self.endResetModel()

    def reveal(self, element: int) -> int:
        """Open the branches down to an element and return its row, -1 if it stands nowhere."""
        self.beginResetModel()
        row = self.rows.reveal(element)
        self.endResetModel()
        return row

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        group = self.rows.group(index.row())
        if index.column() == 1:
            if role == Qt.ItemDataRole.DisplayRole and group >= 0:
                return f"{int(self.rows.counts[group]):,}"
            return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None
        if role == DEPTH:
            return self.rows.depth(index.row())
        if role == Qt.ItemDataRole.CheckStateRole:
            share = self.rows.hidden_share(index.row())
            if 0.0 < share < 1.0:
                return Qt.CheckState.PartiallyChecked
            return Qt.CheckState.Unchecked if share else Qt.CheckState.Checked
        return (
            self._of_group(group, role)
            if group >= 0
            else self._of_element(self.rows.element(index.row()), role)
        )

    def _of_group(self, group: int, role: int) -> object:
        title = self.rows.grouping.title[group] or self.nameless
        note = self.rows.grouping.note[group]
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{title}\n{note}" if note else title
        if role == NOTE:
            return note.removeprefix("Ifc")
        return not self.rows.expanded[group] if role == FOLDED else None

    def _of_element(self, element: int, role: int) -> object:
        table = self._project.elements
        name = table.name[element] or table.guid[element]
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = [name, table.ifc_class[element], table.tag[element], table.guid[element]]
            return "\n".join(line for line in lines if line)
        return table.tag[element] if role == NOTE else None
