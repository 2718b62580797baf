"""The state of every element at one moment."""

import numpy as np

from kernels._jit import kernel
from kernels.arrays import I32, I64, U8

# State codes. The order is the order of the palette and of the legend.
ABSENT = 0  # not yet built
IN_WORK = 1
FRESH = 2  # finished within the last `fresh` seconds
DONE = 3
DEMOLISHING = 4
DEMOLISHED = 5
TEMPORARY = 6
LATE = 7  # due, and not finished
MAINTAINED = 8  # work on something that stays
MOVING = 9
STAGED = 10  # lies on site and waits to be built in
EQUIPMENT = 11  # there for a while, of no meaning to the work
STATE_COUNT = 12

# Actions of a task on an element.
CONSTRUCT = 0
DEMOLISH = 1
PROVIDE = 2  # temporary: there from start to finish
MAINTAIN = 3  # work on something that stays

USUAL = (
    (ABSENT, IN_WORK, DONE), (DONE, DEMOLISHING, DEMOLISHED), (ABSENT, TEMPORARY, DEMOLISHED),
    (DONE, MAINTAINED, DONE),
)  # fmt: skip
"""What each action shows before, during and after, where nothing else is said."""

UNTOUCHED = 255  # nothing was taken away or provided so far

FOREVER = np.iinfo(np.int64).max


@kernel
def states_at(
    offset: I64,
    start: I64,
    finish: I64,
    due: I64,
    action: U8,
    looks: U8,
    now: int,
    fresh: int,
    code: U8,
    amount: U8,
) -> None:
    """Write the state of every element at `now`.

    Parameters
    ----------
    offset : int64[n + 1]
        The intervals of element i are rows offset[i] to offset[i + 1], by start.
    start, finish : int64[m]
        Work is [start, finish), s since 1970-01-01 of the site's wall clock.
    due : int64[m]
        When the work should have been finished; FOREVER where nothing says so.
    action : uint8[m]
        What the work does to the element: CONSTRUCT, DEMOLISH, PROVIDE or MAINTAIN.
    looks : uint8[m, 3]
        The states shown before, during and after the work; ABSENT before says that the element was not
        there, DONE after a construction that it is FRESH first.
    now : int
        The moment, s.
    fresh : int
        How long a finished element counts as FRESH, s.
    code : uint8[n]
        Written: the state.
    amount : uint8[n]
        Written: 0..255, the share of work done while constructed, demolished or LATE, the share of the
        fresh time gone while FRESH, else 255.

    Notes
    -----
    Equal start and finish is a milestone: never in work. An element without intervals was there
    before the schedule began: DONE.
    While any task still constructs the element it is in work, and what stands once never shrinks:
    a later task (reinforcement, then concrete) does not grow it from the ground again. An interval
    that demolishes or provides ends what was before it; work on what was provided and stays (a part
    staged, then moved) ends that in turn.
    """
    for i in range(code.size):
        first = offset[i]
        last = offset[i + 1]
        rest = DONE if first == last else looks[first, 0]  # what is shown where nothing happens
        exists = rest != ABSENT
        stood = 255 if exists else 0  # how much of it stands
        building = False
        shown = IN_WORK  # while it is built
        late = False
        built = False
        ended = 0  # when it was last finished, if built
        cared = False
        caring = MAINTAINED
        gone = UNTOUCHED  # what demolition or removal left of it
        left = 255
        stays = False  # what was provided
        for k in range(first, last):
            if now < start[k]:
                untouched = not (exists or building or built) and gone == UNTOUCHED
                if untouched and action[k] == CONSTRUCT and now >= due[k]:
                    building = True
                    late = True
                break
            working = now < finish[k]
            what = action[k]
            part = 255
            if working:
                part = int(255.0 * (now - start[k]) / (finish[k] - start[k]))
            if what == CONSTRUCT:
                gone = UNTOUCHED
                stays = False
                stood = max(stood, part)
                if working:
                    building = True
                    shown = looks[k, 1]
                    late = late or now >= due[k]
                elif not built or finish[k] > ended:
                    ended = finish[k]
                    built = True
                    rest = looks[k, 2]
            elif what == MAINTAIN:
                if working:
                    cared = True
                    caring = looks[k, 1]
                elif stays:
                    gone = UNTOUCHED
                    stays = False
                    exists = True
                    rest = looks[k, 2]
                elif exists or built:
                    rest = looks[k, 2]
            else:
                exists = False
                building = False
                late = False
                built = False
                cared = False
                stood = 0
                gone = looks[k, 1] if working else looks[k, 2]
                left = part if what == DEMOLISH else 255
                stays = looks[k, 2] != DEMOLISHED and looks[k, 2] != ABSENT
        if building:
            code[i] = LATE if late else shown
            amount[i] = stood
        elif cared and (gone == UNTOUCHED or stays):
            code[i] = caring
            amount[i] = 255
        elif gone != UNTOUCHED:
            code[i] = gone
            amount[i] = left
        elif built and rest == DONE and now < ended + fresh:
            code[i] = FRESH
            amount[i] = int(255.0 * (now - ended) / fresh)
        else:
            code[i] = rest if built or exists else ABSENT
            amount[i] = 255


@kernel
def count_states(code: U8, out: I64) -> None:
    """Count the elements in each state.

    Parameters
    ----------
    code : uint8[n]
        The states.
    out : int64[STATE_COUNT]
        Written: the counts.
    """
    for k in range(out.size):
        out[k] = 0
    for i in range(code.size):
        out[code[i]] += 1


@kernel
def group_by_row(row: I32, offset: I64, order: I64) -> None:
    """Sort pair numbers by their row, keeping the order within a row.

    Parameters
    ----------
    row : int32[m]
        The row each pair belongs to, 0 <= row < n.
    offset : int64[n + 1]
        Written: the pairs of row i are order[offset[i]:offset[i + 1]].
    order : int64[m]
        Written: pair numbers.
    """
    for i in range(offset.size):
        offset[i] = 0
    for k in range(row.size):
        offset[row[k] + 1] += 1
    for i in range(1, offset.size):
        offset[i] += offset[i - 1]
    fill = offset.copy()
    for k in range(row.size):
        order[fill[row[k]]] = k
        fill[row[k]] += 1
