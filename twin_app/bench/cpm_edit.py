"""One edit of a solved schedule, beside solving all of it."""

import random
import statistics
import time

import numpy as np

from kernels.arrays import I64
from sim.planning.cpm import Solution, solve, solve_network
from sim.planning.live_network import LiveNetwork
from sim.schedule import Schedule
from twin_app.bench._networks import HOUR, work_network
from twin_app.bench.cpm import median
from twin_app.bench.result import Result, machine

COLUMNS = (
    "early_start",
    "early_finish",
    "late_start",
    "late_finish",
    "total_float",
    "free_float",
    "critical",
)


def run(small: bool) -> list[Result]:
    """Edit durations, lags and links of 10,000 tasks one at a time."""
    count, links, edits = (200, 600, 60) if small else (10_000, 30_000, 400)
    schedule = work_network(count, links)
    live = LiveNetwork(schedule)
    rnd = random.Random(1)
    for _ in range(5):
        edit(live, rnd)
    taken, kept = [], schedule
    for number in range(edits):
        begin = time.perf_counter()
        edit(live, rnd)
        taken.append((time.perf_counter() - begin) * 1000)
        if number % max(1, edits // 10) == 0:
            check(live.solution, solve(live.schedule))
        kept = live.schedule
    full = median(lambda: solve(kept)) * 1000
    passes = median(lambda: solve_network(live.network)) * 1000
    ours = statistics.median(taken)
    slow = float(np.percentile(taken, 95))
    note = (
        f"durations, lags, links added and taken away; the peer is our full solve, {passes:.1f} ms of it "
        f"without compiling; slowest of 20: {slow:.2f} ms, of all: {max(taken):.2f} ms"
    )
    return [
        Result("cpm_edit", ours, full, full / ours, "<= 1 ms", ours <= 1.0, count, machine(), "ms", note),
    ]  # fmt: skip


def edit(live: LiveNetwork, rnd: random.Random) -> None:
    """Make one random edit of the kinds a planner makes."""
    schedule = live.schedule
    which = rnd.randrange(5)
    if which < 2:
        live.edit(rnd.randrange(len(schedule)), duration=rnd.randrange(1, 10) * 4 * HOUR)
    elif which == 2:
        live.set_lag(rnd.randrange(len(schedule.relations)), rnd.randrange(-1, 6) * 8 * HOUR)
    elif which == 3:
        live.add_relation(*_ends(schedule, rnd))
    else:
        live.remove_relation(rnd.randrange(len(schedule.relations)))


def _ends(schedule: Schedule, rnd: random.Random) -> tuple[int, int]:
    first = rnd.randrange(len(schedule) - 1)
    return first, min(len(schedule) - 1, first + rnd.randrange(1, 400))


def check(one: Solution, other: Solution) -> None:
    """Raise RuntimeError unless both are the same."""
    for name in COLUMNS:
        first: I64 = getattr(one, name).astype(np.int64)
        if not np.array_equal(first, getattr(other, name).astype(np.int64)):
            raise RuntimeError(f"{name} differs from a full solve")
