"""Rules are tried as they are typed, and applied as one step that can be undone."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from sim.links import no_links
from twin_app.shell import Shell

RULES = """[[rule]]
name = "Walls"
element = { class = "IfcWall" }
task = { name = "*" }
"""


def test_rules_are_tried_and_applied(opened: Shell, qtbot: QtBot) -> None:
    store, jobs = opened.session.store, opened.session.jobs
    store.do("Unlink", lambda p: replace(p, links=no_links()))
    editor = opened.wiring.dialogs.rules().edit()
    editor.set_rules(RULES)
    qtbot.waitUntil(lambda: not jobs.busy())
    assert editor._apply.isEnabled()
    assert len(store.value.links) == 0
    editor._apply.click()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert len(store.value.links) > 0
    assert store.undo_label == "Link by rules"
    store.undo()
    assert len(store.value.links) == 0


def test_broken_rules_are_explained(opened: Shell, qtbot: QtBot) -> None:
    editor = opened.wiring.dialogs.rules().edit()
    editor.set_rules("[[rule]\nname =")
    qtbot.waitUntil(lambda: not opened.session.jobs.busy())
    assert editor._result.text()
    assert not editor._apply.isEnabled()
    assert "/tmp" not in editor._result.text()
