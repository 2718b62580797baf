"""Activities: whether one can start, starting it, and what follows when it has finished."""

import math
from typing import Final

from kernels import operation as o
from kernels._jit import aside, step
from kernels.agenda import add
from kernels.arrays import F64, I64
from kernels.distributions import draw
from kernels.holdings import attribute_of, change_store, join, look_again, take_first
from kernels.windows import work_done

RANKS: Final = 1 << 48  # keys of one priority


@step
def amount_of(plan: I64, figure: F64, flow: int, lead: int) -> float:
    """Return what an activity whose first entity is `lead` draws or puts."""
    at = (plan[o.AMOUNT_AT] + 2 * flow) & o.PLAIN
    column = plan[plan[o.FLOW_AT] + o.FLOW * flow + o.PER]
    if column < 0:
        return float(figure[at])
    return float(figure[at] + figure[at + 1] * attribute_of(plan, figure, lead, column))


@step
def length_of(plan: I64, figure: F64, state: I64, activity: int, lead: int, drawn: float) -> float:
    """Return the length of an activity whose first entity is `lead`, from what was drawn for it."""
    row = (plan[o.ACTIVITY_AT] + activity * o.ACTIVITY) & o.PLAIN
    length = drawn
    if plan[row + o.TIMES] >= 0:
        length *= attribute_of(plan, figure, lead, plan[row + o.TIMES])
    if plan[row + o.PLUS] >= 0:
        length += figure[plan[o.PLUS_AT] + activity] * attribute_of(plan, figure, lead, plan[row + o.PLUS])
    if not 0.0 <= length < math.inf:
        state[o.BAD] = activity + 1
        return 0.0
    return length


@step
def subject_value(plan: I64, state: I64, clock: F64, sort: int, subject: int) -> float:
    """Return what a test looks at."""
    if sort == o.IN_LINE:
        return float(state[plan[o.LINE_AT] + subject * o.LINE_COUNTS + o.SIZE])
    if sort == o.IN_STORE:
        return float(clock[plan[o.LEVEL_AT] + subject * o.AMOUNTS + o.LEVEL])
    doing = (plan[o.DOING_AT] + subject * o.DOING) & o.PLAIN
    if sort == o.DONE:
        return float(state[doing + o.FINISHES])
    return float(state[doing + o.STARTS] - state[doing + o.FINISHES])


@step
def amounts_allow(plan: I64, figure: F64, state: I64, clock: F64, activity: int, lead: int) -> bool:
    """Return whether stores and tests let an activity start."""
    row = (plan[o.ACTIVITY_AT] + activity * o.ACTIVITY) & o.PLAIN
    for k in range(plan[row + o.DRAWS], plan[row + o.PUTS]):
        level = (
            plan[o.LEVEL_AT]
            + plan[((plan[o.FLOW_AT] + o.FLOW * k) & o.PLAIN) + o.STORE] * o.AMOUNTS
            + o.LEVEL
        ) & o.PLAIN
        amount = amount_of(plan, figure, k, lead)
        if not clock[level] >= amount - o.SLACK * max(1.0, abs(amount)):
            return False
    for k in range(plan[row + o.PUTS], plan[row + o.PUTS_END]):
        store = plan[((plan[o.FLOW_AT] + o.FLOW * k) & o.PLAIN) + o.STORE]
        capacity = figure[plan[o.CAPACITY_AT] + store]
        if capacity < math.inf:
            at = (plan[o.LEVEL_AT] + store * o.AMOUNTS) & o.PLAIN
            amount = amount_of(plan, figure, k, lead)
            room = capacity - clock[at + o.LEVEL] - clock[at + o.RESERVED]
            if not room >= amount - o.SLACK * max(1.0, abs(amount)):
                return False
    for k in range(plan[row + o.TESTS], plan[row + o.TESTS_END]):
        test = (plan[o.TEST_AT] + o.TEST * k) & o.PLAIN
        found = subject_value(plan, state, clock, plan[test + o.SORT], plan[test + o.SUBJECT])
        if (found - figure[plan[o.BOUND_AT] + k]) * plan[test + o.SENSE] < -o.SLACK:
            return False
    return True


@aside
def tell(plan: I64, state: I64, clock: F64, says: int, about: int, instance: int, now: float) -> None:
    """Add a row to the trace, which has room: of an instance, or of none where it is -1."""
    k = state[o.ROWS]
    state[o.ROWS] = k + 1
    width = plan[o.SLOTS]
    row = (plan[o.TRACE_AT] + k * (o.ACTORS + width)) & o.PLAIN
    clock[plan[o.TOLD_AT] + k] = now
    state[row + o.SAYS] = says
    state[row + o.ABOUT] = about
    if instance < 0:
        state[row + o.START_SERIAL] = -1
        for j in range(width):
            state[row + o.ACTORS + j] = -1
        return
    holder = (plan[o.INSTANCE_AT] + instance * (o.WITH + width)) & o.PLAIN
    state[row + o.START_SERIAL] = state[holder + o.SERIAL]
    for j in range(width):
        state[row + o.ACTORS + j] = state[holder + o.WITH + j]


