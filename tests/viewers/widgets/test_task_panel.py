"""The panel of the selected task: empty states, several tasks, the data date."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.view import View
from viewers.widgets.task_panel import TaskPanel


@pytest.fixture
def panel(qtbot: QtBot) -> TaskPanel:
    made = TaskPanel()
    qtbot.addWidget(made)
    return made


def said(panel: TaskPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel) if not label.isHidden())


def test_says_what_goes_here(panel: TaskPanel) -> None:
    assert "With a schedule" in said(panel)
    panel.set_project(small_project())
    assert "Select tasks" in said(panel)
    asked: list[int] = []
    panel.import_asked.connect(lambda: asked.append(1))
    (link,) = [w for w in panel.findChildren(QLabel) if "href" in w.text() and "Import" in w.text()]
    link.linkActivated.emit("action")
    assert asked == [1]


def test_shows_the_first_of_the_selected_tasks(panel: TaskPanel) -> None:
    project = small_project()
    panel.set_project(project)
    panel.set_view(replace(View(), tasks=np.array([3, 4], np.int32)))
    assert panel.rows().tolist() == [3, 4]
    assert project.schedule.name[3] in said(panel)
    assert "and 1 more" in said(panel)
    panel.set_view(replace(View(), tasks=np.array([9999], np.int32)))
    assert panel.rows().size == 0


def test_the_data_date(panel: TaskPanel) -> None:
    day = np.datetime64("2025-03-10T17:00", "s")
    project = small_project()
    panel.set_project(replace(project, schedule=replace(project.schedule, status_date=day)))
    heard: list[np.datetime64] = []
    anew: list[int] = []
    panel.date_asked.connect(heard.append)
    panel.reschedule_asked.connect(lambda: anew.append(1))
    for button in panel.findChildren(QPushButton):
        if button.text() in ("Set", "Reschedule from data date"):
            button.click()
    assert heard == [day]
    assert anew == [1]
    panel.refuse_date("not yet")
    assert "not yet" in said(panel)
