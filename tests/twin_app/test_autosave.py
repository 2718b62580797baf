"""Unsaved work has a copy on disk; saved work has none."""

from dataclasses import replace
from pathlib import Path
from threading import Event, Timer

import pytest
from pytestqt.qtbot import QtBot

from sim.opening.recovery import Recovery
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


def test_closing_waits_for_a_copy_being_written(
    opened: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    autosave = Autosave(opened.session, lambda: None, opened.window)
    copy, begun, go = autosave._copy()._copy, Event(), Event()
    keep = Recovery.keep

    def slowly(self: Recovery, project: Project, original: Path | None) -> None:
        begun.set()
        assert go.wait(30)
        keep(self, project, original)

    monkeypatch.setattr(Recovery, "keep", slowly)
    opened.session.store.do("Rename", lambda p: replace(p, name="Other"))
    autosave.keep()
    assert begun.wait(30)
    opened.session.store.mark_saved()
    autosave.keep()  # nothing is forgotten under the writer's hands
    Timer(0.2, go.set).start()
    autosave.close()
    assert go.is_set()
    assert not copy.exists()
