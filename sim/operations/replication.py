"""One replication of an operation: its state, its course, what came of it."""

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np

from kernels import operate
from kernels import operation as o
from kernels.arrays import F64, I32, I64
from kernels.streams import NUMBER, REPLICATION, SEED, STREAM, WORD
from sim.job import Job, silent_job
from sim.operations.compiling import Compiled

EVENTS = 2_000_000_000  # after so many a model counts as endless
SLICE = 1_000_000  # events between two looks at the job
MOST = 1 << 22  # pieces of interrupted work after which a model counts as endless
ROOM = 1 << 14  # rows of the trace to begin with


class End(IntEnum):
    """Why a replication ended."""

    LIMIT = 0  # too many events
    UNTIL = operate.UNTIL
    GOAL = operate.GOAL
    STILL = operate.STILL
    CALENDAR = operate.ENDED
    LENGTH = operate.WRONG


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """What happened, by time.

    Attributes
    ----------
    time : float64[n]
    says : int32[n]
        kernels.operation.START to HOLD.
    about : int32[n]
        The activity; of failures and repairs the line the entity began in.
    serial : int64[n]
        The same for all rows of one start; -1 for none.
    entity : int32[n, s]
        Whom, by slot; -1 for none.
    """

    time: F64
    says: I32
    about: I32
    serial: I64
    entity: I32

    def __len__(self) -> int:
        return self.time.size


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """What came of a replication; rows are those of the operation, columns those of kernels.operation.

    Attributes
    ----------
    end : End
    culprit : int
        The activity whose length was negative or no number, -1 if none.
    time : float
        When it ended.
    since : float
        When the statistics begin.
    events : int
    line : int64[l, 7]
        FIRST to LONGEST; counts of what came and went since.
    queue : float64[l, 4]
        AREA to LONGEST_WAIT.
    store : float64[s, 7]
        AREA to GREATEST.
    doing : int64[a, 4]
        STARTS to HOLDUPS.
    spent : float64[a, 3]
        BUSY to HELD.
    kind_busy : float64[l, a]
        Time of the entities that began in a line, in an activity.
    trace : Trace or None
    """

    end: End
    culprit: int
    time: float
    since: float
    events: int
    line: I64
    queue: F64
    store: F64
    doing: I64
    spent: F64
    kind_busy: F64
    trace: Trace | None


def replicate(
    compiled: Compiled,
    seed: int,
    replication: int = 0,
    trace: bool = False,
    job: Job | None = None,
    events: int = EVENTS,
) -> Course:
    """Return the course of one replication; the same for the same seed and number, whoever asks.

    Raises
    ------
    Cancelled
    """
    job = job or silent_job()
    operation, plan, figure = compiled.operation, compiled.plan, compiled.figure
    state, clock = new_state(compiled, seed, replication, ROOM + 2 * int(plan[o.ENTITIES]) if trace else 0)
    operate.enter(plan, figure, state, clock)
    goal = next((i for i, a in enumerate(operation.activities) if a.name == operation.goal), -1)
    rows: list[tuple[F64, I64]] = []
    before: tuple[I64, F64] | None = None
    warming = 0 < operation.warm_up < operation.until
    while True:
        until = operation.warm_up if warming else operation.until
        left = min(SLICE, events - int(state[o.EVENTS]))
        why = operate.run(plan, figure, state, clock, until, goal, operation.times, left)
        if why == operate.FULL:
            rows.append(_taken(plan, state, clock))
        elif why == operate.UNTIL and warming:
            warming = False
            before = state.copy(), clock.copy()
            operate.close(plan, *before)
            _forget_records(plan, state, clock)
        elif why == operate.CRAMPED and plan[o.ROOMS] < MOST:
            return replicate(compiled.roomier(), seed, replication, trace, job, events)
        elif why != operate.PAUSED or left < SLICE:
            break
        job.step("operation-running", int(state[o.EVENTS]), 0)
    operate.close(plan, state, clock)
    if trace:
        rows.append(_taken(plan, state, clock))
    why = operate.PAUSED if why == operate.CRAMPED else why
    return _course(compiled, state, clock, before, End(why), rows if trace else None)


