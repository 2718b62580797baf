"""What the critical path method works on: tasks, the links between them, and their dates."""

from typing import Final, NamedTuple

import numpy as np

from kernels._jit import kernel
from kernels.arrays import I32, I64, U8, Bool
from kernels.working_time import FAR

# How a task takes its place between its bounds.
WORK: Final = 0  # starts when work can start, lasts its duration
START: Final = 1  # a moment; waits until work can start
STAY: Final = 2  # a moment; stands at the end of work as well
FINISH: Final = 3  # a moment; like STAY, its late date is an end of work
GATE: Final = 4  # no task: all of its predecessors let through
FIRST: Final = 5  # no task: the first of its predecessors
RESUMED: Final = 6  # begun; what remains is held by the data date
BEGUN: Final = 7  # begun; what remains follows at once, whatever the logic says
PASSED: Final = 8  # done; lets its predecessors' bounds through
DONE: Final = 9  # done; its dates are known
GIVEN: Final = 10  # dated by hand

# What a rule is about: the columns of `Tasks.rule`.
FINISH_FROM: Final = 0  # earliest finish; -FAR for none
START_AT: Final = 1  # start whatever the logic says; FAR for none
FINISH_AT: Final = 2  # likewise
START_CAP: Final = 3  # no later whatever the logic says; FAR for none
FINISH_CAP: Final = 4
EXPECTED: Final = 5  # finish that sets the duration; FAR for none
START_BY: Final = 6  # late start; FAR for none
FINISH_BY: Final = 7
BEGAN: Final = 8  # actual start; FAR for none
ENDED: Final = 9  # actual finish
LATE: Final = 10  # 1: as late as its successors allow
LAG_FROM_EARLY: Final = 11  # 1: lags after its start count from what remains
RULES: Final = 12
NO_RULE: Final = (-FAR, FAR, FAR, FAR, FAR, FAR, FAR, FAR, FAR, FAR, 0, 0)

DEAF: Final = 1  # bits of `Tasks.deaf`: its links do not hold it
MUTE: Final = 2  # nor do they hold its predecessors' late dates

TO_FINISH: Final = 2  # a bit of the link's kind: it holds the successor's finish
FROM_START: Final = 1  # a bit of the link's kind: it is counted from the predecessor's start


class Tasks(NamedTuple):
    """Tasks, n of them; predecessors stand before successors in `order`.

    Attributes
    ----------
    order : int32[n]
        Tasks by rank.
    role : uint8[n]
        How each takes its place, `WORK` to `GIVEN`.
    calendar : int32[n]
    project : int32[n]
    duration : int64[n]
        Work that remains, s.
    earliest : int64[n]
        Earliest start, s.
    deaf : uint8[n]
        `DEAF`, `MUTE`, both or neither.
    ruled : bool[n]
        Whether the task's rules are looked at.
    rule : int64[n, 12]
        `FINISH_FROM` to `LAG_FROM_EARLY`.
    """

    order: I32
    role: U8
    calendar: I32
    project: I32
    duration: I64
    earliest: I64
    deaf: U8
    ruled: Bool
    rule: I64


class Links(NamedTuple):
    """Links, m of them, sorted by the task they lead to or come from.

    Attributes
    ----------
    row : int32[n + 1]
        The links of task i are rows row[i] to row[i + 1].
    task : int32[m]
        The task at the other end.
    kind : uint8[m]
        0 FS, 1 SS, 2 FF, 3 SF.
    lag : int64[m]
        Working time, s.
    calendar : int32[m]
        Whose working time.
    """

    row: I32
    task: I32
    kind: U8
    lag: I64
    calendar: I32


class Dates(NamedTuple):
    """What is computed of n tasks; s.

    Attributes
    ----------
    early, late : int64[n, 2]
        Start and finish.
    leave : int64[n, 2]
        Where links count from: those from the finish, those from the start.
    duration : int64[n]
        Work that remains.
    """

    early: I64
    late: I64
    leave: I64
    duration: I64


@kernel
def sort_links(key: I32, row: I32, order: I64) -> None:
    """Write the links of each task, in the order they stand.

    Parameters
    ----------
    key : int32[m]
        The task to sort each link by.
    row : int32[n + 1]
        Written: the links of task i are order[row[i]] to order[row[i + 1]].
    order : int64[m]
        Written: rows of `key`.
    """
    row[:] = 0
    for k in range(key.size):
        row[key[k] + 1] += 1
    for i in range(row.size - 1):
        row[i + 1] += row[i]
    place = row[:-1].copy()
    for k in range(key.size):
        order[place[key[k]]] = k
        place[key[k]] += 1


@kernel
def topological_order(row: I32, successor: I32, waits: I32, out: I32) -> int:
    """Write tasks so that predecessors stand before successors; return how many could be.

    Parameters
    ----------
    row : int32[n + 1]
        The links out of task i are rows row[i] to row[i + 1].
    successor : int32[m]
        Where they lead.
    waits : int32[n]
        How many links lead to each task; used up.
    out : int32[n]
        Written: tasks; the rest of it stays when there are circles.

    Notes
    -----
    Kahn, Topological sorting of large networks, CACM 5 (11), 1962. Tasks without predecessors go in
    as they stand, each followed by what it sets free, so that neighbours stay neighbours.
    """
    count = 0
    ready = np.empty(out.size, np.int32)
    for first in range(out.size):
        if waits[first] != 0:
            continue
        waits[first] = -1
        ready[0] = first
        height = 1
        while height > 0:
            height -= 1
            task = ready[height]
            out[count] = task
            count += 1
            for k in range(row[task + 1] - 1, row[task] - 1, -1):
                after = successor[k]
                waits[after] -= 1
                if waits[after] == 0:
                    waits[after] = -1
                    ready[height] = after
                    height += 1
    return count
