"""The window survives bad files, full disks, vanished files and its own sudden end; nothing is lost."""

import os
import resource
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import saving
from command import ROOT
from oracles.bad_files import REFUSED
from pytestqt.qtbot import QtBot
from shaped_ifc import columns

from sim.opening.recovery import recovery_copies
from twin_app.shell import Shell


def settle(shell: Shell, qtbot: QtBot) -> None:
    """Wait until all jobs have ended."""
    qtbot.waitUntil(lambda: not shell.session.jobs.busy(), timeout=60_000)


def said(shell: Shell) -> str:
    """Return what the strip says."""
    return shell.window.views.message_strip.sentence()


def rename(shell: Shell, name: str) -> None:
    """Make the document dirty."""
    shell.session.store.do("Rename", lambda project: replace(project, name=name))


def test_each_bad_file_is_told_and_the_open_project_stays(
    opened: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    before = opened.session.store.value
    for number, (kind, (name, write, _, where)) in enumerate(REFUSED.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / name
        write(path)
        opened.window.views.message_strip.clear()
        opened.wiring.documents.open([str(path)])
        settle(opened, qtbot)
        assert str(path) in said(opened) or name in said(opened), kind
        assert where in said(opened), kind
        assert "\n" not in said(opened), kind
        assert opened.session.store.value is before, kind
        assert not opened.session.store.dirty, kind
    assert opened.window.isVisible()
    assert {int(row) for chunk in opened.stage.scene.chunks for row in chunk.rows} == set(range(20))


def test_a_good_file_opens_after_a_bad_one(opened: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bad.ifc").write_bytes(b"\x00" * 100)
    (tmp_path / "good.ifc").write_text(columns(3))
    for name in ("bad.ifc", "good.ifc"):
        opened.wiring.documents.open([str(tmp_path / name)])
        settle(opened, qtbot)
    assert len(opened.session.store.value.elements) == 3


def test_a_good_and_a_bad_file_together_change_nothing(opened: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bad.ifc").write_bytes(b"\x00" * 100)
    (tmp_path / "good.ifc").write_text(columns(3))
    before = opened.session.store.value
    opened.wiring.documents.add([str(tmp_path / "good.ifc"), str(tmp_path / "bad.ifc")])
    settle(opened, qtbot)
    assert "bad.ifc" in said(opened)
    assert opened.session.store.value is before
    assert {int(row) for chunk in opened.stage.scene.chunks for row in chunk.rows} == set(range(20))


@pytest.fixture
def saved(shell: Shell, qtbot: QtBot, prompts: Any, tmp_path: Path) -> Path:
    """Return the file of an open, saved project with one model beside it."""
    (tmp_path / "model.ifc").write_text(columns(3))
    shell.wiring.documents.open([str(tmp_path / "model.ifc")])
    settle(shell, qtbot)
    prompts.answers["save"] = tmp_path / "a.twin"
    assert saving.saved(shell)
    return tmp_path / "a.twin"


def test_a_full_disk_keeps_the_old_file_and_the_changes(shell: Shell, saved: Path) -> None:
    before = saved.read_bytes()
    rename(shell, "Other")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        good = saving.saved(shell)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not good
    assert "a.twin" in said(shell)
    assert shell.session.store.dirty
    assert saved.read_bytes() == before
    assert sorted(path.name for path in saved.parent.glob("*.twin*")) == ["a.twin"]
    assert saving.saved(shell)
    assert not shell.session.store.dirty


def test_a_model_that_vanished_or_changed_is_told_when_the_project_opens(
    shell: Shell, qtbot: QtBot, saved: Path
) -> None:
    model = saved.parent / "model.ifc"
    model.write_text(columns(4))
    rename(shell, "Changed")
    assert saving.saved(shell)
    shell.wiring.documents.open([str(saved)])
    settle(shell, qtbot)
    assert len(shell.session.store.value.elements) == 4
    assert said(shell)
    rename(shell, "Vanished")
    model.unlink()
    assert saving.saved(shell)
    shell.wiring.documents.open([str(saved)])
    settle(shell, qtbot)
    assert len(shell.session.store.value.elements) == 4
    assert "model.ifc" in said(shell)


def test_a_project_file_that_vanished_is_written_again(shell: Shell, saved: Path) -> None:
    saved.unlink()
    rename(shell, "Other")
    assert saving.saved(shell)
    assert saved.is_file()


def test_a_folder_that_vanished_is_told(shell: Shell, qtbot: QtBot, prompts: Any, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    (tmp_path / "model.ifc").write_text(columns(1))
    shell.wiring.documents.open([str(tmp_path / "model.ifc")])
    settle(shell, qtbot)
    prompts.answers["save"] = tmp_path / "gone/a.twin"
    assert saving.saved(shell)
    (tmp_path / "gone/a.twin").unlink()
    (tmp_path / "gone").rmdir()
    rename(shell, "Other")
    assert not saving.saved(shell)
    assert "a.twin" in said(shell)
    assert shell.session.store.dirty


def test_what_another_window_saved_is_not_overwritten_unasked(
    shell: Shell, saved: Path, prompts: Any
) -> None:
    from sim.writers.twin import save_project

    save_project(replace(shell.session.store.value, name="Of the other window"), saved)
    theirs = saved.read_bytes()
    rename(shell, "Mine")
    prompts.answers["save"] = saved.with_name("mine.twin")
    assert saving.saved(shell)
    assert saved.read_bytes() == theirs
    assert saved.with_name("mine.twin").is_file()
    assert "a.twin" in said(shell)
    assert shell.wiring.documents.path == saved.with_name("mine.twin")


CRASHING = """
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QTimer
from twin_app.settings import Settings
from twin_app.shell import application, build

app = application()
shell = build(app, Settings(Path(sys.argv[1])))
shell.window.show()
shell.session.store.do("Rename", lambda project: replace(project, name="Unsaved work"))
shell.wiring._autosave.keep()

def look():
    if not shell.session.jobs.busy():
        print("kept", flush=True)

timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
app.exec()
"""


@pytest.mark.skipif(os.name == "nt", reason="no signals there")
def test_work_of_a_killed_window_is_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWIN_HOME", str(tmp_path / "home"))
    with subprocess.Popen(
        [sys.executable, "-c", CRASHING, str(tmp_path / "settings.ini")], cwd=ROOT, stdout=subprocess.PIPE,
        text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == "kept\n"
        assert recovery_copies() == []  # its window is alive
        child.send_signal(signal.SIGKILL)
        child.wait()
        deadline = time.monotonic() + 5
        while not recovery_copies() and time.monotonic() < deadline:
            time.sleep(0.05)
    (copy,) = recovery_copies()
    assert (copy.name, copy.original) == ("Unsaved work", None)
