"""A schedule without a model says what is missing, in the middle of the view."""

from dataclasses import replace

from planned_project import planned_schedule
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from rich_project import rich_project

from sim.project import Project
from viewers.widgets.empty_scene import EmptyScene


def test_it_says_what_goes_here(qtbot: QtBot) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    view.resize(900, 500)
    shown = EmptyScene(view)
    shown.set_project(replace(Project(), schedule=planned_schedule()))
    assert not shown.isHidden()
    assert "schedule" in shown.text()
    assert abs(shown.geometry().center().x() - 450) < 3
    view.resize(700, 300)
    view.show()
    assert abs(shown.geometry().center().x() - 350) < 3
    with qtbot.waitSignal(shown.add_asked):
        shown.linkActivated.emit("action")
    shown.set_project(rich_project())
    assert shown.isHidden()
