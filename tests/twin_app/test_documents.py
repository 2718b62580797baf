"""Documents open, join, save and close, and nothing is lost on the way."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import saving
from pytestqt.qtbot import QtBot

from sim.job import Job
from sim.project import Project
from sim.readers.twin import read_twin
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
    assert saving.saved(shell)
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


def test_unsaved_changes_are_asked_about(opened: Shell, qtbot: QtBot, prompts: Any, tmp_path: Path) -> None:
    documents, left = opened.wiring.documents, list[int]()
    opened.session.store.do("Rename", lambda p: replace(p, name="Other"))
    prompts.answers["unsaved"] = Answer.CANCEL
    documents.leave(lambda: left.append(1))
    opened.wiring.do("new")
    assert opened.session.store.value.name == "Other"
    prompts.answers |= {"unsaved": Answer.SAVE, "save": tmp_path / "none" / "a.twin"}
    documents.leave(lambda: left.append(2))
    settle(opened, qtbot)
    assert left == []
    assert opened.window.views.message_strip.sentence()
    prompts.answers["save"] = tmp_path / "a.twin"
    documents.leave(lambda: left.append(3))
    assert left == []  # not before it stands on disk
    settle(opened, qtbot)
    assert left == [3]
    opened.session.store.do("Rename", lambda p: replace(p, name="Again"))
    prompts.answers["unsaved"] = Answer.DISCARD
    opened.wiring.do("new")
    assert len(opened.session.store.value.elements) == 0


def slow_saving(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let the next saving wait for an event."""
    from sim.writers import twin

    go, save = Event(), twin.save_project

    def later(project: Project, path: Path, job: Job) -> None:
        assert go.wait(30)
        save(project, path, job)

    monkeypatch.setattr(twin, "save_project", later)
    return go


def test_edits_while_saving_stay_unsaved(
    opened: Shell, qtbot: QtBot, prompts: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, store = slow_saving(monkeypatch), opened.session.store
    prompts.answers["save"] = tmp_path / "a.twin"
    store.do("Rename", lambda p: replace(p, name="First"))
    first = store.value
    opened.wiring.do("save")
    store.do("Rename", lambda p: replace(p, name="Second"))
    go.set()
    settle(opened, qtbot)
    assert read_twin(tmp_path / "a.twin").project.name == "First"
    assert store.dirty
    store.undo()
    assert store.value is first
    assert not store.dirty


def test_the_window_closes_once_the_document_is_saved(
    opened: Shell, qtbot: QtBot, prompts: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = slow_saving(monkeypatch)
    prompts.answers |= {"unsaved": Answer.SAVE, "save": tmp_path / "a.twin"}
    opened.session.store.do("Rename", lambda p: replace(p, name="Last"))
    assert not opened.window.close()
    assert opened.window.isVisible()
    go.set()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert read_twin(tmp_path / "a.twin").project.name == "Last"


def test_a_cancelled_saving_leaves_the_document_unsaved(
    opened: Shell, qtbot: QtBot, prompts: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = slow_saving(monkeypatch)
    prompts.answers["save"] = tmp_path / "a.twin"
    opened.session.store.do("Rename", lambda p: replace(p, name="Other"))
    opened.wiring.do("save")
    opened.session.jobs.cancel_all()
    go.set()
    assert opened.session.store.dirty
    assert opened.wiring.documents.path is None
    monkeypatch.undo()
    assert saving.saved(opened)


def test_cancelling_brings_the_document_back(opened: Shell, qtbot: QtBot, shared_data: Path) -> None:
    opened.wiring.documents.open([str(shared_data / "ifc" / "ISSUE_021_Mini Project.ifc")])
    qtbot.wait(50)
    opened.session.jobs.cancel_all()
    assert not opened.session.jobs.busy()
    qtbot.wait(50)
    assert opened.session.store.value.name == "Cubes"
    assert {int(row) for chunk in opened.stage.scene.chunks for row in chunk.rows} == set(range(20))
