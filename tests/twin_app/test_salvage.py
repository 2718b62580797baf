"""Kept work is offered, opened as unsaved, and let go only when nothing in it can be lost."""

from pathlib import Path
from typing import Any

import pytest
import saving
from pytestqt.qtbot import QtBot

from resources.messages import text
from sim.opening.recovery import Recovery, recovery_copies
from sim.project import Project
from twin_app.salvage import Salvage
from twin_app.shell import Shell


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return where the work belongs that a crashed window has left."""
    monkeypatch.setenv("TWIN_HOME", str(tmp_path / "home"))
    recovery = Recovery()
    recovery.keep(Project(name="Kept"), tmp_path / "a.twin")
    assert recovery._lock is not None
    recovery._lock.release()
    return tmp_path / "a.twin"


def offered(shell: Shell, qtbot: QtBot, prompts: Any, answer: str) -> None:
    prompts.answers["choose"] = text(f"recovery-{answer}", "en")
    Salvage(shell.session, shell.wiring.documents, prompts).offer()
    qtbot.waitUntil(lambda: not shell.session.jobs.busy())


def test_opened_work_is_unsaved_until_it_is_saved(
    shell: Shell, qtbot: QtBot, prompts: Any, kept: Path
) -> None:
    prompts.answers["choose"] = text("recovery-open", "en")
    salvage = Salvage(shell.session, shell.wiring.documents, prompts)
    salvage.offer()
    qtbot.waitUntil(lambda: not shell.session.jobs.busy())
    assert shell.session.store.value.name == "Kept"
    assert shell.session.store.dirty
    assert shell.wiring.documents.path == kept
    assert len(recovery_copies()) == 1
    assert saving.saved(shell)
    assert kept.is_file()
    assert recovery_copies() == []


def test_later_means_later(shell: Shell, qtbot: QtBot, prompts: Any, kept: Path) -> None:
    offered(shell, qtbot, prompts, "later")
    assert shell.session.store.value.name == ""
    assert [copy.original for copy in recovery_copies()] == [kept]


def test_discarded_work_goes(shell: Shell, qtbot: QtBot, prompts: Any, kept: Path) -> None:
    offered(shell, qtbot, prompts, "discard")
    assert recovery_copies() == []
    assert not kept.exists()


def test_a_damaged_copy_is_told_and_kept(shell: Shell, qtbot: QtBot, prompts: Any, kept: Path) -> None:
    (copy,) = recovery_copies()
    copy.path.write_bytes(b"SQLite format 3\0 and no more")
    offered(shell, qtbot, prompts, "open")
    assert copy.path.name in shell.window.views.message_strip.sentence()
    assert copy.path.exists()
