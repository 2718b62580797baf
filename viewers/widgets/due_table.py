"""A table of tasks that are due: how each stands, when it starts and ends."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from sim.schedule import Schedule, no_schedule
from viewers.widgets.date_text import ISO, date_text
from viewers.widgets.grid import quiet
from viewers.widgets.record_model import Index, RecordModel

_GLOBAL_ID = 22  # letters of an ID nobody reads
LATE = QColor("#e8710a")


@dataclass(frozen=True, slots=True)
class DueTask:
    """One row: a task (-1 for a heading), how it stands in words, and whether that is bad."""

    task: int
    standing: str
    bad: bool = False


class DueTable(QTableView):
    """Lists `DueTask`.

    Intents
    -------
    tasks_selected(int32[k])
    """

    tasks_selected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        quiet(self)
        self._model = _DueModel(6, self)
        self.setModel(self._model)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setResizeContentsPrecision(50)
        self.selectionModel().selectionChanged.connect(self._tell)
        self._retranslate()

    def show_tasks(self, schedule: Schedule, rows: list[DueTask], style: str = ISO) -> None:
        """Show other tasks."""
        self._model.schedule, self._model.style = schedule, style
        self._model.show(rows)

    def rows(self) -> list[DueTask]:
        """Return what is shown."""
        return list(self._model.records)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._model.say(
            (self.tr("ID"), self.tr("Task"), self.tr("Standing"), self.tr("Start"), self.tr("Finish"),
             self.tr("Done"))
        )  # fmt: skip
        self.setAccessibleName(self.tr("Tasks that are due"))

    def _tell(self) -> None:
        rows = [self._model.records[index.row()].task for index in self.selectionModel().selectedRows()]
        self.tasks_selected.emit(np.array([row for row in rows if row >= 0], np.int32))


class _DueModel(RecordModel):
    def __init__(self, columns: int, parent: QObject) -> None:
        super().__init__(columns, parent)
        self.schedule: Schedule = no_schedule()
        self.style = ISO
        self._bold = QFont()
        self._bold.setBold(True)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record, column = self.records[index.row()], index.column()
        if role == Qt.ItemDataRole.ForegroundRole:
            return LATE if record.bad and column == 2 else None
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if record.task < 0 else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column >= 3 else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        s, task = self.schedule, record.task
        if task < 0:
            return record.standing if column == 1 else ""
        if column == 5:
            return "" if np.isnan(s.percent[task]) else f"{s.percent[task]:.0f} %"
        if column in (3, 4):
            return date_text((s.start if column == 3 else s.finish)[task], self.style)
        code = s.wbs[task] if len(s.id[task]) == _GLOBAL_ID and s.wbs[task] else s.id[task]
        return (code, s.name[task], record.standing)[column]
