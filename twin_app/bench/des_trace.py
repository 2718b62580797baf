"""Discrete events with all that happens kept, beside SimPM and OpenCLSim where they are installed."""

import importlib.util
import logging
import math
import statistics
import time
from collections.abc import Generator
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import datetime
from io import StringIO
from typing import Any

from sim.operations.compiling import compile_operation
from sim.operations.length import constant
from sim.operations.operation import Activity, Flow, Line, Operation, Store, Take
from sim.operations.replication import replicate
from twin_app.bench._earthworks import LOAD, MEANS, STEPS, TRUCKS, earthworks, fixed
from twin_app.bench.result import Result, machine

GOAL = 300.0
FAR_GOAL = 3_000.0  # beside OpenCLSim
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
    turns = _turns(5 if small else 500)
    if importlib.util.find_spec("simpm") is None:
        note += "; SimPM is not installed (pip install twin-app[peers])"
        return [_result("des_trace", mine, None, rows, note), turns]
    simpm_run(600.0)
    begin = time.perf_counter()
    end = simpm_run(capacity)
    theirs = time.perf_counter() - begin
    if end != course.time:
        raise RuntimeError(f"SimPM ends at {end}, ours at {course.time}")
    note += "; SimPM with its logs on, ending at the same time"
    return [_result("des_trace", mine, theirs, rows, note), turns]


def _result(name: str, mine: float, theirs: float | None, rows: int, note: str, goal: float = GOAL) -> Result:
    peer = None if theirs is None else theirs * 1000
    ratio = None if theirs is None else theirs / mine
    met = ratio is not None and ratio >= goal
    return Result(name, mine * 1000, peer, ratio, f">= {goal:g} x", met, rows, machine(), "ms", note)


def _turns(each: int) -> Result:
    """Let every truck make so many turns, beside OpenCLSim."""
    operation = replace(earthworks(fixed(), math.inf), goal="return", times=TRUCKS * each)
    compiled = compile_operation(operation)
    replicate(compiled, 1, trace=True)
    begin = time.perf_counter()
    course = replicate(compiled, 1, trace=True)
    mine = time.perf_counter() - begin
    rows = len(course.trace) if course.trace is not None else 0
    if importlib.util.find_spec("openclsim") is None:
        note = "OpenCLSim is not installed (pip install twin-app[peers])"
        return _result("des_trace/turns", mine, None, rows, note, FAR_GOAL)
    openclsim_run(1)
    begin = time.perf_counter()
    end = openclsim_run(each)
    theirs = time.perf_counter() - begin
    if abs(end - course.time) > 1e-6 * end:
        raise RuntimeError(f"OpenCLSim ends at {end}, ours at {course.time}")
    return _result("des_trace/turns", mine, theirs, rows, "OpenCLSim, ending at the same time", FAR_GOAL)


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


def openclsim_run(each: int) -> float:
    """Run the turns in OpenCLSim; return when they end."""
    import shapely
    import simpy
    from openclsim import core, model

    env = simpy.Environment(initial_time=0)
    env.epoch = datetime(1970, 1, 1)
    common = (core.Identifiable, core.Log, core.Locatable, core.HasResource)
    site = type("Site", (*common, core.HasContainer), {})
    digger = type("Digger", (*common, core.Processor), {})
    place = shapely.geometry.Point(0, 0)
    whole = TRUCKS * each * LOAD
    rest = {"env": env, "geometry": place}
    pit = site(name="pit", ID="pit", capacity=whole, level=whole, nr_resources=TRUCKS, **rest)
    loader = digger(name="loader", ID="loader", nr_resources=1, **rest)
    registry: dict[str, Any] = {}
    known = {"env": env, "registry": registry}
    turns = []
    for i in range(TRUCKS):
        truck = site(name=f"truck {i}", ID=f"truck {i}", capacity=whole, level=0, nr_resources=1, **rest)
        steps = [
            model.ShiftAmountActivity(
                name=f"load {i}", processor=loader, origin=pit, destination=truck, amount=LOAD,
                duration=MEANS[0], **known,
            ),
            *(
                model.BasicActivity(name=f"{step} {i}", duration=mean, **known)
                for step, mean in zip(STEPS[1:], MEANS[1:], strict=True)
            ),
        ]  # fmt: skip
        turn = model.SequentialActivity(name=f"turn {i}", sub_processes=steps, **known)
        turns.append(model.RepeatActivity(name=f"turns {i}", sub_processes=[turn], repetitions=each, **known))
    model.register_processes(turns)
    env.run()
    return float(env.now)
