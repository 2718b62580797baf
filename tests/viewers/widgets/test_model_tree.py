import time
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from small_project import large_project, small_project

from sim.view import View
from viewers.widgets.model_tree import ModelTree
from viewers.widgets.outline_table import OutlineTable


@pytest.fixture
def tree(qtbot: QtBot) -> ModelTree:
    tree = ModelTree()
    qtbot.addWidget(tree)
    tree.resize(320, 600)
    tree.set_project(small_project())
    tree.set_view(View())
    tree.show()
    return tree


def _table(tree: ModelTree) -> OutlineTable:
    return tree.findChild(OutlineTable)  # type: ignore[return-value]


def _texts(tree: ModelTree) -> list[str]:
    model = _table(tree).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _search(tree: ModelTree, qtbot: QtBot, query: str, shown: str) -> None:
    tree.findChild(QLineEdit).setText(query)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: tree._found.isVisible() and shown in _texts(tree))


def _group_by(tree: ModelTree, row: int) -> None:
    box = tree.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(row)
    box.activated.emit(row)


def test_empty_tree_says_what_belongs_there(qtbot: QtBot) -> None:
    tree = ModelTree()
    qtbot.addWidget(tree)
    label = tree._nothing
    with qtbot.waitSignal(tree.open_asked):
        label.linkActivated.emit("action")
    assert "Open a model" in label.text()


def test_three_groupings(tree: ModelTree) -> None:
    assert _texts(tree)[:5] == ["Hut", "Site", "House", "Ground floor", "First floor"]
    _group_by(tree, 1)
    assert _texts(tree) == ["IfcColumn", "IfcSlab", "IfcStair", "IfcWall"]
    _group_by(tree, 2)
    assert _texts(tree) == ["Ground floor", "First floor", "Second floor"]


def test_search_shows_matches_with_their_branches(tree: ModelTree, qtbot: QtBot) -> None:
    _search(tree, qtbot, "P-0033", "Slab 033")
    assert _texts(tree) == ["Hut", "Site", "House", "First floor", "IfcSlab", "Slab 033"]
    tree.findChild(QLineEdit).clear()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(_texts(tree)) == 6)


def test_selecting_a_branch_selects_its_elements(tree: ModelTree, qtbot: QtBot) -> None:
    table = _table(tree)
    with qtbot.waitSignal(tree.selection_changed) as told:
        table.setCurrentIndex(table.model().index(4, 0))
    assert told.args is not None
    assert told.args[0].tolist() == list(range(20, 40))
    # The view comes back with the same selection: the branch stays chosen, nothing unfolds.
    tree.set_view(View(selection=told.args[0]))
    assert [index.row() for index in table.selectionModel().selectedRows()] == [4]


def test_the_views_selection_is_revealed_without_an_echo(tree: ModelTree, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tree.selection_changed):
        tree.set_view(View(selection=np.array([21, 22], np.int32)))
    chosen = [index.data() for index in _table(tree).selectionModel().selectedRows()]
    assert chosen == ["Column 021", "Column 022"]
    with qtbot.assertNotEmitted(tree.selection_changed):
        tree.set_view(View())
    assert _table(tree).selectionModel().selectedRows() == []


def test_ticks_hide_and_show(tree: ModelTree, qtbot: QtBot) -> None:
    table = _table(tree)
    with qtbot.waitSignal(tree.visibility_changed) as told:
        table.tick_toggled.emit(3)
    assert told.args is not None
    assert told.args[0].tolist() == list(range(20))
    assert told.args[1] is False
    tree.set_view(View(hidden=told.args[0]))
    check = Qt.ItemDataRole.CheckStateRole
    assert table.model().index(3, 0).data(check) == Qt.CheckState.Unchecked
    assert table.model().index(0, 0).data(check) == Qt.CheckState.PartiallyChecked
    with qtbot.waitSignal(tree.visibility_changed) as back:
        table.tick_toggled.emit(3)
    assert back.args is not None
    assert back.args[1] is True


def test_the_context_menu_speaks_of_the_selection(tree: ModelTree, qtbot: QtBot) -> None:
    tree.set_view(View(selection=np.array([5], np.int32)))
    actions = {action.text(): action for action in tree.menu().actions()}
    for text, signal in (
        ("Zoom to fit", tree.fit_asked),
        ("Show only these", tree.isolate_asked),
        ("Make see-through", tree.ghost_asked),
        ("Hide", tree.visibility_changed),
    ):
        with qtbot.waitSignal(signal) as told:
            actions[text].trigger()
        assert told.args is not None
        assert told.args[0].tolist() == [5]
    with qtbot.waitSignal(tree.show_all_asked):
        actions["Show everything"].trigger()


def test_down_leads_from_the_search_into_the_tree(tree: ModelTree, qtbot: QtBot) -> None:
    field = tree.findChild(QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert _table(tree).currentIndex().row() == 0


def test_double_click_on_an_element_fits_it(tree: ModelTree, qtbot: QtBot) -> None:
    tree.set_view(View(selection=np.array([0], np.int32)))
    table = _table(tree)
    row = _texts(tree).index("Column 000")
    where: QPoint = table.visualRect(table.model().index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(tree.fit_asked) as told:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args is not None
    assert told.args[0].tolist() == [0]


def test_it_speaks_another_language_when_told(tree: ModelTree) -> None:
    rows = len(_texts(tree))
    QApplication.sendEvent(tree, QEvent(QEvent.Type.LanguageChange))
    assert len(_texts(tree)) == rows


def test_a_hundred_thousand_elements_do_not_stall(qtbot: QtBot, record_property: Any) -> None:
    tree = ModelTree()
    qtbot.addWidget(tree)
    tree.resize(320, 800)
    tree.show()
    steps = {}
    for name, step in (
        ("open", lambda: tree.set_project(large_project(99_999))),
        ("reveal", lambda: tree.set_view(View(selection=np.array([70_000], np.int32)))),
        ("filter", lambda: _search(tree, qtbot, "stair 0", "IfcStair")),
        ("select all", lambda: tree.set_view(View(selection=np.arange(99_999, dtype=np.int32)))),
        ("paint", lambda: tree.grab()),
    ):
        began = time.perf_counter()
        step()
        steps[name] = time.perf_counter() - began
    print({name: f"{1000 * spent:.1f} ms" for name, spent in steps.items()})
    # One Python object per leaf, or one call per row, takes seconds here.
    assert sum(steps.values()) < 5.0
    assert set(_texts(tree)[:5]) <= {"Hut", "Site", "House", "Ground floor", "IfcStair"}
