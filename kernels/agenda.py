"""What is to come, by time, then key: a binary heap, or where there is never much a list, the next one last.

Inserting into a short list costs less than a heap, whose branches nobody can foresee.
"""

from typing import Final

from kernels._jit import step
from kernels.arrays import F64, I64
from kernels.operation import DUE_AT, ENTITY_AT, ENTRY, KEY, PENDING, PENDING_AT, PLAIN, WHAT

SHORT: Final = 48  # entries at most for a list


@step
def listed(plan: I64) -> bool:
    """Return whether the agenda is a list."""
    return bool(plan[ENTITY_AT] - plan[PENDING_AT] <= SHORT * ENTRY)


@step
def next_row(plan: I64, state: I64) -> int:
    """Return where the next entry stands; there is one."""
    if listed(plan):
        return int(state[PENDING] - 1)
    return 0


@step
def add(plan: I64, state: I64, clock: F64, time: float, key: int, what: int) -> None:
    """Put an entry in; no two have the same key."""
    size = state[PENDING] & PLAIN
    state[PENDING] = size + 1
    if listed(plan):
        sink(state, clock, plan[PENDING_AT] & PLAIN, plan[DUE_AT] & PLAIN, size, time, key, what)
    else:
        rise(state, clock, plan[PENDING_AT], plan[DUE_AT], size, time, key, what)


@step
def sink(state: I64, clock: F64, entries: int, due: int, i: int, time: float, key: int, what: int) -> None:
    """Write an entry into a list of `i`, moving earlier ones on."""
    row = entries + ENTRY * i
    while i > 0:
        before = (row - ENTRY) & PLAIN
        other = clock[(due + i - 1) & PLAIN]
        if other > time or (other == time and state[before + KEY] > key):
            break
        clock[(due + i) & PLAIN] = other
        state[row + KEY] = state[before + KEY]
        state[row + WHAT] = state[before + WHAT]
        i -= 1
        row = before
    clock[due + i] = time
    state[row + KEY] = key
    state[row + WHAT] = what


@step
def rise(state: I64, clock: F64, entries: int, due: int, i: int, time: float, key: int, what: int) -> None:
    """Write an entry at row `i` or above, moving later ones down."""
    while i > 0:
        parent = (i - 1) >> 1
        other = clock[due + parent]
        row = entries + ENTRY * parent
        if other < time or (other == time and state[row + KEY] < key):
            break
        clock[due + i] = other
        state[entries + ENTRY * i + KEY] = state[row + KEY]
        state[entries + ENTRY * i + WHAT] = state[row + WHAT]
        i = parent
    clock[due + i] = time
    state[entries + ENTRY * i + KEY] = key
    state[entries + ENTRY * i + WHAT] = what


@step
def remove(plan: I64, state: I64, clock: F64, i: int) -> None:
    """Take the entry at row `i` out."""
    entries, due = plan[PENDING_AT] & PLAIN, plan[DUE_AT] & PLAIN
    size = state[PENDING] - 1
    state[PENDING] = size
    if i == size:
        return
    if listed(plan):
        for k in range(i, size):
            clock[due + k] = clock[due + k + 1]
            state[entries + ENTRY * k + KEY] = state[entries + ENTRY * (k + 1) + KEY]
            state[entries + ENTRY * k + WHAT] = state[entries + ENTRY * (k + 1) + WHAT]
        return
    child = 2 * i + 1
    while child < size:
        other = clock[due + child]
        if child + 1 < size:
            second = clock[due + child + 1]
            if second < other or (
                second == other
                and state[entries + ENTRY * (child + 1) + KEY] < state[entries + ENTRY * child + KEY]
            ):
                child += 1
                other = second
        clock[due + i] = other
        state[entries + ENTRY * i + KEY] = state[entries + ENTRY * child + KEY]
        state[entries + ENTRY * i + WHAT] = state[entries + ENTRY * child + WHAT]
        i = child
        child = 2 * i + 1
    last = entries + ENTRY * size
    rise(state, clock, entries, due, i, clock[due + size], state[last + KEY], state[last + WHAT])


@step
def row_of(plan: I64, state: I64, what: int) -> int:
    """Return where the entry of `what` stands, -1 if nowhere."""
    for i in range(state[PENDING]):
        if state[plan[PENDING_AT] + ENTRY * i + WHAT] == what:
            return i
    return -1
