from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.links import LinkSource, links_of
from sim.revised import OrphanLink
from sim.view import View
from viewers.widgets.coverage_panel import CoveragePanel


@pytest.fixture
def panel(qtbot: QtBot) -> CoveragePanel:
    panel = CoveragePanel()
    qtbot.addWidget(panel)
    links = links_of(np.array([0, 0, 1], np.int32), np.array([2, 3, 3], np.int32), LinkSource.RULE)
    panel.set_project(replace(small_project(), links=links))
    panel.set_view(View())
    return panel


def test_it_says_how_much_is_linked(panel: CoveragePanel) -> None:
    assert panel._words.text() == "2 of 60 elements linked (3%)"
    assert "58 without a task" in panel._links.text()
    assert "10 of 12 tasks without an element" in panel._links.text()


def test_each_number_selects_what_it_counts(panel: CoveragePanel, qtbot: QtBot) -> None:
    for name, size in (("unlinked", 58), ("multiple", 1)):
        with qtbot.waitSignal(panel.elements_asked) as told:
            panel._links.linkActivated.emit(name)
        assert told.args is not None
        assert told.args[0].size == size
    with qtbot.waitSignal(panel.tasks_asked) as tasks:
        panel._links.linkActivated.emit("idle")
    assert tasks.args is not None
    assert tasks.args[0].size == 10
    table = panel.findChild(QTableView)
    assert table is not None
    with qtbot.waitSignal(panel.elements_asked) as told:
        table.activated.emit(table.model().index(0, 0))
    assert told.args is not None
    assert told.args[0].size == 15


def test_the_table_can_be_copied(panel: CoveragePanel) -> None:
    panel.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Class\tElements\tLinked\tMore than once"
    assert "IfcColumn\t15\t2\t1" in lines


def test_empty_panel_and_language(panel: CoveragePanel, qtbot: QtBot) -> None:
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel._stack.currentIndex() == 1
    empty = CoveragePanel()
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.rules_asked):
        empty._nothing.linkActivated.emit("action")


def test_what_is_counted_can_be_shown_alone_and_orphans_are_told(panel: CoveragePanel, qtbot: QtBot) -> None:
    for name, size in (("isolate-unlinked", 58), ("isolate-multiple", 1)):
        with qtbot.waitSignal(panel.isolate_asked) as told:
            panel._links.linkActivated.emit(name)
        assert told.args is not None
        assert told.args[0].size == size
        assert f'href="{name}"' in panel._links.text()
    assert "without their element" not in panel._links.text()
    orphan = OrphanLink("m.ifc", "gone", "Wall", "IfcWall", "1", "RULE")
    panel.set_project(replace(panel._project, orphans=(orphan,)))
    assert "1 links without their element" in panel._links.text()
    with qtbot.waitSignal(panel.orphans_asked):
        panel._links.linkActivated.emit("orphans")
