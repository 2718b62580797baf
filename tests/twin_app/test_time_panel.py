"""Both parts of the panel show the same project."""

from pytestqt.qtbot import QtBot

from sim.project import Project
from sim.view import View
from twin_app.time_panel import TimePanel


def test_passes_on(qtbot: QtBot, project: Project) -> None:
    panel = TimePanel()
    qtbot.addWidget(panel)
    panel.set_project(project)
    panel.set_view(View(time=project.schedule.start[3]))
    assert panel.bar.isEnabled()
    assert panel.gantt._model.rowCount() == 20
