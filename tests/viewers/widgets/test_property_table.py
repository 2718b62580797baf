import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.space.display_units import DisplayUnits
from sim.view import View
from viewers.widgets.outline_table import OutlineTable
from viewers.widgets.property_table import PropertyTable


@pytest.fixture
def table(qtbot: QtBot) -> PropertyTable:
    table = PropertyTable()
    qtbot.addWidget(table)
    table.set_project(small_project())
    table.set_view(View(selection=np.array([3], np.int32)))
    table.show()
    qtbot.waitUntil(lambda: "Column 003" in table.text())
    return table


def test_empty_table_says_what_to_do(qtbot: QtBot) -> None:
    table = PropertyTable()
    qtbot.addWidget(table)
    assert "Select an element" in table._nothing.text()
    with qtbot.waitSignal(table.select_all_asked):
        table._nothing.linkActivated.emit("action")


def test_it_follows_the_selection_and_sums(table: PropertyTable, qtbot: QtBot) -> None:
    table.set_view(View(selection=np.array([3, 21], np.int32)))
    qtbot.waitUntil(lambda: "Selection\tVolume\t26 m³" in table.text())
    assert "Element\tName\tvaries" in table.text()


def test_a_tasks_line_leads_to_the_task(table: PropertyTable, qtbot: QtBot) -> None:
    view = table.findChild(OutlineTable)
    assert view is not None
    names = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    with qtbot.waitSignal(table.task_picked) as told:
        view.activated.emit(view.model().index(names.index("Columns"), 1))
    assert told.args == [2]
    with qtbot.assertNotEmitted(table.task_picked):
        view.activated.emit(view.model().index(0, 0))


def test_filter_units_and_copy(table: PropertyTable) -> None:
    field = table.findChild(QLineEdit)
    assert field is not None
    field.setText("length")
    assert table.text() == "Qto_BaseQuantities\tLength\t2.5 m"
    table.set_units(DisplayUnits("millimetre"))
    table.copy()
    assert QGuiApplication.clipboard().text() == "Qto_BaseQuantities\tLength\t2,500 mm"


def test_headings_span_and_fold(table: PropertyTable) -> None:
    view = table.findChild(OutlineTable)
    assert view is not None
    assert view.columnSpan(0, 0) == 2
    before = view.model().rowCount()
    view.fold_toggled.emit(0)
    assert view.model().rowCount() < before
    assert view.columnSpan(1, 0) == 2


def test_it_speaks_another_language_when_told(table: PropertyTable) -> None:
    before = table.text()
    QApplication.sendEvent(table, QEvent(QEvent.Type.LanguageChange))
    assert table.text() == before
