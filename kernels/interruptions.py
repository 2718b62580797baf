"""Interruptions: work gives entities to work of higher priority, machines fail and are repaired."""

from kernels import operation as o
from kernels._jit import aside, step
from kernels.activities import account, schedule, tell
from kernels.agenda import add, remove, row_of
from kernels.arrays import F64, I64
from kernels.distributions import draw
from kernels.holdings import join, leave, look_again, take_first
from kernels.windows import open_between


@step
def holder_of(plan: I64, instance: int) -> int:
    """Return where an instance stands in the state."""
    return int(plan[o.INSTANCE_AT] + instance * (o.WITH + plan[o.SLOTS]))


@step
def activity_of(plan: I64, state: I64, instance: int) -> int:
    """Return where the activity of an instance stands in the plan."""
    return int(plan[o.ACTIVITY_AT] + state[holder_of(plan, instance) + o.OF] * o.ACTIVITY)


@aside
def interrupt(plan: I64, figure: F64, state: I64, clock: F64, instance: int, now: float) -> None:
    """Stop work that goes on; what is left of it is kept."""
    remove(plan, state, clock, row_of(plan, state, instance))
    state[o.LIVE] -= 1
    account(plan, state, clock, instance, now)
    activity = state[holder_of(plan, instance) + o.OF]
    row = (plan[o.ACTIVITY_AT] + activity * o.ACTIVITY) & o.PLAIN
    course = (plan[o.COURSE_AT] + instance * o.COURSE) & o.PLAIN
    worked = now - clock[course + o.LATELY]
    if plan[row + o.CALENDAR] >= 0:
        worked = open_between(plan, figure, plan[row + o.CALENDAR], clock[course + o.LATELY], now)
    if plan[row + o.AGAIN]:
        clock[course + o.LEFT] = clock[course + o.WORK]
    else:
        clock[course + o.LEFT] = max(0.0, clock[course + o.LEFT] - worked)
    clock[course + o.LATELY] = now
    state[plan[o.DOING_AT] + activity * o.DOING + o.BREAKS] += 1
    if state[o.ROOM]:
        tell(plan, state, clock, o.INTERRUPT, activity, instance, now)


@aside
def resume(plan: I64, figure: F64, state: I64, clock: F64, instance: int, now: float) -> None:
    """Go on with work that has all its entities back."""
    activity = state[holder_of(plan, instance) + o.OF]
    course = (plan[o.COURSE_AT] + instance * o.COURSE) & o.PLAIN
    clock[plan[o.SPENT_AT] + activity * o.SPENT + o.BROKEN] += now - clock[course + o.LATELY]
    schedule(plan, figure, state, clock, instance, activity, now, clock[course + o.LEFT])
    # What takes by force may now take from it.
    look_again(plan, state, 2 * (plan[o.LINES] + plan[o.STORES]) + plan[o.ACTIVITIES] + activity)
    if state[o.ROOM]:
        tell(plan, state, clock, o.RESUME, activity, instance, now)


@step
def held_of(plan: I64, state: I64, instance: int, line: int) -> int:
    """Return how many entities taken from a line an instance holds."""
    holder = holder_of(plan, instance)
    origin = (plan[o.ORIGIN_AT] + state[holder + o.OF] * plan[o.SLOTS]) & o.PLAIN
    count = 0
    for j in range(plan[o.SLOTS]):
        if plan[origin + j] == line and state[holder + o.WITH + j] >= 0:
            count += 1
    return count


@step
def given_by(plan: I64, state: I64, entry: int, line: int, rank: int) -> int:
    """Return how many entities of a line work of priority `rank` gets from an entry of the agenda."""
    instance = state[plan[o.PENDING_AT] + o.ENTRY * entry + o.WHAT]
    if instance >= plan[o.ROOMS]:
        return 0
    row = activity_of(plan, state, instance)
    if plan[row + o.YIELDS] == 0 or plan[row + o.RANK] <= rank:
        return 0
    return held_of(plan, state, instance, line)


@aside
def spared(plan: I64, state: I64, line: int, rank: int) -> int:
    """Return how many entities of a line work of lower priority than `rank` would give."""
    count = 0
    for k in range(state[o.PENDING]):
        count += given_by(plan, state, k, line, rank)
    return count


@step
def precedes(plan: I64, state: I64, one: int, other: int) -> bool:
    """Return whether one instance goes before another: higher priority, then earlier start."""
    first = plan[activity_of(plan, state, one) + o.RANK]
    second = plan[activity_of(plan, state, other) + o.RANK]
    if first != second:
        return bool(first < second)
    return bool(state[holder_of(plan, one) + o.SERIAL] < state[holder_of(plan, other) + o.SERIAL])


