"""Replications on all cores, beside one core."""

import os
import time

from sim.operations.simulation import simulate
from twin_app.bench._earthworks import compiled_earthworks, exponential
from twin_app.bench.result import Result, machine


def run(small: bool) -> list[Result]:
    """Run the same replications on one core and on all; their results are the same bits."""
    cores = os.cpu_count() or 1
    until, count = (7_000.0, 4) if small else (700_000.0, 12 * cores)
    compiled = compiled_earthworks(exponential(), until)
    simulate(compiled, replications=1)
    begin = time.perf_counter()
    alone = simulate(compiled, seed=3, replications=count, threads=1)
    serial = time.perf_counter() - begin
    begin = time.perf_counter()
    together = simulate(compiled, seed=3, replications=count, threads=cores)
    wall = time.perf_counter() - begin
    for one, other in zip(alone.courses, together.courses, strict=True):
        if one.queue.tobytes() != other.queue.tobytes() or one.doing.tobytes() != other.doing.tobytes():
            raise RuntimeError("replications differ by the number of threads")
    ratio = serial / wall
    note = f"one core of the same machine; {count} replications, statistics bit-identical, {cores} cores"
    return [
        Result(
            "replications", wall * 1000, serial * 1000, ratio, f">= {0.9 * cores:g} x", ratio >= 0.9 * cores,
            count, machine(), "ms", note,
        )
    ]  # fmt: skip
