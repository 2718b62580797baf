"""The loop of the three phases: go to the next moment, finish what is due, start what can."""

import math
from typing import Final

from kernels import operation as o
from kernels._jit import aside, step
from kernels.activities import account, amounts_allow, finish, length_of, start, tell
from kernels.agenda import add, next_row, remove, row_of
from kernels.arrays import F64, I64
from kernels.distributions import draw
from kernels.holdings import join, measure_line, measure_store
from kernels.interruptions import break_or_mend, expect, seize, spared, take_back
from kernels.windows import next_fit, next_open

# Why a run came back.
PAUSED: Final = 0  # after so many events
FULL: Final = 1  # the trace has no room
UNTIL: Final = 2  # the time is up
GOAL: Final = 3  # an activity has finished as often as wanted
STILL: Final = 4  # nothing is going on and nothing can start
ENDED: Final = 5  # work goes beyond the last window of its calendar
WRONG: Final = 6  # a length was negative or no number
CRAMPED: Final = 7  # interrupted work has filled all instances there are


@aside
def run(
    plan: I64, figure: F64, state: I64, clock: F64, until: float, goal: int, times: int, events: int
) -> int:
    """Go on until something is reached; return what.

    Parameters
    ----------
    plan : int64[p]
    figure : float64[f]
    state : int64[s]
    clock : float64[c]
        As in kernels.operation.
    until : float
        When to stop; what is due then is not done any more.
    goal : int
        The activity to count, -1 for none.
    times : int
        How often it is to finish.
    events : int
        After how many more events to come back.

    Returns
    -------
    int
        PAUSED to CRAMPED.

    Notes
    -----
    The three-phase method of Tocher, The Art of Simulation, 1963. At one moment: failures and repairs, then
    finishes by priority, then starts. Of those that can start the one of the highest priority does, until
    none can; work interrupted goes before work of the same priority that is new.
    """
    due, entries = plan[o.DUE_AT], plan[o.PENDING_AT] + o.WHAT
    users = plan[o.ROOMS]
    machines = users + plan[o.ENTITIES]
    last = state[o.EVENTS] + events
    now = clock[o.NOW]
    while True:
        if state[o.PHASE] == 0:
            why = start_all(plan, figure, state, clock, now)
            if why != PAUSED:
                return why
            if state[o.BAD]:
                return WRONG
            if state[o.LIVE] == 0:
                return STILL
            if clock[(due + next_row(plan, state)) & o.PLAIN] >= until:
                if until == math.inf:
                    return ENDED
                clock[o.NOW] = until
                return UNTIL
            state[o.PHASE] = 1
        now = clock[(due + next_row(plan, state)) & o.PLAIN]
        clock[o.NOW] = now
        while state[o.PENDING]:
            row = next_row(plan, state)
            if clock[(due + row) & o.PLAIN] != now:
                break
            why = crowded(plan, state)
            if why != PAUSED:
                return why
            if state[o.EVENTS] >= last:
                return PAUSED
            state[o.EVENTS] += 1
            found = state[(entries + o.ENTRY * row) & o.PLAIN]
            remove(plan, state, clock, row)
            if found < users:
                state[o.LIVE] -= 1
                finish(plan, figure, state, clock, found, now)
            elif found < machines:
                break_or_mend(plan, figure, state, clock, found - users, now)
            else:
                state[o.LIVE] -= 1
                place = found - machines
                clock[plan[o.WAKE_AT] + place] = -1.0
                state[plan[o.DIRTY_AT] + place] = 1
                state[o.LOWEST] = min(state[o.LOWEST], place)
        state[o.PHASE] = 0
        if goal >= 0 and state[plan[o.DOING_AT] + goal * o.DOING + o.FINISHES] >= times:
            return GOAL


@aside
def enter(plan: I64, figure: F64, state: I64, clock: F64) -> None:
    """Let all entities join the lines they begin in, those that fail with a first failure to come.

    Parameters
    ----------
    plan, state : int64[n]
    figure, clock : float64[m]
    """
    for entity in range(plan[o.ENTITIES]):
        kind = plan[plan[o.KIND_AT] + entity]
        join(plan, figure, state, clock, kind, entity, 0.0, False)
        if plan[plan[o.RULE_AT] + kind * o.RULE + o.FAILS] >= 0:
            expect(plan, figure, state, clock, entity, o.FAILS, 0.0)


@step
def crowded(plan: I64, state: I64) -> int:
    """Return FULL or CRAMPED if there might be no room for the next step, else PAUSED."""
    if state[o.USED] + plan[o.SLOTS] + 1 > plan[o.ROOMS]:
        return CRAMPED
    if state[o.ROOM] > 0 and state[o.ROWS] + plan[o.ENTITIES] + plan[o.SLOTS] + 2 > state[o.ROOM]:
        return FULL
    return PAUSED