@aside
def seize(
    plan: I64, figure: F64, state: I64, clock: F64, line: int, rank: int, number: int, now: float
) -> None:
    """Bring a line to `number` entities with those of work of the lowest priority, latest started first."""
    while state[plan[o.LINE_AT] + line * o.LINE_COUNTS + o.SIZE] < number:
        victim = -1
        for k in range(state[o.PENDING]):
            if given_by(plan, state, k, line, rank) > 0:
                instance = state[plan[o.PENDING_AT] + o.ENTRY * k + o.WHAT]
                if victim < 0 or precedes(plan, state, victim, instance):
                    victim = instance
        interrupt(plan, figure, state, clock, victim, now)
        holder = holder_of(plan, victim)
        origin = (plan[o.ORIGIN_AT] + state[holder + o.OF] * plan[o.SLOTS]) & o.PLAIN
        for j in range(plan[o.SLOTS]):
            entity = state[holder + o.WITH + j]
            if plan[origin + j] == line and entity >= 0:
                state[holder + o.WITH + j] = -1
                state[holder + o.VACANT] += 1
                join(plan, figure, state, clock, line, entity, now, True)
        state[holder + o.WANTS] = line
        wait(plan, state, victim)


@aside
def wait(plan: I64, state: I64, instance: int) -> None:
    """Enter an instance among those that want an entity back."""
    k = state[o.WAITING]
    state[o.WAITING] = k + 1
    waiting = (plan[o.WAITING_AT]) & o.PLAIN
    while k > 0 and precedes(plan, state, instance, state[waiting + k - 1]):
        state[waiting + k] = state[waiting + k - 1]
        k -= 1
    state[waiting + k] = instance


@aside
def take_back(plan: I64, figure: F64, state: I64, clock: F64, rank: int, now: float) -> bool:
    """Let the first instance of priority `rank` or higher that can go on do so; return whether one does."""
    waiting = (plan[o.WAITING_AT]) & o.PLAIN
    for k in range(state[o.WAITING]):
        instance = state[waiting + k]
        holder = holder_of(plan, instance)
        if plan[activity_of(plan, state, instance) + o.RANK] > rank:
            return False
        line = state[holder + o.WANTS]
        size = state[plan[o.LINE_AT] + line * o.LINE_COUNTS + o.SIZE]
        if state[holder + o.FAILED] or size < state[holder + o.VACANT]:
            continue
        origin = (plan[o.ORIGIN_AT] + state[holder + o.OF] * plan[o.SLOTS]) & o.PLAIN
        for j in range(plan[o.SLOTS]):
            if plan[origin + j] == line and state[holder + o.WITH + j] < 0:
                state[holder + o.WITH + j] = take_first(plan, state, clock, line, instance, now)
        state[holder + o.VACANT] = 0
        state[o.WAITING] -= 1
        for i in range(k, state[o.WAITING]):
            state[waiting + i] = state[waiting + i + 1]
        resume(plan, figure, state, clock, instance, now)
        return True
    return False


@aside
def expect(plan: I64, figure: F64, state: I64, clock: F64, entity: int, column: int, now: float) -> None:
    """Put the next failure or the repair of an entity into the agenda."""
    law = plan[plan[o.RULE_AT] + plan[plan[o.KIND_AT] + entity] * o.RULE + column]
    sequence = state[o.SEQUENCE]
    state[o.SEQUENCE] = sequence + 1
    length = draw(plan, figure, state, clock, law)
    add(plan, state, clock, now + length, sequence, plan[o.ROOMS] + entity)
    if column == o.REPAIR:
        state[o.LIVE] += 1


@aside
def break_or_mend(plan: I64, figure: F64, state: I64, clock: F64, entity: int, now: float) -> None:
    """Let an entity fail, or come back repaired; one that has left the site does neither."""
    row = (plan[o.ENTITY_AT] + entity * o.ENTITY) & o.PLAIN
    place = state[row + o.STANDS]
    user = state[row + o.USER]
    holder = holder_of(plan, user)
    if state[row + o.DOWN]:
        state[row + o.DOWN] = 0
        state[o.LIVE] -= 1
        report(plan, state, clock, o.REPAIRED, entity, now)
        if place >= 0:
            join(plan, figure, state, clock, place, entity, now, False)
        else:
            state[holder + o.FAILED] -= 1
            if state[holder + o.FAILED] == 0 and state[holder + o.VACANT] == 0:
                resume(plan, figure, state, clock, user, now)
        expect(plan, figure, state, clock, entity, o.FAILS, now)
    elif place >= 0 or user >= 0:
        state[row + o.DOWN] = 1
        report(plan, state, clock, o.FAILURE, entity, now)
        if place >= 0:
            leave(plan, state, clock, place, entity, now)
        else:
            if state[holder + o.FAILED] == 0 and state[holder + o.VACANT] == 0:
                interrupt(plan, figure, state, clock, user, now)
            state[holder + o.FAILED] += 1
        expect(plan, figure, state, clock, entity, o.REPAIR, now)


@aside
def report(plan: I64, state: I64, clock: F64, says: int, entity: int, now: float) -> None:
    """Tell of a failure or repair in the trace, if there is one."""
    if state[o.ROOM]:
        tell(plan, state, clock, says, plan[plan[o.KIND_AT] + entity], -1, now)
        row = (plan[o.TRACE_AT] + (state[o.ROWS] - 1) * (o.ACTORS + plan[o.SLOTS])) & o.PLAIN
        state[row + o.ACTORS] = entity
