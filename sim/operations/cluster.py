"""Replications on a Dask cluster: the same courses, worked out by whoever is free."""

import math
import time
from collections.abc import Iterator

from sim.job import Job
from sim.operations.compiling import Compiled
from sim.operations.replication import Course, replicate

CHUNK = 0.5  # s of work that is worth sending
RETRIES = 5


def courses_on(
    address: str, compiled: Compiled, seed: int, count: int, job: Job, events: int
) -> Iterator[Course]:
    """Yield the courses in order; those of a worker that is lost are worked out by another.

    Raises
    ------
    ImportError
        Without the extra ``cluster``.
    OSError
        Where no scheduler answers at the address.
    Cancelled
    """
    from distributed import Client

    replicate(compiled, seed, 0, False, job, events)
    begin = time.perf_counter()
    replicate(compiled, seed, 0, False, job, events)
    each = max(1e-6, time.perf_counter() - begin)
    size = min(count, math.ceil(CHUNK / each))
    with Client(address) as client:
        model = client.scatter(compiled, broadcast=True)
        parts = [
            client.submit(
                chunk, model, seed, first, min(size, count - first), events, pure=False, retries=RETRIES
            )
            for first in range(0, count, size)
        ]
        try:
            for part in parts:
                while not part.done():
                    job.step("operation-running", 0, 0)
                    time.sleep(0.01)
                yield from part.result()
        finally:
            client.cancel(parts)


def chunk(compiled: Compiled, seed: int, first: int, count: int, events: int) -> list[Course]:
    """Return some courses; what a worker does."""
    return [replicate(compiled, seed, number, False, None, events) for number in range(first, first + count)]
