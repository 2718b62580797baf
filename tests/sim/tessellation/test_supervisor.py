"""Shards that refuse, die and hang; what is left of them goes down the ladder."""

import faulthandler
import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from sim.tessellation import supervisor as module
from sim.tessellation.ladder import LAST, Rung
from sim.tessellation.routing import Work
from sim.tessellation.supervisor import FORKS, Supervisor, cores

pytestmark = pytest.mark.skipif(not FORKS, reason="a replaced function reaches only a forked shard")


def run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, act: Any, steps: range, **options: Any
) -> dict[str, Any]:
    """Run shards that call act(step, level) per step: True delivers, False refuses."""

    def shard(number: int, line: Any, folder: Path, path: Path, file: Any, work: Work) -> None:
        for step in work.steps:
            if act(step, work.rung.level):
                line.send(("batch", f"{step} {work.rung.level}", [step]))
            else:
                line.send(("bad", step, "shape-not-finite"))
        line.send(("end",))
        line.close()
        os._exit(0)

    heard: dict[str, Any] = {"good": {}, "bad": {}}

    def tell(kind: str, values: dict[str, Any]) -> None:
        if kind == "batch":
            step, level = map(int, values["path"].split())
            assert step not in heard["good"]
            heard["good"][step] = level
        else:
            heard["bad"][values["step"]] = values["reason"]

    monkeypatch.setattr(module, "run_shard", shard)
    Supervisor(tmp_path, None, tmp_path, tell, **options).run([Work(tuple(steps), Rung())])  # type: ignore[arg-type]
    return heard


def test_what_one_kernel_refuses_the_next_gets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    heard = run(monkeypatch, tmp_path, lambda step, level: step != 7 or level == LAST, range(20))
    assert heard["bad"] == {}
    assert heard["good"] == {step: LAST if step == 7 else 0 for step in range(20)}


def test_what_all_kernels_refuse_is_named_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heard = run(monkeypatch, tmp_path, lambda step, level: step != 7, range(20))
    assert heard["bad"] == {7: "shape-not-finite"}
    assert len(heard["good"]) == 19


def test_a_crash_costs_only_the_product_that_crashes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def act(step: int, level: int) -> bool:
        if step == 33:
            faulthandler.disable()  # a stack on the console would look like a failure of the test
            os.kill(os.getpid(), signal.SIGSEGV)
        return True

    heard = run(monkeypatch, tmp_path, act, range(100))
    assert heard["bad"] == {33: "shape-crashed"}
    assert sorted(heard["good"]) == [step for step in range(100) if step != 33]


def test_a_product_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def act(step: int, level: int) -> bool:
        if step == 3:
            time.sleep(60)
        return True

    heard = run(monkeypatch, tmp_path, act, range(6), patience=0.3)
    assert heard["bad"] == {3: "shape-hung"}
    assert sorted(heard["good"]) == [0, 1, 2, 4, 5]


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1
