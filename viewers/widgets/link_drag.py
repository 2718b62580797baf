"""Rows dragged from one table onto rows of another, for any tables and without either knowing the other."""

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QTableView

from kernels.arrays import I32

ELEMENTS, TASKS = "application/x-twin-elements", "application/x-twin-tasks"
Rows = Callable[[], I32]


class LinkDrag(QObject):
    """Lets the selection of a table be dragged out of it, and what another gives be dropped on its rows.

    Parameters
    ----------
    table : QTableView
    gives, takes : str
        `ELEMENTS` or `TASKS`: what its own rows are, and what may be dropped on them.
    chosen : callable
        Returns what is dragged, int32[k].
    dropped : callable
        Called with what was dropped, int32[k], and the row of the table.
    """

    def __init__(
        self,
        table: QTableView,
        gives: str,
        takes: str,
        chosen: Rows,
        dropped: Callable[[I32, int], None],
    ) -> None:
        super().__init__(table)
        self._table, self._gives, self._takes = table, gives, takes
        self._chosen, self._dropped = chosen, dropped
        self._pressed: QPoint | None = None
        self._held = np.empty(0, np.int32)  # what was selected before the press made one row of it
        table.viewport().setAcceptDrops(True)
        table.viewport().installEventFilter(self)

    def mime(self, held: I32 | None = None) -> QMimeData | None:
        """Return what is dragged (what is selected by default), None where that is nothing."""
        rows = self._chosen() if held is None else held
        if not rows.size:
            return None
        data = QMimeData()
        data.setData(self._gives, QByteArray(rows.astype("<i4").tobytes()))
        return data

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._press(event)
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._move(event)
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDragMoveEvent):
            if event.mimeData().hasFormat(self._takes):
                event.acceptProposedAction()
                return True
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        return False

    def _press(self, event: QMouseEvent) -> None:
        """Remember a press on a selected row: from there the selection is dragged, not another begun."""
        index = self._table.indexAt(event.position().toPoint())
        mine = (
            event.button() == Qt.MouseButton.LeftButton
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and index.isValid()
            and self._table.selectionModel().isRowSelected(index.row())
        )
        self._pressed = event.position().toPoint() if mine else None
        if mine:
            self._held = self._chosen()

    def _move(self, event: QMouseEvent) -> bool:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed = None
            data = self.mime(self._held)
            if data is not None:
                drag = QDrag(self._table)
                drag.setMimeData(data)
                drag.exec(Qt.DropAction.LinkAction | Qt.DropAction.CopyAction, Qt.DropAction.LinkAction)
        return True

    def _drop(self, event: QDropEvent) -> bool:
        index = self._table.indexAt(event.position().toPoint())
        if not event.mimeData().hasFormat(self._takes) or not index.isValid():
            return False
        raw = event.mimeData().data(self._takes).data()
        event.acceptProposedAction()
        self._dropped(np.frombuffer(bytes(raw), "<i4").astype(np.int32), index.row())
        return True
