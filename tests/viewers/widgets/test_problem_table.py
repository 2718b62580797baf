import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from sim.problem import Problem, Severity
from viewers.widgets.problem_table import ProblemTable

PROBLEMS = (
    Problem(Severity.INFO, "unknown-format", "line 3"),
    Problem(Severity.ERROR, "empty-file", "b.ifc"),
    Problem(Severity.WARNING, "not-found", "a.ifc"),
)


@pytest.fixture
def table(qtbot: QtBot) -> ProblemTable:
    table = ProblemTable()
    qtbot.addWidget(table)
    table.set_problems(PROBLEMS)
    return table


def test_the_worst_stands_first_and_all_can_be_copied(table: ProblemTable) -> None:
    table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[:2] for line in lines] == [
        ["Error", "b.ifc"], ["Warning", "a.ifc"], ["Note", "line 3"],
    ]  # fmt: skip
    assert lines[0].endswith("the file is empty")


def test_filter_by_words_and_severity(table: ProblemTable) -> None:
    field, least = table.findChild(QLineEdit), table.findChild(QComboBox)
    assert field is not None
    assert least is not None
    field.setText("such FILE")
    assert table.text().startswith("Warning\ta.ifc")
    assert table._count.text() == "1 of 3"
    field.clear()
    least.setCurrentIndex(2)
    least.activated.emit(2)
    assert table.text() == "Error\tb.ifc\tthe file is empty"


def test_sorting_by_place_and_going_there(table: ProblemTable, qtbot: QtBot) -> None:
    view = table.findChild(QTableView)
    assert view is not None
    view.sortByColumn(1, view.horizontalHeader().sortIndicatorOrder().AscendingOrder)
    assert [line.split("\t")[1] for line in table.text().splitlines()] == ["a.ifc", "b.ifc", "line 3"]
    with qtbot.waitSignal(table.place_asked) as told:
        view.activated.emit(view.model().index(2, 0))
    assert told.args == ["line 3"]


def test_no_problems_are_said_to_be_none(table: ProblemTable) -> None:
    assert table._stack.currentIndex() == 1
    table.set_problems(())
    assert table._stack.currentIndex() == 0
    assert "Nothing to report" in table._nothing.text()


def test_language(table: ProblemTable) -> None:
    QApplication.sendEvent(table, QEvent(QEvent.Type.LanguageChange))
    assert len(table.text().splitlines()) == 3
