"""The log of edits: who and when, and that it is never taken back."""

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from small_project import small_project

from sim import changes
from sim.changes import Change, ChangeKind, change
from sim.project import Project
from sim.store import Store


def test_a_change_knows_who_and_when(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes.getpass, "getuser", lambda: "王工")
    made = change("Enter progress")
    assert (made.who, made.what, made.kind) == ("王工", "Enter progress", ChangeKind.DONE)
    assert abs(made.when - np.datetime64(datetime.now(), "s")) <= np.timedelta64(2, "s")


def test_nobody_is_logged_in(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr(changes.getpass, "getuser", nobody)
    monkeypatch.setenv("USERNAME", "guest")
    assert change("x").who == "guest"


def test_the_store_adds_and_never_takes_back() -> None:
    store = Store(Project())
    store.do("Rename", lambda p: replace(p, name="a"))
    store.do("Nothing", lambda p: p)
    store.undo()
    store.redo()
    store.undo()
    store.undo()
    assert [(c.what, c.kind) for c in store.log] == [
        ("Rename", ChangeKind.DONE), ("Rename", ChangeKind.UNDONE), ("Rename", ChangeKind.REDONE),
        ("Rename", ChangeKind.UNDONE),
    ]  # fmt: skip
    assert not store.dirty


def test_the_log_goes_on_where_the_file_ended() -> None:
    old = Change(np.datetime64("2026-03-02T08:00", "s"), "wang", "Set baseline")
    store = Store(Project())
    store.open(replace(small_project(), changes=(old,)))
    store.do("Rename", lambda p: replace(p, name="b"))
    assert store.log[0] is old
    assert len(store.log) == 2


def test_old_entries_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.store.LOGGED", 3)
    store = Store(Project())
    for number in range(5):
        store.do(str(number), lambda p, number=number: replace(p, name=str(number)))  # type: ignore[misc]
    assert [c.what for c in store.log] == ["2", "3", "4"]
