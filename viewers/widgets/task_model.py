"""The task table beside the bars, as Qt asks for it."""

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from sim.browsing.task_rows import TaskRows, calendar_days
from sim.links import no_links
from sim.schedule import TaskKind, no_schedule
from viewers.widgets.date_text import ISO, date_text, days_text
from viewers.widgets.outline_table import DEPTH, FOLDED

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
NAME, START, FINISH, DURATION, DONE, LINKED = range(6)


class TaskModel(QAbstractTableModel):
    """`TaskRows` as a table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = TaskRows(no_schedule(), no_links())
        self.headings = ("",) * 6
        self.date_style = ISO
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, rows: TaskRows) -> None:
        """Begin with another schedule."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def toggle(self, task: int) -> None:
        """Fold or open a summary."""
        self.beginResetModel()
        self.rows.toggle(task)
        self.endResetModel()

    def reveal(self, task: int) -> None:
        """Open the summaries above a task."""
        self.beginResetModel()
        self.rows.reveal(task)
        self.endResetModel()

    def fold_or_open(self) -> None:
        """Fold to the top level, or open all if that is how it stands."""
        self.beginResetModel()
        self.rows.fold_or_open()
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 6

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        task, column = int(self.rows.task[index.row()]), index.column()
        schedule = self.rows.schedule
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(task, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if schedule.kind[task] == TaskKind.SUMMARY else None
        if role == Qt.ItemDataRole.ToolTipRole and column == NAME:
            words = f"{schedule.wbs[task]}  {schedule.name[task]}".strip()
            return f"{words}\n{date_text(schedule.start[task])} – {date_text(schedule.finish[task])}"
        if role == DEPTH:
            return int(self.rows.outline.depth[task])
        if role == FOLDED and self.rows.outline.has_children[task]:
            return not self.rows.expanded[task]
        return None

    def _text(self, task: int, column: int) -> str:
        schedule = self.rows.schedule
        if column == NAME:
            return schedule.name[task] or schedule.id[task]
        if column == START:
            return date_text(schedule.start[task], self.date_style)
        if column == FINISH:
            return date_text(schedule.finish[task], self.date_style)
        if column == DURATION:
            return days_text(calendar_days(schedule.start[task], schedule.finish[task]))
        if column == DONE:
            return "" if np.isnan(schedule.percent[task]) else f"{schedule.percent[task]:.0f} %"
        return f"{int(self.rows.linked[task]):,}" if self.rows.linked[task] else "–"


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == NAME else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