@step
def schedule(
    plan: I64, figure: F64, state: I64, clock: F64, instance: int, activity: int, now: float, work: float
) -> None:
    """Put the finish of an instance that has `work` left into the agenda."""
    finish = now + work
    row = (plan[o.ACTIVITY_AT] + activity * o.ACTIVITY) & o.PLAIN
    if plan[row + o.CALENDAR] >= 0:
        finish = work_done(plan, figure, state, plan[row + o.CALENDAR], now, work)
    course = (plan[o.COURSE_AT] + instance * o.COURSE) & o.PLAIN
    clock[course + o.LATELY] = now
    clock[course + o.LEFT] = work
    sequence = state[o.SEQUENCE]
    state[o.SEQUENCE] = sequence + 1
    state[o.LIVE] += 1
    add(plan, state, clock, finish, (1 + plan[row + o.RANK]) * RANKS + sequence, instance)


@step
def new_instance(plan: I64, state: I64, activity: int) -> int:
    """Return a free instance, made one of an activity, that holds nobody."""
    instance = state[o.FREE]
    state[o.USED] += 1
    holder = (plan[o.INSTANCE_AT] + instance * (o.WITH + plan[o.SLOTS])) & o.PLAIN
    state[o.FREE] = state[holder + o.OF]
    state[holder + o.OF] = activity
    state[holder + o.VACANT] = 0
    state[holder + o.FAILED] = 0
    for j in range(plan[o.SLOTS]):
        state[(holder + o.WITH + j) & o.PLAIN] = -1
    return int(instance)


@step
def begin(plan: I64, figure: F64, state: I64, clock: F64, instance: int, now: float, length: float) -> None:
    """Begin an instance that holds all it needs; a negative length is drawn."""
    holder = (plan[o.INSTANCE_AT] + instance * (o.WITH + plan[o.SLOTS])) & o.PLAIN
    activity = state[holder + o.OF]
    if length < 0.0:
        law = plan[((plan[o.ACTIVITY_AT] + activity * o.ACTIVITY) & o.PLAIN) + o.LENGTH]
        drawn = draw(plan, figure, state, clock, law)
        length = length_of(plan, figure, state, activity, state[holder + o.WITH], drawn)
    clock[((plan[o.COURSE_AT] + instance * o.COURSE) & o.PLAIN) + o.WORK] = length
    state[holder + o.SERIAL] = state[o.SEQUENCE]
    state[((plan[o.DOING_AT] + activity * o.DOING) & o.PLAIN) + o.STARTS] += 1
    schedule(plan, figure, state, clock, instance, activity, now, length)
    look_again(plan, state, 2 * (plan[o.LINES] + plan[o.STORES]) + plan[o.ACTIVITIES] + activity)
    if state[o.ROOM]:
        tell(plan, state, clock, o.START, activity, instance, now)


@step
def start(plan: I64, figure: F64, state: I64, clock: F64, activity: int, now: float, length: float) -> None:
    """Start a conditional activity that can; a negative length is drawn."""
    instance = new_instance(plan, state, activity)
    row = (plan[o.ACTIVITY_AT] + activity * o.ACTIVITY) & o.PLAIN
    first = (plan[o.INSTANCE_AT] + instance * (o.WITH + plan[o.SLOTS]) + o.WITH) & o.PLAIN
    slot = first
    for take in range(plan[row + o.TAKES], plan[row + o.TAKES_END], o.TAKE):
        for _ in range(plan[(take + o.NUMBER) & o.PLAIN]):
            state[slot & o.PLAIN] = take_first(
                plan, state, clock, plan[(take + o.LINE) & o.PLAIN], instance, now
            )
            slot += 1
    for k in range(plan[row + o.DRAWS], plan[row + o.PUTS]):
        store = plan[((plan[o.FLOW_AT] + o.FLOW * k) & o.PLAIN) + o.STORE]
        change_store(plan, state, clock, store, -amount_of(plan, figure, k, state[first]), now)
    for k in range(plan[row + o.PUTS], plan[row + o.PUTS_END]):
        store = plan[((plan[o.FLOW_AT] + o.FLOW * k) & o.PLAIN) + o.STORE]
        clock[plan[o.LEVEL_AT] + store * o.AMOUNTS + o.RESERVED] += amount_of(plan, figure, k, state[first])
    begin(plan, figure, state, clock, instance, now, length)


