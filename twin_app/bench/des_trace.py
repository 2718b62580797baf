"""Discrete events with all that happens kept, beside SimPM with logging where that is installed."""

import importlib.util
import logging
import math
import statistics
import time
from collections.abc import Generator
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from sim.operations.compiling import compile_operation
from sim.operations.length import constant
from sim.operations.operation import Activity, Flow, Line, Operation, Store, Take
from sim.operations.replication import replicate
from twin_app.bench._earthworks import LOAD, MEANS, TRUCKS
from twin_app.bench.result import Result, machine

GOAL = 300.0
CAPACITY = 100_000.0
END = 11_752.0  # SimPM's documentation


def run(small: bool) -> list[Result]:
    """Fill a dump of limited capacity, all events kept."""
    capacity = 6_000.0 if small else CAPACITY
    compiled = compile_operation(full_dump(capacity))
    course = replicate(compiled, 1, trace=True)
    ours = []
    for _ in range(5 if small else 51):
        begin = time.perf_counter()
        course = replicate(compiled, 1, trace=True)
        ours.append(time.perf_counter() - begin)
    mine = statistics.median(ours)
    if capacity == CAPACITY and course.time != END:
        raise RuntimeError(f"ended at {course.time}, not {END}")
    rows = len(course.trace) if course.trace is not None else 0
    note = f"{rows:,} rows of trace"
    if importlib.util.find_spec("simpm") is None:
        note += "; SimPM is not installed (pip install twin-app[peers])"
        return [_result(mine, None, rows, note)]
    simpm_run(600.0)
    begin = time.perf_counter()
    end = simpm_run(capacity)
    theirs = time.perf_counter() - begin
    if end != course.time:
        raise RuntimeError(f"SimPM ends at {end}, ours at {course.time}")
    return [_result(mine, theirs, rows, note + "; SimPM with its logs on, ending at the same time")]


def _result(mine: float, theirs: float | None, rows: int, note: str) -> Result:
    peer = None if theirs is None else theirs * 1000
    ratio = None if theirs is None else theirs / mine
    met = ratio is not None and ratio >= GOAL
    return Result("des_trace", mine * 1000, peer, ratio, f">= {GOAL:g} x", met, rows, machine(), "ms", note)


def full_dump(capacity: float = CAPACITY) -> Operation:
    """Return the operation: trucks block at the dump once it is full."""
    load, haul, dump, back = (constant(mean) for mean in MEANS)
    return Operation(
        "Earthmoving",
        (Line("trucks", TRUCKS), Line("loader", 1), Line("at dump")),
        (
            Activity("load", load, (Take("trucks"), Take("loader")),
                     goes={"trucks": "haul", "loader": "loader"}),
            Activity("haul", haul, goes={"": "dump"}),
            Activity("dump", dump, goes={"": "at dump"}),
            Activity("tip", constant(0), (Take("at dump"),), puts=(Flow("pit", LOAD),), goes={"": "return"}),
            Activity("return", back, goes={"": "trucks"}),
        ),
        (Store("pit", 0.0, capacity),),
        until=math.inf,
    )  # fmt: skip


def simpm_run(capacity: float) -> float:
    """Run the same model in SimPM with its logs on; return when it ends."""
    from simpm import des

    def work(truck: Any) -> Generator[Any, Any, None]:
        load, haul, dump, back = MEANS
        while True:
            yield truck.get(loader, 1)
            yield truck.do("load", load)
            yield truck.put(loader, 1)
            yield truck.do("haul", haul)
            yield truck.do("dump", dump)
            yield truck.add(pit, int(LOAD))
            yield truck.do("return", back)

    level = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with redirect_stdout(StringIO()):
            env = des.Environment("earthmoving")
            loader = des.Resource(env, "loader", init=1, capacity=1)
            pit = des.Resource(env, "pit", init=0, capacity=int(capacity))
            for truck in env.create_entities("truck", TRUCKS, print_actions=False, log=True):
                env.process(work(truck))
            env.run()
    finally:
        logging.disable(level)
    return float(env.now)
