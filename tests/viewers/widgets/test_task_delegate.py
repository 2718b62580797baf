import pytest
from planned_project import planned_schedule
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot

from sim.browsing.task_rows import task_rows
from sim.links import no_links
from viewers.widgets.task_delegate import TaskDelegate
from viewers.widgets.task_model import TaskModel


@pytest.fixture
def table(qtbot: QtBot) -> QTableView:
    table = QTableView()
    qtbot.addWidget(table)
    return table


def _editor(table: QTableView, key: str) -> tuple[TaskModel, TaskDelegate, QModelIndex, object]:
    model = TaskModel(table)
    model.show(task_rows(planned_schedule(), no_links()))
    model.set_keys(("name", key))
    table.setModel(model)
    delegate = TaskDelegate(table)
    index = model.index(3, 1)
    editor = delegate.createEditor(table.viewport(), QStyleOptionViewItem(), index)
    delegate.setEditorData(editor, index)
    return model, delegate, index, editor


def test_a_line_holds_the_text_and_gives_it_back(table: QTableView, qtbot: QtBot) -> None:
    model, delegate, index, editor = _editor(table, "predecessors")
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "A1010SS+1ed, A1020FF-25%"
    editor.setText("A1020")
    with qtbot.waitSignal(model.entered) as told:
        delegate.setModelData(editor, model, index)
    assert told.args == [3, "predecessors", "A1020"]


def test_calendars_are_chosen_from_a_list(table: QTableView, qtbot: QtBot) -> None:
    model, delegate, index, editor = _editor(table, "calendar")
    assert isinstance(editor, QComboBox)
    assert [editor.itemText(k) for k in range(editor.count())] == ["Standard", "Nights 夜班"]
    assert editor.currentText() == "Standard"
    editor.setCurrentIndex(1)
    with qtbot.waitSignal(delegate.closeEditor):
        editor.activated.emit(1)
    with qtbot.waitSignal(model.entered) as told:
        delegate.setModelData(editor, model, index)
    assert told.args == [3, "calendar", "Nights 夜班"]
