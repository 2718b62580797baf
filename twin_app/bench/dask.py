"""Replications on two warm local Dask workers, beside one core."""

import importlib.util
import time

from sim.operations.compiling import Compiled
from sim.operations.simulation import simulate
from twin_app.bench._earthworks import compiled_earthworks, exponential
from twin_app.bench.result import Result, machine

WORKERS = 2
GOAL = 0.8


def run(small: bool) -> list[Result]:
    """Run the same replications on one core and on two workers; their results are the same bits."""
    until, count = (7_000.0, 4) if small else (3_500_000.0, 240)
    if importlib.util.find_spec("distributed") is None:
        note = "Dask is not installed (pip install twin-app[cluster])"
        return [Result("dask", 0.0, None, None, f">= {GOAL:g}", False, count, machine(), "s", note)]
    from distributed import LocalCluster

    compiled = compiled_earthworks(exponential(), until)
    simulate(compiled, replications=1)
    serial = _timed(compiled, count, "")
    with LocalCluster(WORKERS, threads_per_worker=1, dashboard_address=None) as cluster:
        simulate(compiled, seed=3, replications=2 * WORKERS, scheduler=cluster.scheduler_address)
        wall = _timed(compiled, count, cluster.scheduler_address)
    if serial[1] != wall[1]:
        raise RuntimeError("replications differ by where they are worked out")
    share = serial[0] / (WORKERS * wall[0])
    note = f"one core; {count} replications on {WORKERS} warm workers, statistics bit-identical"
    return [
        Result("dask", wall[0], serial[0], share, f">= {GOAL:g}", share >= GOAL, count, machine(), "s", note)
    ]


def _timed(compiled: Compiled, count: int, scheduler: str) -> tuple[float, list[bytes]]:
    begin = time.perf_counter()
    found = simulate(compiled, seed=3, replications=count, threads=1, scheduler=scheduler)
    taken = time.perf_counter() - begin
    return taken, [course.queue.tobytes() + course.doing.tobytes() for course in found.courses]
