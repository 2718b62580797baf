"""Unsaved work has a copy on disk; saved work has none."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from sim.project import Project
from twin_app.autosave import Autosave
from twin_app.shell import Shell


def test_copy_comes_and_goes(opened: Shell, qtbot: QtBot, project: Project) -> None:
    autosave = Autosave(opened.session, lambda: None, opened.window)
    copy = autosave._copy()._copy
    autosave.keep()
    assert not copy.exists()
    opened.session.store.do("Rename", lambda p: replace(p, name="Other"))
    autosave.keep()
    qtbot.waitUntil(lambda: not opened.session.jobs.busy())
    assert copy.exists()
    opened.session.store.mark_saved()
    autosave.keep()
    assert not copy.exists()
    autosave.close()