@step
def start_all(plan: I64, figure: F64, state: I64, clock: F64, now: float) -> int:
    """Start all that can at this moment; return what is in the way, PAUSED for nothing."""
    places, dirty = plan[o.PLACES], plan[o.DIRTY_AT]
    while True:
        place = state[o.LOWEST]
        while place < places and state[(dirty + place) & o.PLAIN] == 0:
            place += 1
        state[o.LOWEST] = place
        if place == places and state[o.WAITING] == 0:
            return PAUSED
        why = crowded(plan, state)
        if why != PAUSED:
            return why
        if state[o.WAITING]:
            rank = plan[o.ACTIVITIES]
            if place < places:
                rank = plan[plan[o.ACTIVITY_AT] + plan[plan[o.PLACE_AT] + place] * o.ACTIVITY + o.RANK]
            if take_back(plan, figure, state, clock, rank, now):
                continue
            if place == places:
                return PAUSED
        if not try_start(plan, figure, state, clock, place, now):
            state[(dirty + place) & o.PLAIN] = 0
            state[o.LOWEST] = place + 1


@step
def try_start(plan: I64, figure: F64, state: I64, clock: F64, place: int, now: float) -> bool:
    """Start a conditional activity if it can; return whether it could."""
    activity = plan[(plan[o.PLACE_AT] + place) & o.PLAIN]
    row = (plan[o.ACTIVITY_AT] + activity * o.ACTIVITY) & o.PLAIN
    first = plan[row + o.TAKES]
    short = -1
    for take in range(first, plan[row + o.TAKES_END], o.TAKE):
        line = (plan[o.LINE_AT] + plan[(take + o.LINE) & o.PLAIN] * o.LINE_COUNTS) & o.PLAIN
        if state[line + o.SIZE] < plan[(take + o.NUMBER) & o.PLAIN]:
            if plan[row + o.FORCE] == 0 or short >= 0:
                return False
            short = take
    if short >= 0:
        lacking = plan[short + o.NUMBER]
        lacking -= state[plan[o.LINE_AT] + plan[short + o.LINE] * o.LINE_COUNTS + o.SIZE]
        if spared(plan, state, plan[short + o.LINE], plan[row + o.RANK]) < lacking:
            return False
    lead = state[plan[o.LINE_AT] + plan[first + o.LINE] * o.LINE_COUNTS + o.FIRST]
    if not amounts_allow(plan, figure, state, clock, activity, lead):
        return False
    length = -1.0
    if plan[row + o.GATE] >= 0 or plan[row + o.FIT] >= 0:
        ready = (plan[o.READY_AT] + place) & o.PLAIN
        if plan[row + o.FIT] >= 0:
            if math.isnan(clock[ready]):
                clock[ready] = draw(plan, figure, state, clock, plan[row + o.LENGTH])
            length = length_of(plan, figure, state, activity, lead, clock[ready])
        if held_back(plan, figure, state, clock, place, activity, now, length):
            return False
        clock[ready] = math.nan
    if short >= 0:
        line = plan[short + o.LINE]
        seize(plan, figure, state, clock, line, plan[row + o.RANK], plan[short + o.NUMBER], now)
    start(plan, figure, state, clock, activity, now, length)
    return True


@aside
def held_back(
    plan: I64, figure: F64, state: I64, clock: F64, place: int, activity: int, now: float, length: float
) -> bool:
    """Return whether a gate keeps an activity from starting; it is looked at again when that may change."""
    row = (plan[o.ACTIVITY_AT] + activity * o.ACTIVITY) & o.PLAIN
    moment = now
    if plan[row + o.GATE] >= 0:
        moment = next_open(plan, figure, state, plan[row + o.GATE], now)
    if moment == now and plan[row + o.FIT] >= 0:
        moment = next_fit(plan, figure, state, plan[row + o.FIT], now, length)
    held = (plan[o.HELD_AT] + place) & o.PLAIN
    if moment == now:
        if clock[held] >= 0.0:
            clock[plan[o.SPENT_AT] + activity * o.SPENT + o.HELD] += now - clock[held]
            clock[held] = -1.0
        return False
    if clock[held] < 0.0:
        clock[held] = now
        state[plan[o.DOING_AT] + activity * o.DOING + o.HOLDUPS] += 1
        if state[o.ROOM]:
            tell(plan, state, clock, o.HOLD, activity, -1, now)
    wake = (plan[o.WAKE_AT] + place) & o.PLAIN
    look = plan[o.ROOMS] + plan[o.ENTITIES] + place
    if clock[wake] > moment:
        remove(plan, state, clock, row_of(plan, state, look))
        state[o.LIVE] -= 1
        clock[wake] = -1.0
    if moment < math.inf and clock[wake] < 0.0:
        clock[wake] = moment
        add(plan, state, clock, moment, -1 - place, look)
        state[o.LIVE] += 1
    return True


@aside
def close(plan: I64, state: I64, clock: F64) -> None:
    """Bring all statistics up to the moment a run has come to.

    Parameters
    ----------
    plan, state : int64[n]
    clock : float64[m]
    """
    now = clock[o.NOW]
    for line in range(plan[o.LINES]):
        measure_line(plan, state, clock, line, now)
    for store in range(plan[o.STORES]):
        measure_store(plan, clock, store, now)
    for k in range(state[o.PENDING]):
        instance = state[plan[o.PENDING_AT] + o.ENTRY * k + o.WHAT]
        if instance < plan[o.ROOMS]:
            account(plan, state, clock, instance, now)
    for place in range(plan[o.PLACES]):
        held = (plan[o.HELD_AT] + place) & o.PLAIN
        if clock[held] >= 0.0:
            activity = plan[(plan[o.PLACE_AT] + place) & o.PLAIN]
            clock[plan[o.SPENT_AT] + activity * o.SPENT + o.HELD] += now - clock[held]
