from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot
from small_project import START, small_project

from sim.view import View
from sim.viewpoint import Viewpoint
from viewers.widgets.viewpoint_list import ViewpointList


@pytest.fixture
def panel(qtbot: QtBot) -> ViewpointList:
    panel = ViewpointList()
    qtbot.addWidget(panel)
    views = (Viewpoint("From the crane", time=START), Viewpoint("Core"))
    panel.set_project(replace(small_project(), viewpoints=views))
    panel.set_view(View())
    return panel


def test_empty_list_offers_to_save(qtbot: QtBot) -> None:
    panel = ViewpointList()
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.save_asked):
        panel._nothing.linkActivated.emit("action")


def test_choose_rename_remove(panel: ViewpointList, qtbot: QtBot) -> None:
    names = panel.findChild(QListWidget)
    assert names is not None
    assert [names.item(k).text() for k in range(2)] == ["From the crane", "Core"]
    assert "2025-03-03" in names.item(0).toolTip()
    with qtbot.waitSignal(panel.chosen) as chosen:
        names.itemActivated.emit(names.item(1))
    assert chosen.args == [1]
    with qtbot.waitSignal(panel.renamed) as renamed:
        names.item(1).setText("Lift core")
    assert renamed.args == [1, "Lift core"]
    names.setCurrentRow(0)
    with qtbot.waitSignal(panel.remove_asked) as removed:
        panel._remove.trigger()
    assert removed.args == [0]


def test_an_empty_name_is_not_taken(panel: ViewpointList, qtbot: QtBot) -> None:
    names = panel.findChild(QListWidget)
    assert names is not None
    with qtbot.assertNotEmitted(panel.renamed):
        names.item(0).setText("  ")
    assert names.item(0).text() == "From the crane"


def test_language(panel: ViewpointList) -> None:
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel._save.text() == "Save this view"
