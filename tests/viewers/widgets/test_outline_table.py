from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from viewers.widgets.outline_table import DEPTH, FOLDED, OutlineTable


def _table(qtbot: QtBot) -> OutlineTable:
    model = QStandardItemModel()
    for text, depth, folded in (("a", 0, False), ("b", 1, None), ("c", 1, None), ("d", 0, True)):
        item = QStandardItem(text)
        item.setData(depth, DEPTH)
        item.setData(folded, FOLDED)
        item.setData(Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
        model.appendRow(item)
    table = OutlineTable()
    qtbot.addWidget(table)
    table.setModel(model)
    model.setParent(table)
    table.resize(300, 200)
    table.setColumnWidth(0, 300)
    table.show()
    return table


def test_arrow_keys_fold_open_and_climb(qtbot: QtBot) -> None:
    table = _table(qtbot)
    table.setCurrentIndex(table.model().index(0, 0))
    with qtbot.waitSignal(table.fold_toggled) as folded:
        qtbot.keyClick(table, Qt.Key.Key_Left)
    assert folded.args == [0]
    table.setCurrentIndex(table.model().index(3, 0))
    with qtbot.waitSignal(table.fold_toggled) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Right)
    assert opened.args == [3]
    table.setCurrentIndex(table.model().index(2, 0))
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.currentIndex().row() == 1


def test_space_ticks(qtbot: QtBot) -> None:
    table = _table(qtbot)
    table.setCurrentIndex(table.model().index(1, 0))
    with qtbot.waitSignal(table.tick_toggled) as ticked:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert ticked.args == [1]


def test_clicks_on_mark_box_and_text(qtbot: QtBot) -> None:
    table = _table(qtbot)
    cell = table.visualRect(table.model().index(0, 0))
    middle = cell.center().y()
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(table.fold_toggled):
        qtbot.mouseClick(table.viewport(), left, pos=QPoint(cell.left() + 10, middle))
    with qtbot.waitSignal(table.tick_toggled):
        qtbot.mouseClick(table.viewport(), left, pos=QPoint(cell.left() + 28, middle))
    qtbot.mouseClick(table.viewport(), left, pos=QPoint(cell.left() + 60, middle))
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]
