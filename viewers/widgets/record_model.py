"""A flat table of records under headings; what a cell says is left to the view that owns it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class RecordModel(QAbstractTableModel):
    """Shows `records`, one a row; a subclass adds `data`."""

    def __init__(self, columns: int, parent: QObject) -> None:
        super().__init__(parent)
        self.records: Sequence[Any] = ()
        self.headings: tuple[str, ...] = ("",) * columns

    def show(self, records: Sequence[Any]) -> None:
        """Begin with other records."""
        self.beginResetModel()
        self.records = tuple(records)
        self.endResetModel()

    def say(self, headings: tuple[str, ...]) -> None:
        """Name the columns."""
        self.headings = headings
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headings) - 1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return None
