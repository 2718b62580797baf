"""Working time: from a moment on, back from it, and between two, on one of many calendars."""

from typing import Final, NamedTuple

from kernels._jit import kernel
from kernels.arrays import I32, I64

FAR: Final = 1 << 60
"""Beyond every horizon: FAR lies after it, -FAR before it, s."""

DAY: Final = 86400


class WorkingTimes(NamedTuple):
    """The shifts of c calendars, one after the other, over a horizon of d days.

    Attributes
    ----------
    begin, end : int
        The horizon, s; both at midnight.
    row : int64[c + 1]
        The shifts of calendar j are rows row[j] to row[j + 1]; the last of them is empty and lies FAR away.
    opens, closes : int64[s]
        Each shift, [opens, closes), s; two of one calendar neither overlap nor touch.
    before : int64[s]
        Work of the calendar from the begin of the horizon to `opens`, s.
    first : int32[c, d + 1]
        The first shift that closes after the begin of each day.
    bits : int64[c]
        A bucket of work holds 2^bits s, about one shift.
    bucket : int64[c + 1]
        The buckets of calendar j are rows bucket[j] to bucket[j + 1].
    holder : int32[b]
        The shift in which the first second of each bucket is worked.
    """

    begin: int
    end: int
    row: I64
    opens: I64
    closes: I64
    before: I64
    first: I32
    bits: I64
    bucket: I64
    holder: I32


@kernel
def shift_after(times: WorkingTimes, calendar: int, moment: int) -> int:
    """Return the first shift that closes after `moment`, which lies within the horizon."""
    shift = int(times.first[calendar, (moment - times.begin) // DAY])
    while times.closes[shift] <= moment:
        shift += 1
    return shift


@kernel
def shift_of_work(times: WorkingTimes, calendar: int, work: int) -> int:
    """Return the shift in which second number `work` of the horizon is worked; there is one."""
    shift = int(times.holder[times.bucket[calendar] + (work >> times.bits[calendar])])
    while times.before[shift + 1] <= work:
        shift += 1
    return shift


@kernel
def work_until(times: WorkingTimes, calendar: int, moment: int) -> int:
    """Return the work from the begin of the horizon to a moment within it, s."""
    shift = shift_after(times, calendar, moment)
    return int(times.before[shift]) + max(0, moment - int(times.opens[shift]))


@kernel
def add_work(times: WorkingTimes, calendar: int, moment: int, work: int) -> int:
    """Return the moment when `work` s from `moment` on are done; negative work goes back.

    Notes
    -----
    Done is at the end of a shift rather than at the start of the next, and back it is the other way
    round; no work is no move. FAR or -FAR where the horizon ends first.
    """
    if work == 0:
        return moment
    if moment < times.begin:
        return -FAR
    if moment >= times.end:
        return FAR
    target = work_until(times, calendar, moment) + work
    if work > 0:
        if target > times.before[times.row[calendar + 1] - 1]:
            return FAR
        shift = shift_of_work(times, calendar, target - 1)
    else:
        if target < 0:
            return -FAR
        shift = shift_of_work(times, calendar, target)
    return int(times.opens[shift]) + target - int(times.before[shift])


@kernel
def next_work(times: WorkingTimes, calendar: int, moment: int) -> int:
    """Return the first moment at or after `moment` that work can start at."""
    if moment < times.begin:
        return -FAR
    if moment >= times.end:
        return FAR
    return max(moment, int(times.opens[shift_after(times, calendar, moment)]))


@kernel
def last_work(times: WorkingTimes, calendar: int, moment: int) -> int:
    """Return the last moment at or before `moment` that work can finish at."""
    if moment <= times.begin:
        return -FAR
    if moment > times.end:
        return FAR
    shift = shift_after(times, calendar, moment - 1)
    if times.opens[shift] < moment:
        return moment
    if shift == times.row[calendar]:
        return -FAR
    return int(times.closes[shift - 1])


@kernel
def settle_late(times: WorkingTimes, calendar: int, moment: int) -> int:
    """Return `moment` if work can start or finish at it, else the next one work can start at."""
    if moment <= times.begin:
        return -FAR
    if moment >= times.end:
        return FAR
    return max(moment, int(times.opens[shift_after(times, calendar, moment - 1)]))


@kernel
def settle_early(times: WorkingTimes, calendar: int, moment: int) -> int:
    """Return `moment` if work can start or finish at it, else the last one work can finish at."""
    if moment <= times.begin:
        return -FAR
    if moment >= times.end:
        return FAR
    if times.opens[shift_after(times, calendar, moment)] <= moment:
        return moment
    return last_work(times, calendar, moment)


@kernel
def work_between(times: WorkingTimes, calendar: int, start: int, finish: int) -> int:
    """Return the work in [start, finish), s; negative if finish lies before start."""
    low = times.begin
    high = times.end - 1
    begun = work_until(times, calendar, min(max(start, low), high))
    ended = work_until(times, calendar, min(max(finish, low), high))
    return ended - begun


@kernel
def add_work_each(times: WorkingTimes, calendar: I32, moment: I64, work: I64, out: I64) -> None:
    """Write `add_work` of every row.

    Parameters
    ----------
    times : WorkingTimes
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
def work_between_each(times: WorkingTimes, calendar: I32, start: I64, finish: I64, out: I64) -> None:
    """Write `work_between` of every row.

    Parameters
    ----------
    times : WorkingTimes
    calendar : int32[n]
    start, finish : int64[n]
        s.
    out : int64[n]
        Written, s.
    """
    for i in range(out.size):
        out[i] = work_between(times, calendar[i], start[i], finish[i])


@kernel
def settle_each(times: WorkingTimes, calendar: I32, moment: I64, late: bool, out: I64) -> None:
    """Write `next_work` of every row, or `last_work`.

    Parameters
    ----------
    times : WorkingTimes
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
