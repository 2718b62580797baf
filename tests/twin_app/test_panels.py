"""Panels are made once, when first needed, and show what is open by then."""

from pytestqt.qtbot import QtBot

from sim.project import Project
from twin_app.panels import NAMES, Panels
from twin_app.preparation import Preparation
from twin_app.settings import Unit
from twin_app.shell import Shell


def test_nothing_is_made_before_it_is_asked_for(qtbot: QtBot, project: Project) -> None:
    panels, told = Panels(), []
    panels.made.append(lambda: told.append(1))
    panels.set_project(project, Preparation().of(project))
    panels.set_units(Unit.FOOT)
    assert told == []
    panels.make()
    panels.make()
    assert told == [1]
    for name in NAMES:
        qtbot.addWidget(panels[name])


def test_late_panels_show_the_open_project(shell: Shell, project: Project) -> None:
    shell.session.store.open(project)
    assert shell.window.views.panels["model"] is shell.window.docks["model"].widget()
    assert shell.window.views.panels.time.gantt.tools.isVisibleTo(shell.window.views.panels.time)
