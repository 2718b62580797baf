"""The schedule is written in the format the file's name asks for; what is unknown is said."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from twin_app.shell import Shell


@pytest.mark.parametrize(("suffix", "mark"), [(".csv", b"Task 3"), (".ics", b"SUMMARY:Task 3")])
def test_suffix_decides(
    opened: Shell, qtbot: QtBot, prompts: Any, tmp_path: Path, suffix: str, mark: bytes
) -> None:
    opened.wiring.plugins.extensions.registry()
    asked: list[str] = []
    path = tmp_path / f"plan{suffix}"
    prompts.save_file = lambda proposal, kinds: asked.append(kinds) or str(path)
    opened.wiring.do("export")
    qtbot.waitUntil(lambda: not opened.session.jobs.busy(), timeout=20_000)
    assert mark in path.read_bytes()
    assert asked == ["Table (CSV) (*.csv);;Calendar (iCalendar) (*.ics)"] or "*.ics" in asked[0]


def test_unknown_format_and_bad_folder_are_told(
    opened: Shell, qtbot: QtBot, prompts: Any, tmp_path: Path
) -> None:
    for name in ("plan.dwg", "none/plan.csv"):
        opened.window.views.message_strip.clear()
        prompts.save_file = lambda proposal, kinds, name=name: str(tmp_path / name)
        opened.wiring.do("export")
        qtbot.waitUntil(lambda: not opened.session.jobs.busy(), timeout=20_000)
        assert str(tmp_path / name) in opened.window.views.message_strip.sentence()
    prompts.save_file = lambda proposal, kinds: ""
    opened.wiring.do("export")
    assert not opened.session.jobs.busy()
