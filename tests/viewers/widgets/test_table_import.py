import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from sim.readers import table_mapping
from viewers.widgets.table_import import ROLES, Offer, TableImport

OFFER = Offer(
    "plan.csv",
    ("No", "Activity", "Begin", "End", "Crew"),
    [["1", "Columns", "03-03-2025", "05-03-2025", "North"], ["2", "Walls"]],
    ("id", "name", "start", "finish"),
    (("name", "id"), ("start",)),
    {"name": "Activity", "start": "Begin"},
)


@pytest.fixture
def dialog(qtbot: QtBot) -> TableImport:
    dialog = TableImport(OFFER)
    qtbot.addWidget(dialog)
    return dialog


def _ok(dialog: TableImport) -> bool:
    return dialog._import.isEnabled()


def test_every_role_of_the_reader_has_a_word() -> None:
    assert set(table_mapping.ROLES) <= set(ROLES)


def test_it_begins_with_what_was_found_out(dialog: TableImport) -> None:
    assert dialog.columns() == {"name": "Activity", "start": "Begin"}
    assert _ok(dialog)
    assert dialog._missing.isHidden()


def test_a_column_has_one_meaning(dialog: TableImport) -> None:
    dialog._boxes["finish"].setCurrentIndex(3)
    assert dialog.columns() == {"name": "Activity", "finish": "Begin"}
    assert not _ok(dialog)
    assert dialog._missing.text() == "Still needed: Start"


def test_the_choice_is_told(dialog: TableImport, qtbot: QtBot) -> None:
    dialog._boxes["finish"].setCurrentIndex(4)
    dialog._order.setCurrentIndex(2)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog._import.click()
    assert told.args == [{"name": "Activity", "start": "Begin", "finish": "End"}, "dmy"]


def test_the_preview_names_the_meanings_and_survives_short_rows(dialog: TableImport) -> None:
    table = dialog.findChild(QTableView)
    assert table is not None
    model = table.model()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Activity\nName"
    assert model.headerData(4, Qt.Orientation.Horizontal) == "Crew\n"
    assert [model.index(1, c).data() for c in range(5)] == ["2", "Walls", "", "", ""]


def test_language_and_tables_without_dates(dialog: TableImport, qtbot: QtBot) -> None:
    dialog._order.setCurrentIndex(1)
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert dialog._order.currentData() == "ymd"
    assert dialog.windowTitle() == "Import plan.csv"
    links = Offer(
        "links.csv", ("GUID", "Task"), [], ("element", "task"), (("element",), ("task",)), {}, False
    )
    other = TableImport(links)
    qtbot.addWidget(other)
    assert not _ok(other)
    other._boxes["element"].setCurrentIndex(1)
    other._boxes["task"].setCurrentIndex(2)
    with qtbot.waitSignal(other.chosen) as told:
        other._accept()
    assert told.args == [{"element": "GUID", "task": "Task"}, ""]
