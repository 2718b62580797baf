import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot
from small_project import large_project, small_project

from sim.view import View
from viewers.widgets.hidden_list import HiddenList


@pytest.fixture
def panel(qtbot: QtBot) -> HiddenList:
    panel = HiddenList()
    qtbot.addWidget(panel)
    panel.set_project(small_project())
    panel.set_view(View(hidden=np.array([4, 7], np.int32), ghosted=np.array([30], np.int32)))
    return panel


def test_it_lists_what_is_hidden_and_see_through(panel: HiddenList) -> None:
    table = panel.findChild(QTableView)
    assert table is not None
    lines = [[table.model().index(r, c).data() for c in range(2)] for r in range(3)]
    assert lines == [["Column 004", "Column"], ["Wall 007", "Wall"], ["Slab 030", "Slab"]]
    assert panel._count.text() == "2 hidden, 1 see-through"


def test_chosen_ones_or_all_come_back(panel: HiddenList, qtbot: QtBot) -> None:
    table = panel.findChild(QTableView)
    assert table is not None
    with qtbot.assertNotEmitted(panel.restore_asked):
        panel._restore_button.click()
    table.selectRow(1)
    with qtbot.waitSignal(panel.restore_asked) as told:
        panel._restore_button.click()
    assert told.args is not None
    assert told.args[0].tolist() == [7]
    with qtbot.waitSignal(panel.show_all_asked):
        panel._all.click()


def test_nothing_hidden_says_so(panel: HiddenList) -> None:
    panel.set_view(View())
    assert panel._stack.currentIndex() == 0
    assert "Nothing is hidden" in panel._nothing.text()
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))


def test_a_hundred_thousand_hidden_elements(panel: HiddenList) -> None:
    panel.set_project(large_project(99_999))
    panel.set_view(View(hidden=np.arange(99_999, dtype=np.int32)))
    assert not panel.grab().isNull()
    assert panel._count.text() == "99,999 hidden, 0 see-through"
