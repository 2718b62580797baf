"""What is to come, by time, then key: a binary heap."""

from kernels._jit import step
from kernels.arrays import F64, I64
from kernels.operation import DUE_AT, ENTRY, KEY, PENDING, PENDING_AT, WHAT


@step
def add(plan: I64, state: I64, clock: F64, time: float, key: int, what: int) -> None:
    """Put an entry in; no two have the same key."""
    size = state[PENDING]
    state[PENDING] = size + 1
    rise(state, clock, plan[PENDING_AT], plan[DUE_AT], size, time, key, what)


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
    entries, due = plan[PENDING_AT], plan[DUE_AT]
    size = state[PENDING] - 1
    state[PENDING] = size
    if i == size:
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
