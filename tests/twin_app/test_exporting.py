"""The schedule is written in the format the file's name asks for; what is unknown is said."""

from pathlib import Path
from typing import Any

import pytest
from planned_project import planned_project
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


def test_models_are_copied_with_the_schedule(
    opened: Shell, qtbot: QtBot, prompts: Any, tmp_path: Path
) -> None:
    project = planned_project(tmp_path, "IFC2X3")
    opened.session.store.open(project)
    asked: list[str] = []
    prompts.folder = lambda: str(tmp_path / "out")
    prompts.choose = lambda title, question, choices: asked.append(question) or choices[1]
    opened.wiring.do("export-models")
    qtbot.waitUntil(lambda: not opened.session.jobs.busy(), timeout=20_000)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["Walls-4d.ifc"]
    assert "IFC2X3" in asked[0]
    prompts.choose = lambda title, question, choices: choices[0]
    opened.wiring.do("export-models")
    qtbot.waitUntil(lambda: not opened.session.jobs.busy(), timeout=20_000)
    assert (tmp_path / "out" / "walls-IFC2X3-4d.ifc").is_file()


def test_who_changes_their_mind_writes_nothing(
    opened: Shell, qtbot: QtBot, prompts: Any, tmp_path: Path
) -> None:
    opened.session.store.open(planned_project(tmp_path, "IFC2X3"))
    prompts.folder = lambda: ""
    opened.wiring.do("export-models")
    prompts.folder = lambda: str(tmp_path / "out")
    prompts.choose = lambda title, question, choices: ""
    opened.wiring.do("export-models")
    qtbot.waitUntil(lambda: not opened.session.jobs.busy(), timeout=20_000)
    assert not (tmp_path / "out").exists()