@step
def account(plan: I64, state: I64, clock: F64, instance: int, now: float) -> None:
    """Count the time an instance has been at work since it lately went on."""
    holder = (plan[o.INSTANCE_AT] + instance * (o.WITH + plan[o.SLOTS])) & o.PLAIN
    activity = state[holder + o.OF]
    busy = now - clock[((plan[o.COURSE_AT] + instance * o.COURSE) & o.PLAIN) + o.LATELY]
    clock[((plan[o.SPENT_AT] + activity * o.SPENT) & o.PLAIN) + o.BUSY] += busy
    slots = plan[((plan[o.ACTIVITY_AT] + activity * o.ACTIVITY) & o.PLAIN) + o.HOLDS]
    for k in range(holder + o.WITH, holder + o.WITH + slots):
        entity = state[k & o.PLAIN]
        if entity >= 0:
            kind = plan[(plan[o.KIND_AT] + entity) & o.PLAIN]
            clock[(plan[o.KIND_BUSY_AT] + kind * plan[o.ACTIVITIES] + activity) & o.PLAIN] += busy


@step
def finish(plan: I64, figure: F64, state: I64, clock: F64, instance: int, now: float) -> None:
    """Finish an instance: put what it makes, let its entities go where they go."""
    account(plan, state, clock, instance, now)
    holder = (plan[o.INSTANCE_AT] + instance * (o.WITH + plan[o.SLOTS])) & o.PLAIN
    activity = state[holder + o.OF]
    row = (plan[o.ACTIVITY_AT] + activity * o.ACTIVITY) & o.PLAIN
    lead = state[holder + o.WITH]
    state[((plan[o.DOING_AT] + activity * o.DOING) & o.PLAIN) + o.FINISHES] += 1
    if state[o.ROOM]:
        tell(plan, state, clock, o.FINISH, activity, instance, now)
    for k in range(plan[row + o.PUTS], plan[row + o.PUTS_END]):
        store = plan[((plan[o.FLOW_AT] + o.FLOW * k) & o.PLAIN) + o.STORE]
        amount = amount_of(plan, figure, k, lead)
        if plan[row + o.TAKES] < plan[row + o.TAKES_END]:
            clock[plan[o.LEVEL_AT] + store * o.AMOUNTS + o.RESERVED] -= amount
        change_store(plan, state, clock, store, amount, now)
    for way in range(plan[row + o.EXITS], plan[row + o.EXITS_END], o.WHO + plan[o.SLOTS]):
        goes = plan[(way + o.GOES) & o.PLAIN]
        target = plan[(way + o.TARGET) & o.PLAIN]
        if goes == o.SPLITS:
            first = state[holder + o.WITH + plan[way + o.WHO]]
            option = plan[o.OPTION_AT] + o.OPTION * choose(plan, figure, state, clock, target, first)
            goes = plan[option + o.GOES]
            target = plan[option + o.TARGET]
        release(plan, figure, state, clock, instance, way, goes, target, now)
    look_again(plan, state, 2 * (plan[o.LINES] + plan[o.STORES]) + activity)
    state[holder + o.OF] = state[o.FREE]
    state[o.FREE] = instance
    state[o.USED] -= 1


@step
def release(
    plan: I64, figure: F64, state: I64, clock: F64,
    instance: int, way: int, goes: int, target: int, now: float,
) -> None:  # fmt: skip
    """Let the entities of one exit of an instance go."""
    width = o.WITH + plan[o.SLOTS]
    held = (plan[o.INSTANCE_AT] + instance * width + o.WITH) & o.PLAIN
    if goes == o.QUEUES:
        for j in range(plan[(way + o.HOW_MANY) & o.PLAIN]):
            join(
                plan,
                figure,
                state,
                clock,
                target,
                state[(held + plan[(way + o.WHO + j) & o.PLAIN]) & o.PLAIN],
                now,
                False,
            )
        return
    follower = -1
    if goes == o.FOLLOWS:
        follower = new_instance(plan, state, target)
    for j in range(plan[(way + o.HOW_MANY) & o.PLAIN]):
        entity = state[(held + plan[(way + o.WHO + j) & o.PLAIN]) & o.PLAIN]
        state[((plan[o.ENTITY_AT] + entity * o.ENTITY) & o.PLAIN) + o.USER] = follower
        if follower >= 0:
            state[(plan[o.INSTANCE_AT] + follower * width + o.WITH + j) & o.PLAIN] = entity
    if follower >= 0:
        begin(plan, figure, state, clock, follower, now, -1.0)


@aside
def choose(plan: I64, figure: F64, state: I64, clock: F64, branch: int, lead: int) -> int:
    """Return the option that a branch takes for entities led by `lead`."""
    row = (plan[o.BRANCH_AT] + branch * o.BRANCH) & o.PLAIN
    first = plan[row + o.OPTIONS]
    option = first
    last = plan[row + o.OPTIONS_END] - 1
    if plan[row + o.BY] >= 0:
        value = attribute_of(plan, figure, lead, plan[row + o.BY])
        while option < last and value >= option - first + 1:
            option += 1
        return int(option)
    u = draw(plan, figure, state, clock, plan[row + o.CHANCE])
    while option < last and u >= figure[plan[o.SHARE_AT] + option]:
        option += 1
    return int(option)
