"""Checks of plugins run a moment after the document has changed; the problems panel lists what they find."""

from dataclasses import replace

import numpy as np
from pytestqt.qtbot import QtBot

from sim.project import Project
from sim.schedule import RelationKind, Relations
from twin_app.shell import Shell


def listed(shell: Shell) -> str:
    """Return what the problems panel lists."""
    return shell.window.views.panels.problems.text()


def test_findings_come_and_go(opened: Shell, qtbot: QtBot) -> None:
    ends = np.array([5], np.int32), np.array([2], np.int32)
    backwards = Relations(*ends, np.array([RelationKind.FS], np.uint8), np.zeros(1, np.int64))
    opened.session.store.do("Link", lambda p: replace(p, schedule=replace(p.schedule, relations=backwards)))
    qtbot.waitUntil(lambda: "does not wait for" in listed(opened), timeout=20_000)
    assert opened.session.store.value.problems == ()  # findings are no part of the document
    opened.session.store.undo()
    qtbot.waitUntil(lambda: "does not wait" not in listed(opened), timeout=20_000)
    opened.session.store.open(Project())
    opened.wiring.plugins.checking.run()
    assert "does not wait" not in listed(opened)
