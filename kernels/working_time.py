"""Working time: from a moment on, back from it, and between two, on one of many calendars.

Compiled calendars are one array, so that a call costs next to nothing::

    BEGIN, END      the horizon, s; both at midnight
    HEAD + 5 j      calendar j: where its first shift, its last shift, its buckets and its days stand,
                    and how many bits of work make a bucket
    shifts          three numbers each: opens and closes, s, and the work of the calendar before it, s;
                    two of one calendar neither overlap nor touch; the last is empty and lies FAR away
    buckets         of 2^bits s of work, about one shift: the shift their first second is worked in
    days            the first shift that closes after the begin of each day of the horizon
"""

from typing import Final

from kernels._jit import kernel
from kernels.arrays import I32, I64

FAR: Final = 1 << 60
"""Beyond every horizon: FAR lies after it, -FAR before it, s."""

DAY: Final = 86400
BEGIN: Final = 0
END: Final = 1
HEAD: Final = 2
HEADER: Final = 5  # numbers of a calendar's head
SHIFTS: Final = 0  # in a head
LAST: Final = 1
BUCKETS: Final = 2
DAYS: Final = 3
BITS: Final = 4
SHIFT: Final = 3  # numbers of a shift
CLOSES: Final = 1  # in a shift
BEFORE: Final = 2


@kernel
def shift_after(times: I64, calendar: int, moment: int) -> int:
    """Return where the first shift that closes after `moment` stands; it lies within the horizon."""
    days = times[HEAD + HEADER * calendar + DAYS]
    at = int(times[days + (moment - times[BEGIN]) // DAY])
    while times[at + CLOSES] <= moment:
        at += SHIFT
    return at


@kernel
def shift_of_work(times: I64, calendar: int, work: int) -> int:
    """Return where the shift in which second number `work` of the horizon is worked stands; there is one."""
    head = HEAD + HEADER * calendar
    at = int(times[times[head + BUCKETS] + (work >> times[head + BITS])])
    while times[at + SHIFT + BEFORE] <= work:
        at += SHIFT
    return at


@kernel
def work_until(times: I64, calendar: int, moment: int) -> int:
    """Return the work from the begin of the horizon to a moment within it, s."""
    at = shift_after(times, calendar, moment)
    return int(times[at + BEFORE]) + max(0, moment - int(times[at]))


@kernel
def add_work(times: I64, calendar: int, moment: int, work: int) -> int:
    """Return the moment when `work` s from `moment` on are done; negative work goes back.

    Notes
    -----
    Done is at the end of a shift rather than at the start of the next, and back it is the other way
    round; no work is no move. FAR or -FAR where the horizon ends first.
    """
    if work == 0:
        return moment
    if moment < times[BEGIN]:
        return -FAR
    if moment >= times[END]:
        return FAR
    target = work_until(times, calendar, moment) + work
    if work > 0:
        if target > times[times[HEAD + HEADER * calendar + LAST] + BEFORE]:
            return FAR
        at = shift_of_work(times, calendar, target - 1)
    else:
        if target < 0:
            return -FAR
        at = shift_of_work(times, calendar, target)
    return int(times[at]) + target - int(times[at + BEFORE])


@kernel
def next_work(times: I64, calendar: int, moment: int) -> int:
    """Return the first moment at or after `moment` that work can start at."""
    if moment < times[BEGIN]:
        return -FAR
    if moment >= times[END]:
        return FAR
    return max(moment, int(times[shift_after(times, calendar, moment)]))


@kernel
def last_work(times: I64, calendar: int, moment: int) -> int:
    """Return the last moment at or before `moment` that work can finish at."""
    if moment <= times[BEGIN]:
        return -FAR
    if moment > times[END]:
        return FAR
    at = shift_after(times, calendar, moment - 1)
    if times[at] < moment:
        return moment
    if at == times[HEAD + HEADER * calendar + SHIFTS]:
        return -FAR
    return int(times[at - SHIFT + CLOSES])


@kernel
def settle_late(times: I64, calendar: int, moment: int) -> int:
    """Return `moment` if work can start or finish at it, else the next one work can start at."""
    if moment <= times[BEGIN]:
        return -FAR
    if moment >= times[END]:
        return FAR
    return max(moment, int(times[shift_after(times, calendar, moment - 1)]))


@kernel
def settle_early(times: I64, calendar: int, moment: int) -> int:
    """Return `moment` if work can start or finish at it, else the last one work can finish at."""
    if moment <= times[BEGIN]:
        return -FAR
    if moment >= times[END]:
        return FAR
    if times[shift_after(times, calendar, moment)] <= moment:
        return moment
    return last_work(times, calendar, moment)


@kernel
def work_between(times: I64, calendar: int, start: int, finish: int) -> int:
    """Return the work in [start, finish), s; negative if finish lies before start."""
    low = int(times[BEGIN])
    high = int(times[END]) - 1
    begun = work_until(times, calendar, min(max(start, low), high))
    ended = work_until(times, calendar, min(max(finish, low), high))
    return ended - begun


@kernel
def add_work_each(times: I64, calendar: I32, moment: I64, work: I64, out: I64) -> None:
    """Write `add_work` of every row.

    Parameters
    ----------
    times : int64[k]
        Compiled calendars.
    calendar : int32[n]
    moment : int64[n]
        s.
    work : int64[n]
        s.
    out : int64[n]
        Written, s.
    """
    for i in range(out.size):
        out[i] = add_work(times, calendar[i], moment[i], work[i])


@kernel
def work_between_each(times: I64, calendar: I32, start: I64, finish: I64, out: I64) -> None:
    """Write `work_between` of every row.

    Parameters
    ----------
    times : int64[k]
        Compiled calendars.
    calendar : int32[n]
    start, finish : int64[n]
        s.
    out : int64[n]
        Written, s.
    """
    for i in range(out.size):
        out[i] = work_between(times, calendar[i], start[i], finish[i])


@kernel
def settle_each(times: I64, calendar: I32, moment: I64, late: bool, out: I64) -> None:
    """Write `next_work` of every row, or `last_work`.

    Parameters
    ----------
    times : int64[k]
        Compiled calendars.
    calendar : int32[n]
    moment : int64[n]
        s.
    late : bool
        Ask for the next start of work rather than for the last finish.
    out : int64[n]
        Written, s.
    """
    for i in range(out.size):
        if late:
            out[i] = next_work(times, calendar[i], moment[i])
        else:
            out[i] = last_work(times, calendar[i], moment[i])
