"""The same call with the address of a scheduler; a worker that is lost costs nothing but time."""

import os
import signal
import threading
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from sim.job import Job
from sim.operations.cluster import chunk
from sim.operations.compiling import compile_operation
from sim.operations.length import Length
from sim.operations.operation import Activity, Line, Operation, Take
from sim.operations.replication import EVENTS
from sim.operations.simulation import simulate

distributed = pytest.importorskip("distributed")

LOAD = Activity("load", Length("exponential", (3.0,)), (Take("trucks"),), goes={"": "trucks"})
ONE = Operation("", (Line("trucks", 2),), (LOAD,), until=2_000.0)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with distributed.LocalCluster(
            2, threads_per_worker=1, processes=False, dashboard_address=None
        ) as found:
            yield found


def same(found: Any, other: Any) -> bool:
    return [c.doing.tobytes() + c.spent.tobytes() for c in found] == [
        c.doing.tobytes() + c.spent.tobytes() for c in other
    ]


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_bits(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.operations.cluster.CHUNK", 0.0005)
    here = simulate(ONE, seed=3, replications=9)
    there = simulate(ONE, seed=3, replications=9, scheduler=cluster.scheduler_address)
    assert same(here.courses, there.courses)


def test_a_chunk_is_some_of_the_replications() -> None:
    here = simulate(ONE, seed=3, replications=6)
    assert same(here.courses[2:5], chunk(compile_operation(ONE), 3, 2, 3, EVENTS))


@pytest.mark.filterwarnings("ignore")
def test_the_loss_of_a_worker_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.operations.cluster.CHUNK", 0.02)
    longer = replace(ONE, until=200_000.0)
    here = simulate(longer, seed=3, replications=40)
    with (
        distributed.LocalCluster(2, threads_per_worker=1, processes=True, dashboard_address=None) as found,
        distributed.Client(found.scheduler_address) as client,
    ):
        first, *_ = client.run(os.getpid).values()
        killed: list[int] = []

        def report(code: str, done: int, total: int) -> None:
            if code == "operation-replications" and done >= 3 and not killed:
                killed.append(first)
                os.kill(first, signal.SIGKILL)

        job = Job(report, threading.Event())
        there = simulate(longer, seed=3, replications=40, scheduler=found.scheduler_address, job=job)
    assert killed
    assert same(here.courses, there.courses)
