import numpy as np
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.browsing.grouping import GroupBy, grouping
from viewers.widgets.outline_table import DEPTH, FOLDED, NOTE
from viewers.widgets.tree_model import TreeModel


def _model() -> TreeModel:
    project = small_project()
    arranged = grouping(project, GroupBy.STOREY)
    model = TreeModel()
    expanded = np.zeros(len(arranged), np.bool_)
    expanded[:2] = True
    model.show(project, arranged, expanded, np.array([0, 1], np.int32))
    return model


def test_qt_finds_nothing_wrong_with_it(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(_model())


def test_groups_have_counts_and_marks(qtbot: QtBot) -> None:
    model = _model()
    first = model.index(0, 0)
    assert first.data() == "Ground floor"
    assert first.data(FOLDED) is False
    assert first.data(NOTE) == "BuildingStorey"
    assert model.index(0, 1).data() == "20"
    assert first.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked


def test_elements_have_name_tag_and_tick(qtbot: QtBot) -> None:
    model = _model()
    element = model.index(2, 0)
    assert (element.data(), element.data(NOTE), element.data(DEPTH)) == ("Column 000", "P-0000", 2)
    assert element.data(FOLDED) is None
    assert element.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert model.index(2, 1).data() is None
    model.set_hidden(np.empty(0, np.int32))
    assert element.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_reveal_and_toggle_change_the_rows(qtbot: QtBot) -> None:
    model = _model()
    before = model.rowCount()
    row = model.reveal(45)
    assert model.index(row, 0).data() == "Wall 045"
    assert model.rowCount() > before
    model.toggle(0)
    assert model.rowCount() < before + 10
