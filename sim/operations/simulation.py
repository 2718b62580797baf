"""Replications of an operation on all cores, as many as wanted or as a confidence interval needs."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64
from sim.job import Job, silent_job
from sim.operations.cluster import courses_on
from sim.operations.compiling import Compiled, compile_operation
from sim.operations.measures import MEASURES
from sim.operations.operation import Operation
from sim.operations.replication import EVENTS, Course, replicate
from sim.operations.student import Estimate, estimate

LEAST = 5  # replications before a confidence interval is believed


@dataclass(frozen=True, slots=True)
class Wanted:
    """How sure a measure is to be: replications stop once half its confidence interval is no wider."""

    measure: str
    name: str
    half_width: float
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Simulation:
    """What came of the replications, in their order."""

    operation: Operation
    seed: int
    courses: tuple[Course, ...]

    def values(self, measure: str, name: str = "") -> F64:
        """Return a measure of every replication; see sim.operations.measures.MEASURES."""
        asked = MEASURES[measure]
        return np.array([asked(self.operation, course, name) for course in self.courses])

    def estimate(self, measure: str, name: str = "", confidence: float = 0.95) -> Estimate:
        """Return a measure's mean and confidence interval."""
        return estimate(self.values(measure, name), confidence)


def simulate(
    operation: Operation | Compiled,
    seed: int = 1,
    replications: int = 1,
    trace: bool = False,
    job: Job | None = None,
    threads: int = 0,
    wanted: Wanted | None = None,
    events: int = EVENTS,
    scheduler: str = "",
) -> Simulation:
    """Return what comes of an operation; the same however many threads work on it.

    Parameters
    ----------
    operation : Operation or Compiled
        Sound; see sim.operations.checking.
    seed : int
        Variants simulated with the same seed have the same random numbers in activities of the same name.
    replications : int
        At most so many where `wanted` is given.
    trace : bool
        Keep all that happens, of the first replication only.
    job : Job or None
    threads : int
        0 for one per core.
    wanted : Wanted or None
    events : int
        After so many a replication counts as endless.
    scheduler : str
        The address of a Dask scheduler to have the replications worked out by its workers, without a trace;
        "" for the threads of this process. The results are the same.

    Raises
    ------
    Cancelled
    ImportError, OSError
        As sim.operations.cluster says.
    """
    job = job or silent_job()
    compiled = operation if isinstance(operation, Compiled) else compile_operation(operation)
    courses: list[Course] = []
    if scheduler:
        found = courses_on(scheduler, compiled, seed, replications, job, events)
    else:
        found = _courses(compiled, seed, replications, trace, job, threads, events)
    for course in found:
        courses.append(course)
        job.step("operation-replications", len(courses), replications)
        if wanted is not None and len(courses) >= LEAST:
            values = [MEASURES[wanted.measure](compiled.operation, c, wanted.name) for c in courses]
            if estimate(values, wanted.confidence).half_width <= wanted.half_width:
                break
    return Simulation(compiled.operation, seed, tuple(courses))


def _courses(
    compiled: Compiled, seed: int, count: int, trace: bool, job: Job, threads: int, events: int
) -> Iterator[Course]:
    """Yield the courses in order; a few are under way beyond the one asked for."""
    workers = min(threads or os.cpu_count() or 1, count)
    if workers <= 1:
        for number in range(count):
            yield replicate(compiled, seed, number, trace and number == 0, job, events)
        return
    quiet = Job(lambda code, done, total: None, job.stop)
    with ThreadPoolExecutor(workers) as pool:
        ahead = [
            pool.submit(replicate, compiled, seed, number, trace and number == 0, quiet, events)
            for number in range(min(count, 2 * workers))
        ]
        following = len(ahead)
        try:
            while ahead:
                course = ahead.pop(0).result()
                if following < count:
                    ahead.append(pool.submit(replicate, compiled, seed, following, False, quiet, events))
                    following += 1
                yield course
        finally:
            for future in ahead:
                future.cancel()