def new_state(compiled: Compiled, seed: int, replication: int, room: int) -> tuple[I64, F64]:
    """Return the state and clock of a replication nobody has entered yet, with room for a trace."""
    plan = compiled.plan
    width = o.ACTORS + int(plan[o.SLOTS])
    state = np.zeros(compiled.sizes[0] + room * width, np.int64)
    clock = np.zeros(compiled.sizes[1] + room)
    state[SEED : SEED + 2] = seed & WORD, (seed >> 32) & WORD
    state[REPLICATION] = replication & WORD
    state[o.ROOM] = room
    streams = state[plan[o.STREAM_AT] :][: compiled.stream.size * STREAM].reshape(-1, STREAM)
    streams[:, NUMBER] = compiled.stream
    entity = table(plan, state, o.ENTITY_AT, o.ENTITIES, o.ENTITY)
    entity[:] = -1
    entity[:, o.DOWN] = 0
    table(plan, state, o.LINE_AT, o.LINES, o.LINE_COUNTS)[:, [o.FIRST, o.LAST]] = -1
    rooms = table(plan, state, o.INSTANCE_AT, o.ROOMS, o.WITH + int(plan[o.SLOTS]))
    rooms[:, o.OF] = np.arange(1, rooms.shape[0] + 1)
    table(plan, state, o.DIRTY_AT, o.PLACES, 1)[:] = 1
    series = slice(int(plan[o.CURSOR_AT]), int(plan[o.TRACE_AT]))
    state[series] = plan[plan[o.WINDOW_AT] :][: series.stop - series.start]
    amounts = np.array([store.amount for store in compiled.operation.stores])
    table(plan, clock, o.LEVEL_AT, o.STORES, o.AMOUNTS)[:, [o.LEVEL, o.GREATEST]] = amounts[:, None]
    table(plan, clock, o.WAKE_AT, o.PLACES, 1)[:] = -1.0
    table(plan, clock, o.HELD_AT, o.PLACES, 1)[:] = -1.0
    table(plan, clock, o.READY_AT, o.PLACES, 1)[:] = math.nan
    return state, clock


def table(plan: I64, array: Any, at: int, count: int, width: int) -> Any:
    """Return a table of the state or the clock, by rows."""
    begin, rows = int(plan[at]), int(plan[count])
    return array[begin : begin + rows * width].reshape(rows, width)


def _forget_records(plan: I64, state: I64, clock: F64) -> None:
    """Let the greatest lengths, waits and levels begin anew."""
    line = table(plan, state, o.LINE_AT, o.LINES, o.LINE_COUNTS)
    line[:, o.LONGEST] = line[:, o.SIZE]
    table(plan, clock, o.QUEUE_AT, o.LINES, o.QUEUE)[:, o.LONGEST_WAIT] = 0.0
    store = table(plan, clock, o.LEVEL_AT, o.STORES, o.AMOUNTS)
    store[:, o.GREATEST] = store[:, o.LEVEL]


def _course(
    compiled: Compiled,
    state: I64,
    clock: F64,
    before: tuple[I64, F64] | None,
    end: End,
    rows: list[tuple[F64, I64]] | None,
) -> Course:
    """Return what came of it; what came before the statistics begin is taken off."""
    plan = compiled.plan
    activities = int(plan[o.ACTIVITIES])
    tables = (
        (state, o.LINE_AT, o.LINES, o.LINE_COUNTS, (o.ENTRIES, o.TAKEN, o.DELAYED)),
        (clock, o.QUEUE_AT, o.LINES, o.QUEUE, (o.AREA, o.WAITED)),
        (clock, o.LEVEL_AT, o.STORES, o.AMOUNTS, (o.AREA, o.PUT, o.DRAWN)),
        (state, o.DOING_AT, o.ACTIVITIES, o.DOING, (o.STARTS, o.FINISHES, o.BREAKS, o.HOLDUPS)),
        (clock, o.SPENT_AT, o.ACTIVITIES, o.SPENT, (o.BUSY, o.BROKEN, o.HELD)),
        (clock, o.KIND_BUSY_AT, o.LINES, activities, tuple(range(activities))),
    )
    found: list[Any] = []
    for array, at, count, width, sums in tables:
        part = table(plan, array, at, count, width).copy()
        if before is not None:
            earlier = table(plan, before[0] if array is state else before[1], at, count, width)
            part[:, sums] -= earlier[:, sums]
        found.append(part)
    line, queue, store, doing, spent, kind_busy = found
    since = 0.0 if before is None else compiled.operation.warm_up
    return Course(
        end, int(state[o.BAD]) - 1, float(clock[o.NOW]), since, int(state[o.EVENTS]),
        line, queue, store, doing, spent, kind_busy, None if rows is None else _trace(rows),
    )  # fmt: skip


def _taken(plan: I64, state: I64, clock: F64) -> tuple[F64, I64]:
    """Move the rows of the trace out of the state."""
    count, width = int(state[o.ROWS]), o.ACTORS + int(plan[o.SLOTS])
    state[o.ROWS] = 0
    begin, told = int(plan[o.TRACE_AT]), int(plan[o.TOLD_AT])
    return clock[told : told + count].copy(), state[begin : begin + count * width].reshape(-1, width).copy()


def _trace(rows: list[tuple[F64, I64]]) -> Trace:
    whole = np.concatenate([part for _, part in rows])
    time = np.concatenate([part for part, _ in rows])
    return Trace(
        time,
        whole[:, o.SAYS].astype(np.int32),
        whole[:, o.ABOUT].astype(np.int32),
        whole[:, o.START_SERIAL],
        whole[:, o.ACTORS :].astype(np.int32),
    )
