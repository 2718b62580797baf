"""Panels of plugins stand in the View menu, are made when shown, and say so when they fail."""

from pathlib import Path

import memo_plugin
import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sim.project import Project
from twin_app.shell import Shell
from twin_app.visibility import select


def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Put the memo plugin into the folder of a user."""
    monkeypatch.setenv("TWIN_HOME", str(tmp_path / "home"))
    folder = tmp_path / "home" / "data" / "plugins"
    folder.mkdir(parents=True)
    (folder / "memo.py").write_text(memo_plugin.source(body), encoding="utf-8")


def load(shell: Shell, qtbot: QtBot) -> None:
    """Load the plugins as the window does after it is shown."""
    shell.wiring.plugins.extensions.use("memo", True)  # loads all anew
    qtbot.waitUntil(lambda: not shell.session.jobs.busy(), timeout=20_000)


def show(shell: Shell, qtbot: QtBot, plugin: str) -> QLabel:
    """Show a panel through its switch in the View menu; returns what is in it."""
    dock = shell.wiring.plugins.panels.dock(plugin, plugin)
    switch = dock.toggleViewAction()
    assert switch in shell.window.menus.panel_switches()
    assert dock.widget() is None  # not made before it is wanted
    if not dock.isVisible():
        switch.trigger()  # brings it to the front, too
    else:
        dock.raise_()
    qtbot.waitUntil(lambda: dock.widget() is not None or plugin in failures(shell), timeout=20_000)
    qtbot.wait(50)
    widget = dock.widget()
    assert isinstance(widget, QLabel)
    return widget


def failures(shell: Shell) -> dict[str, str]:
    """Return who is out of use, and why."""
    return shell.wiring.plugins.extensions.known.failures()


def test_panel_is_made_when_shown(
    opened: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(
        tmp_path,
        monkeypatch,
        "view.listen(lambda now, changed: label.setText(f'{now.selection.size} chosen'))",
    )
    load(opened, qtbot)
    label = show(opened, qtbot, "memo")
    assert label.text() == "memo"
    opened.session.view.set(select(opened.session.view.value, np.array([1, 2], np.int32)))
    assert label.text() == "2 chosen"
    dock = opened.wiring.plugins.panels.dock("memo", "memo")
    assert dock.windowTitle() == "Memo"
    opened.wiring.do("language-zh_CN")
    qtbot.waitUntil(lambda: dock.windowTitle() == "备忘")
    opened.wiring.plugins.extensions.use("memo", False)
    qtbot.waitUntil(lambda: not opened.session.jobs.busy(), timeout=20_000)
    with pytest.raises(KeyError):
        opened.wiring.plugins.panels.dock("memo", "memo")


def test_panel_that_cannot_be_made_is_named(
    opened: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, monkeypatch, "1 / 0")
    load(opened, qtbot)
    assert "ZeroDivisionError" in show(opened, qtbot, "memo").text()
    assert "memo" in opened.window.views.message_strip.sentence()


def test_listener_that_raises_disturbs_nobody(
    opened: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, monkeypatch, "store.listen(lambda now, changed: 1 / 0)")
    load(opened, qtbot)
    show(opened, qtbot, "memo")
    opened.session.store.open(Project())
    assert len(opened.session.store.value.elements) == 0
    assert "ZeroDivisionError" in failures(opened)["memo"]
    dock = opened.wiring.plugins.panels.dock("memo", "memo")
    widget = dock.widget()
    assert isinstance(widget, QLabel)
    assert "ZeroDivisionError" in widget.text()


def test_panel_that_hangs_is_left_and_not_loaded_next_time(
    opened: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, monkeypatch, "__import__('time').sleep(60)")
    load(opened, qtbot)
    plugins = opened.wiring.plugins
    plugins.guard.close()
    plugins.guard.watch(0.8)
    try:
        text = show(opened, qtbot, "memo").text()
    finally:
        plugins.guard.close()
    assert "memo.py" in text
    assert "memo" in opened.session.settings.hung_plugins
    plugins.extensions.use("today", False)  # loads all anew
    qtbot.waitUntil(lambda: not opened.session.jobs.busy(), timeout=20_000)
    assert "memo" in failures(opened)
    listed = {line.name: line for line in opened.wiring.dialogs.list_plugins()._lines}
    assert (listed["memo"].state, listed["memo"].used) == ("failed", False)
