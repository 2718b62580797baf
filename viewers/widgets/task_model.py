"""The task table beside the bars, as Qt asks for it."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from sim.browsing.task_facts import FIELD, USUAL, TaskFacts, column_of
from sim.browsing.task_rows import TaskRows
from sim.moment import text_of
from sim.planning.cell_entry import calendar_of
from sim.planning.durations import duration_text
from sim.project import Project
from sim.schedule import SPANS
from viewers.widgets.date_text import ISO, date_text, days_text, number_text
from viewers.widgets.outline_table import DEPTH, FOLDED

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
NAME = 0  # the first column, whatever else is shown
CRITICAL = QColor("#dc2626")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TaskModel(QAbstractTableModel):
    """`TaskRows` as a table.

    Intents
    -------
    entered(int, str, str)
        Task row, key of a column, and the text a person has typed there.
    """

    entered = Signal(int, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = TaskRows(TaskFacts(Project()))
        self.keys: tuple[str, ...] = USUAL
        self.headings: Mapping[str, str] = {}
        self.no_heading = ""
        self.date_style = ISO
        self.marks_critical = True
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, rows: TaskRows) -> None:
        """Begin with other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def show_dates(self, rows: TaskRows) -> None:
        """Show other dates in the same rows."""
        self.rows = rows
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.keys) - 1))

    def set_keys(self, keys: tuple[str, ...]) -> None:
        """Show other columns; the name stands first."""
        self.beginResetModel()
        self.keys = ("name", *(key for key in keys if key != "name"))
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
        return 0 if parent.isValid() else len(self.keys)

    def heading(self, key: str) -> str:
        """Return what stands above a column."""
        return key[len(FIELD) :] if key.startswith(FIELD) else self.headings.get(key, "")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(self.keys[section])
        return _alignment(self.keys[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        task = int(self.rows.task[index.row()]) if index.isValid() else -1
        own = index.column() == NAME or (task >= 0 and self.rows.schedule.kind[task] not in SPANS)
        if task >= 0 and own and column_of(self.keys[index.column()]).editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        task, key = int(self.rows.task[index.row()]), self.keys[index.column()]
        if role != Qt.ItemDataRole.EditRole or task < 0 or str(value) == self._edit_text(task, key):
            return False
        self.entered.emit(task, key, str(value))
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ASKED:
            return None
        rows, column = self.rows, index.column()
        task, key = int(rows.task[index.row()]), self.keys[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(task, key)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(key)
        if role == DEPTH:
            return int(rows.depth[index.row()])
        if role == FOLDED:
            return rows.folded(index.row()) if column == NAME else None
        if task < 0:
            return self._bold if role == Qt.ItemDataRole.FontRole else None
        schedule = rows.schedule
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if schedule.kind[task] in SPANS and not rows.headings else None
        if role == Qt.ItemDataRole.EditRole:
            return self._edit_text(task, key)
        if role == Qt.ItemDataRole.ForegroundRole:
            return CRITICAL if self.is_red(task, column) else None
        if column == NAME:
            words = f"{schedule.wbs[task]}  {schedule.name[task]}".strip()
            return f"{words}\n{date_text(schedule.start[task])} – {date_text(schedule.finish[task])}"
        text = self._text(task, key)
        return text if column_of(key).kind == "text" and text else None

    def text(self, row: int, column: int) -> str:
        """Return what a cell says."""
        return self._text(int(self.rows.task[row]), self.keys[column])

    def is_right(self, column: int) -> bool:
        """Tell whether a column stands at its right edge."""
        return column_of(self.keys[column]).kind not in ("text", "flag")

    def is_red(self, task: int, column: int) -> bool:
        """Tell whether a cell is written as critical."""
        red = self.marks_critical and self.keys[column] == "total_float"
        return red and task >= 0 and bool(self.rows.facts.critical[task])

    def _text(self, task: int, key: str) -> str:
        if task < 0:
            heading = self.rows.headings[-1 - task]
            return (heading or self.no_heading) if key == "name" else ""
        kind, value = column_of(key).kind, self.rows.facts.value(task, key)
        if kind == "text":
            return str(value)
        if isinstance(value, np.datetime64):
            return date_text(value, self.date_style)
        if kind == "flag":
            return "●" if value else ""
        number = float(value)  # type: ignore[arg-type]
        if kind == "count":
            return f"{int(number):,}" if number else "–"
        if kind == "days":
            return days_text(number)
        if kind == "percent":
            return "" if np.isnan(number) else f"{number:.0f} %"
        return number_text(number)

    def _edit_text(self, task: int, key: str) -> str:
        schedule = self.rows.schedule
        if key in ("start", "finish"):
            return text_of(getattr(schedule, key)[task])
        if key == "deadline":
            return text_of(schedule.plan.deadline[task])
        if key == "percent":
            percent = schedule.percent[task]
            return "" if np.isnan(percent) else f"{percent:g}"
        if key == "duration":
            length, calendar = int(schedule.plan.duration[task]), calendar_of(schedule, task)
            if length < 0:
                length = max(0, calendar.between(schedule.start[task], schedule.finish[task]))
            return duration_text(length, calendar)
        return str(self.rows.facts.value(task, key))


_ASKED = frozenset(
    map(
        int,
        (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.TextAlignmentRole,
            Qt.ItemDataRole.FontRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.ForegroundRole, DEPTH,
            FOLDED,
        ),
    )
)  # fmt: skip


def _alignment(key: str) -> Qt.AlignmentFlag:
    return _LEFT if column_of(key).kind in ("text", "flag") else _RIGHT
