"""Documents open, join, save and close, and nothing is lost on the way."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from twin_app.prompts import Answer
from twin_app.shell import Shell


def settle(shell: Shell, qtbot: QtBot) -> None:
    """Wait until all jobs have ended."""
    qtbot.waitUntil(lambda: not shell.session.jobs.busy(), timeout=120_000)


def test_a_real_model_loads_is_saved_and_opened_again(
    shell: Shell, qtbot: QtBot, prompts: Any, shared_data: Path, tmp_path: Path
) -> None:
    documents, store = shell.wiring.documents, shell.session.store
    documents.open([str(shared_data / "ifc" / "AC20-FZK-Haus.ifc")])
    settle(shell, qtbot)
    count = len(store.value.elements)
    assert count > 80
    assert shell.stage.scene.chunks
    assert not shell.window.isWindowModified()
    assert shell.session.settings.recent[0].endswith("AC20-FZK-Haus.ifc")
    drawn = sum(len(chunk.triangles) for chunk in shell.stage.scene.chunks)
    assert drawn == store.value.mesh.drawn_triangles()
    prompts.answers["save"] = tmp_path / "house.twin"
    store.do("Rename", lambda p: replace(p, name="House"))
    assert documents.save()
    assert not store.dirty
    documents.open([str(tmp_path / "house.twin")])
    settle(shell, qtbot)
    assert store.value.name == "House"
    assert len(store.value.elements) == count
    assert documents.title == "house.twin"


def test_adding_a_model_is_one_step(opened: Shell, qtbot: QtBot, shared_data: Path) -> None:
    opened.wiring.documents.add([str(shared_data / "ifc" / "AC20-FZK-Haus.ifc")])
    settle(opened, qtbot)
    assert len(opened.session.store.value.models) == 2
    opened.wiring.do("undo")
    assert len(opened.session.store.value.elements) == 20
    assert len({int(row) for chunk in opened.stage.scene.chunks for row in chunk.rows}) == 20


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.ifc", b""), ("b.ifc", b"nonsense"), ("c.twin", b"SQLite format 3\x00"), ("d.xml", b"<a>")],
)
def test_a_bad_file_is_told_and_nothing_is_lost(
    opened: Shell, qtbot: QtBot, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    before = opened.session.store.value
    opened.wiring.documents.open([str(tmp_path / name)])
    settle(opened, qtbot)
    assert name in opened.window.views.message_strip.sentence()
    assert "Traceback" not in opened.window.views.message_strip.sentence()
    assert opened.session.store.value is before


def test_unsaved_changes_are_asked_about(opened: Shell, prompts: Any, tmp_path: Path) -> None:
    opened.session.store.do("Rename", lambda p: replace(p, name="Other"))
    prompts.answers["unsaved"] = Answer.CANCEL
    assert not opened.wiring.documents.may_close()
    opened.wiring.do("new")
    assert opened.session.store.value.name == "Other"
    prompts.answers |= {"unsaved": Answer.SAVE, "save": tmp_path / "none" / "a.twin"}
    assert not opened.wiring.documents.may_close()
    assert opened.window.views.message_strip.sentence()
    prompts.answers["unsaved"] = Answer.DISCARD
    opened.wiring.do("new")
    assert len(opened.session.store.value.elements) == 0


def test_cancelling_brings_the_document_back(opened: Shell, qtbot: QtBot, shared_data: Path) -> None:
    opened.wiring.documents.open([str(shared_data / "ifc" / "ISSUE_021_Mini Project.ifc")])
    qtbot.wait(50)
    opened.session.jobs.cancel_all()
    assert not opened.session.jobs.busy()
    qtbot.wait(50)
    assert opened.session.store.value.name == "Cubes"
    assert {int(row) for chunk in opened.stage.scene.chunks for row in chunk.rows} == set(range(20))
