"""Lines of entities and stores of amounts: coming, going, and who is to look again when they change."""

from kernels import operation as o
from kernels._jit import step
from kernels.arrays import F64, I64


@step
def look_again(plan: I64, state: I64, subject: int) -> None:
    """Mark the conditional activities that a change of `subject` may let start.

    Parameters
    ----------
    plan, state : int64[n]
    subject : int
        Lines that grow, lines that shrink, stores that grow, stores that shrink, activities that finish,
        activities that start.
    """
    at = (plan[o.WATCH_AT] + subject) & o.PLAIN
    for k in range(plan[at], plan[at + 1]):
        place = plan[k & o.PLAIN]
        state[(plan[o.DIRTY_AT] + place) & o.PLAIN] = 1
        if place < state[o.LOWEST]:
            state[o.LOWEST] = place


@step
def measure_line(plan: I64, state: I64, clock: F64, line: int, now: float) -> None:
    """Bring the integral of a line's length up to `now`."""
    queue = (plan[o.QUEUE_AT] + line * o.QUEUE) & o.PLAIN
    size = state[((plan[o.LINE_AT] + line * o.LINE_COUNTS) & o.PLAIN) + o.SIZE]
    clock[queue + o.AREA] += size * (now - clock[queue + o.SINCE])
    clock[queue + o.SINCE] = now


@step
def attribute_of(plan: I64, figure: F64, entity: int, column: int) -> float:
    """Return an attribute of an entity; not a number where it has none of that name."""
    return float(figure[plan[o.ATTRIBUTE_AT] + entity * plan[o.ATTRIBUTES] + column])


@step
def join(
    plan: I64, figure: F64, state: I64, clock: F64, line: int, entity: int, now: float, front: bool
) -> None:
    """Let an entity join a line where its order says, or at its front."""
    measure_line(plan, state, clock, line, now)
    row = (plan[o.LINE_AT] + line * o.LINE_COUNTS) & o.PLAIN
    entities = plan[o.ENTITY_AT]
    rule = (plan[o.RULE_AT] + line * o.RULE) & o.PLAIN
    order = plan[rule + o.ORDER]
    before = state[row + o.LAST]
    if front or order == o.LAST_COME:
        before = -1
    elif order == o.LEAST_FIRST:
        value = attribute_of(plan, figure, entity, plan[rule + o.LEAST])
        while before >= 0 and attribute_of(plan, figure, before, plan[rule + o.LEAST]) > value:
            before = state[((entities + before * o.ENTITY) & o.PLAIN) + o.PREVIOUS]
    if before < 0:
        after = state[row + o.FIRST]
        state[row + o.FIRST] = entity
    else:
        after = state[((entities + before * o.ENTITY) & o.PLAIN) + o.NEXT]
        state[((entities + before * o.ENTITY) & o.PLAIN) + o.NEXT] = entity
    if after < 0:
        state[row + o.LAST] = entity
    else:
        state[((entities + after * o.ENTITY) & o.PLAIN) + o.PREVIOUS] = entity
    own = entities + entity * o.ENTITY
    state[own + o.NEXT] = after
    state[own + o.PREVIOUS] = before
    state[own + o.STANDS] = line
    state[own + o.USER] = -1
    clock[(plan[o.ENTERED_AT] + entity) & o.PLAIN] = now
    size = state[row + o.SIZE] + 1
    state[row + o.SIZE] = size
    state[row + o.ENTRIES] += 1
    if size > state[row + o.LONGEST]:
        state[row + o.LONGEST] = size
    look_again(plan, state, line)


@step
def leave(plan: I64, state: I64, clock: F64, line: int, entity: int, now: float) -> None:
    """Take an entity out of a line, wherever it stands."""
    measure_line(plan, state, clock, line, now)
    row = (plan[o.LINE_AT] + line * o.LINE_COUNTS) & o.PLAIN
    entities = plan[o.ENTITY_AT]
    before = state[((entities + entity * o.ENTITY) & o.PLAIN) + o.PREVIOUS]
    after = state[((entities + entity * o.ENTITY) & o.PLAIN) + o.NEXT]
    if before < 0:
        state[row + o.FIRST] = after
    else:
        state[((entities + before * o.ENTITY) & o.PLAIN) + o.NEXT] = after
    if after < 0:
        state[row + o.LAST] = before
    else:
        state[((entities + after * o.ENTITY) & o.PLAIN) + o.PREVIOUS] = before
    state[row + o.SIZE] -= 1
    look_again(plan, state, plan[o.LINES] + line)


@step
def take_first(plan: I64, state: I64, clock: F64, line: int, user: int, now: float) -> int:
    """Take the first entity of a line for an instance; return it."""
    row = (plan[o.LINE_AT] + line * o.LINE_COUNTS) & o.PLAIN
    entity = state[row + o.FIRST]
    leave(plan, state, clock, line, entity, now)
    own = (plan[o.ENTITY_AT] + entity * o.ENTITY) & o.PLAIN
    state[own + o.STANDS] = -1
    state[own + o.USER] = user
    wait = now - clock[(plan[o.ENTERED_AT] + entity) & o.PLAIN]
    state[row + o.TAKEN] += 1
    if wait > 0.0:
        queue = (plan[o.QUEUE_AT] + line * o.QUEUE) & o.PLAIN
        state[row + o.DELAYED] += 1
        clock[queue + o.WAITED] += wait
        if wait > clock[queue + o.LONGEST_WAIT]:
            clock[queue + o.LONGEST_WAIT] = wait
    return int(entity)


@step
def measure_store(plan: I64, clock: F64, store: int, now: float) -> None:
    """Bring the integral of a store's level up to `now`."""
    row = (plan[o.LEVEL_AT] + store * o.AMOUNTS) & o.PLAIN
    clock[row + o.AREA] += clock[row + o.LEVEL] * (now - clock[row + o.SINCE])
    clock[row + o.SINCE] = now


@step
def change_store(plan: I64, state: I64, clock: F64, store: int, amount: float, now: float) -> None:
    """Put an amount into a store, or draw a negative one."""
    measure_store(plan, clock, store, now)
    row = (plan[o.LEVEL_AT] + store * o.AMOUNTS) & o.PLAIN
    level = max(0.0, clock[row + o.LEVEL] + amount)
    clock[row + o.LEVEL] = level
    subject = 2 * plan[o.LINES] + store
    if amount > 0.0:
        clock[row + o.PUT] += amount
        if level > clock[row + o.GREATEST]:
            clock[row + o.GREATEST] = level
    else:
        clock[row + o.DRAWN] -= amount
        subject += plan[o.STORES]
    look_again(plan, state, subject)
