"""A reader of a plugin serves the window: open dialog, opening, and what becomes of one that fails."""

from pathlib import Path

import memo_plugin
import pytest
from pytestqt.qtbot import QtBot

from twin_app.prompts import document_kinds
from twin_app.shell import Shell


def settle(shell: Shell, qtbot: QtBot) -> None:
    """Wait until all jobs have ended."""
    qtbot.waitUntil(lambda: not shell.session.jobs.busy(), timeout=20_000)


@pytest.mark.parametrize("bad", [False, True])
def test_reader_of_a_plugin(
    opened: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: bool
) -> None:
    monkeypatch.setenv("TWIN_HOME", str(tmp_path / "home"))
    folder = tmp_path / "home" / "data" / "plugins"
    folder.mkdir(parents=True)
    source = memo_plugin.source()
    if bad:
        source = source.replace("    rows = [line", "    raise KeyError('lost')\n    rows = [line")
    (folder / "memo.py").write_text(source, encoding="utf-8")
    (tmp_path / "plan.memo").write_text(memo_plugin.PLAN)
    wiring = opened.wiring
    wiring.plugins.extensions.use("memo", True)  # loads all anew
    settle(opened, qtbot)
    assert "*.memo" in document_kinds(wiring.dialogs._prompts.readers())
    assert "*.memo" not in document_kinds(())
    before = opened.session.store.value
    wiring.documents.add([str(tmp_path / "plan.memo")])
    settle(opened, qtbot)
    if bad:
        assert opened.session.store.value is before
        assert "memo" in opened.window.views.message_strip.sentence()
        assert "*.memo" not in document_kinds(wiring.dialogs._prompts.readers())
    else:
        assert opened.session.store.value.schedule.name == ("Dig", "Pour")
