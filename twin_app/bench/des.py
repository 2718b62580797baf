"""Discrete events, beside SimPy: the same model, the same lengths, the same results."""

import statistics
import time

from sim.operations.replication import replicate
from twin_app.bench._earthworks import compiled_earthworks, drawn, exponential, fixed, simpy_run, told_of
from twin_app.bench.result import Result, machine

GOAL, FLOOR = 40.0, 30.0


def run(small: bool) -> list[Result]:
    """Run ten trucks and a loader for a while, with fixed and with exponential lengths."""
    until = 7_000.0 if small else 700_000.0
    return [_beside("fixed", until), _beside("random", until)]


def _beside(name: str, until: float, rounds: int = 5) -> Result:
    lengths = fixed() if name == "fixed" else exponential()
    compiled = compiled_earthworks(lengths, until)
    replicate(compiled, 1)
    ours, theirs = [], []
    for _ in range(rounds):
        begin = time.perf_counter()
        course = replicate(compiled, 1)
        ours.append(time.perf_counter() - begin)
        given = None if name == "fixed" else drawn(compiled, 1, int(until))
        begin = time.perf_counter()
        told = simpy_run(until, given)
        theirs.append(time.perf_counter() - begin)
        if not told.same(told_of(course)):
            raise RuntimeError(f"{told} differs from {told_of(course)}")
    mine, peer = statistics.median(ours), statistics.median(theirs)
    ratio = peer / mine
    note = (
        f"SimPy 4: {told.loads:,} loads of ten trucks at one loader, counts and waits equal; "
        + (
            "lengths fixed"
            if name == "fixed"
            else "its exponential lengths drawn beforehand, ours as it goes"
        )
        + f"; {mine / max(1, told.loads) * 1e9:.0f} ns a cycle; floor {FLOOR:g} x"
    )
    return Result(
        f"des/{name}", mine * 1000, peer * 1000, ratio, f">= {GOAL:g} x", ratio >= GOAL, told.loads,
        machine(), "ms", note,
    )  # fmt: skip
