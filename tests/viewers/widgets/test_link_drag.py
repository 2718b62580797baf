"""Rows of one table dropped on rows of another."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStringListModel, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from viewers.widgets.link_drag import ELEMENTS, TASKS, LinkDrag

Dropped = list[tuple[list[int], int]]


@pytest.fixture
def table(qtbot: QtBot) -> QTableView:
    view = QTableView()
    view.setModel(QStringListModel(["a", "b", "c"], view))
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    qtbot.addWidget(view)
    view.show()
    return view


def drop(table: QTableView, data: QMimeData, place: QPoint) -> bool:
    action, none = Qt.DropAction.LinkAction, Qt.KeyboardModifier.NoModifier
    button = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, action, data, button, none)
    QApplication.sendEvent(table.viewport(), enter)
    event = QDropEvent(QPointF(place), action, data, button, none)
    QApplication.sendEvent(table.viewport(), event)
    return enter.isAccepted()


def middle(table: QTableView, row: int) -> QPoint:
    return table.visualRect(table.model().index(row, 0)).center()


def test_what_one_gives_another_takes(table: QTableView, qtbot: QtBot) -> None:
    dropped: Dropped = []
    chosen = np.array([7, 9], np.int32)
    LinkDrag(table, TASKS, ELEMENTS, lambda: chosen, lambda rows, at: dropped.append((rows.tolist(), at)))
    other = QTableView()
    qtbot.addWidget(other)
    given = LinkDrag(other, ELEMENTS, TASKS, lambda: chosen, lambda rows, at: None).mime()
    assert given is not None
    assert drop(table, given, middle(table, 1))
    assert dropped == [([7, 9], 1)]
    drop(table, given, QPoint(5, table.viewport().height() - 2))
    assert len(dropped) == 1, "below the last row there is nothing to link to"


def test_its_own_kind_and_anything_else_is_not_taken(table: QTableView) -> None:
    dropped: Dropped = []
    drag = LinkDrag(
        table, TASKS, ELEMENTS, lambda: np.array([1], np.int32),
        lambda rows, at: dropped.append((rows.tolist(), at)),
    )  # fmt: skip
    own, text = drag.mime(), QMimeData()
    text.setText("a file")
    assert own is not None
    for data in (own, text):
        assert not drop(table, data, middle(table, 0))
    assert not dropped


def test_nothing_selected_is_nothing_to_drag(table: QTableView) -> None:
    drag = LinkDrag(table, TASKS, ELEMENTS, lambda: np.empty(0, np.int32), lambda rows, at: None)
    assert drag.mime() is None


def test_a_press_on_a_row_that_is_not_selected_selects(table: QTableView, qtbot: QtBot) -> None:
    LinkDrag(table, TASKS, ELEMENTS, lambda: np.array([1], np.int32), lambda rows, at: None)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, 2))
    assert [index.row() for index in table.selectionModel().selectedRows()] == [2]
