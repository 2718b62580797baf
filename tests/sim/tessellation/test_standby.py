"""The worker that waits."""

import sys
from pathlib import Path

import pytest
from shaped_ifc import columns, write

from sim.job import silent_job
from sim.opening.loading import load_model
from sim.tessellation import standby as module
from sim.tessellation.standby import Standby, command, end_worker


def test_a_load_takes_the_worker_that_waits_and_another_is_prepared(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ifc", columns(2))
    standby = Standby()
    standby.prepare()
    waiting = standby._waiting
    assert waiting is not None
    standby.prepare()
    assert standby._waiting is waiting
    assert load_model(path, silent_job(), use_cache=False, standby=standby).mesh.instance_count == 2
    assert waiting.poll() is not None
    after = standby._waiting
    assert after is not None
    assert after is not waiting
    standby.close()
    assert after.poll() is not None


def test_a_worker_that_died_waiting_is_replaced() -> None:
    standby = Standby()
    standby.prepare()
    dead = standby._waiting
    assert dead is not None
    dead.kill()
    dead.wait()
    process = standby.take()
    assert process is not dead
    assert process.poll() is None
    end_worker(process)


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command() == [sys.executable, "-m", "sim.tessellation.worker"]
    monkeypatch.setattr(module.sys, "frozen", True, raising=False)
    assert command() == [sys.executable, "--tessellate"]
