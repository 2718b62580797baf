"""Ten trucks and a loader, as an operation and as processes of SimPy, for the benches of simulation."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np
import simpy

from kernels import operation as o
from kernels.distributions import draws
from sim.operations.compiling import Compiled, compile_operation
from sim.operations.length import Length, constant
from sim.operations.operation import Activity, Flow, Line, Operation, Store, Take
from sim.operations.replication import Course, new_state

STEPS = ("load", "haul", "dump", "return")
MEANS = (7.0, 17.0, 3.0, 13.0)  # min; SimPM's documentation
TRUCKS = 10
LOAD = 60.0


def fixed() -> tuple[Length, ...]:
    """Return lengths that are always the same."""
    return tuple(constant(mean) for mean in MEANS)


def exponential() -> tuple[Length, ...]:
    """Return exponential lengths."""
    return tuple(Length("exponential", (mean,)) for mean in MEANS)


def earthworks(lengths: tuple[Length, ...], until: float) -> Operation:
    """Return the operation, until a time in minutes."""
    load, haul, dump, back = lengths
    return Operation(
        "Earthworks",
        (Line("trucks", TRUCKS), Line("loader", 1)),
        (
            Activity("load", load, (Take("trucks"), Take("loader")),
                     goes={"trucks": "haul", "loader": "loader"}),
            Activity("haul", haul, goes={"": "dump"}),
            Activity("dump", dump, puts=(Flow("pit", LOAD),), goes={"": "return"}),
            Activity("return", back, goes={"": "trucks"}),
        ),
        (Store("pit"),),
        until=until,
    )  # fmt: skip


@dataclass
class Told:
    """What both tell, to be compared."""

    loads: int = 0
    dumps: int = 0
    returns: int = 0
    waited: float = 0.0

    def same(self, other: "Told") -> bool:
        """Return whether two tell the same, sums to within rounding."""
        counts = (self.loads, self.dumps, self.returns) == (other.loads, other.dumps, other.returns)
        return counts and abs(self.waited - other.waited) <= 1e-9 * max(1.0, self.waited)


def told_of(course: Course) -> Told:
    """Return what a course tells."""
    return Told(
        int(course.line[0, o.TAKEN]), int(course.doing[2, o.FINISHES]), int(course.doing[3, o.FINISHES]),
        float(course.queue[0, o.WAITED]),
    )  # fmt: skip


def drawn(compiled: Compiled, seed: int, count: int) -> list[Iterator[float]]:
    """Return the lengths each activity will have, drawn beforehand so that the peer need not."""
    state, clock = new_state(compiled, seed, 0, 0)
    found = []
    for row in range(len(STEPS)):
        out = np.zeros(count)
        draws(compiled.plan, compiled.figure, state, clock, row, out)
        found.append(iter(out.tolist()))
    return found


def simpy_run(until: float, given: list[Iterator[float]] | None = None) -> Told:
    """Run the same model in SimPy; `given` are the lengths to come, else the fixed ones."""
    env = simpy.Environment()
    loader = simpy.Resource(env, 1)
    told = Told()

    def fixed_truck() -> Generator[simpy.Event, object, None]:
        load, haul, dump, back = MEANS
        while True:
            came = env.now
            with loader.request() as turn:
                yield turn
                told.loads += 1
                told.waited += env.now - came
                yield env.timeout(load)
            yield env.timeout(haul)
            yield env.timeout(dump)
            told.dumps += 1
            yield env.timeout(back)
            told.returns += 1

    def truck(steps: list[Iterator[float]]) -> Generator[simpy.Event, object, None]:
        load, haul, dump, back = steps
        while True:
            came = env.now
            with loader.request() as turn:
                yield turn
                told.loads += 1
                told.waited += env.now - came
                yield env.timeout(next(load))
            yield env.timeout(next(haul))
            yield env.timeout(next(dump))
            told.dumps += 1
            yield env.timeout(next(back))
            told.returns += 1

    for _ in range(TRUCKS):
        env.process(fixed_truck() if given is None else truck(given))
    env.run(until=until)
    return told


def compiled_earthworks(lengths: tuple[Length, ...], until: float) -> Compiled:
    """Return the operation ready to run."""
    return compile_operation(earthworks(lengths, until))
