"""A large model is drawn anew by a job, and the window goes on meanwhile."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from sim.project import Project
from sim.view import View
from twin_app import stage
from twin_app.shell import Shell

Cubes = Callable[[int], Project]


def drawn(shell: Shell) -> int:
    """Return how many elements the scene holds."""
    return len({int(row) for chunk in shell.stage.scene.chunks for row in chunk.rows})


def test_undo_draws_in_slices(
    shell: Shell, make_cubes: Cubes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "TRIANGLES", 50)
    store = shell.session.store
    store.open(make_cubes(20))
    store.do("Take away", lambda p: replace(Project(), name="bare"))
    assert drawn(shell) == 0
    store.undo()
    assert shell.session.jobs.busy()
    shell.session.view.set(replace(shell.session.view.value, hidden=np.array([3], np.int32)))
    qtbot.waitUntil(lambda: not shell.session.jobs.busy(), timeout=30_000)
    assert drawn(shell) == 20
    assert shell.stage.scene.texels[shell.stage.scene._model.order.tolist().index(3), 2] == 0


def test_what_is_replaced_meanwhile_is_given_up(
    shell: Shell, make_cubes: Cubes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "TRIANGLES", 50)
    store = shell.session.store
    store.open(make_cubes(20))
    store.open(make_cubes(10))
    store.open(make_cubes(3))  # few enough to be drawn at once
    assert drawn(shell) == 3
    qtbot.waitUntil(lambda: not shell.session.jobs.busy(), timeout=30_000)
    assert drawn(shell) == 3


def test_a_drawing_that_was_stopped_is_begun_again(
    shell: Shell, make_cubes: Cubes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "TRIANGLES", 50)
    shell.session.store.open(make_cubes(20))
    shell.stage.restore(shell.session.store.value, View())
    qtbot.waitUntil(lambda: not shell.session.jobs.busy(), timeout=30_000)
    assert drawn(shell) == 20
