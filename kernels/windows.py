"""Windows of time in which a gate is open or a calendar works: the next one, work inside, work between.

Those of one series follow each other by time, neither overlap nor touch; the last may close at infinity.
"""

import math

from kernels._jit import aside, step
from kernels.arrays import F64, I64
from kernels.operation import CURSOR_AT, SPAN_AT, WINDOW_AT


@step
def window_after(plan: I64, figure: F64, state: I64, series: int, now: float) -> int:
    """Return the first window of a series that closes after `now`, which never goes back; its end if none."""
    cursor = plan[CURSOR_AT] + series
    i = state[cursor]
    end = plan[plan[WINDOW_AT] + series + 1]
    while i < end and figure[plan[SPAN_AT] + 2 * i + 1] <= now:
        i += 1
    state[cursor] = i
    return int(i)


@aside
def next_open(plan: I64, figure: F64, state: I64, series: int, now: float) -> float:
    """Return the first moment at or after `now` a series is open; infinity if none."""
    i = window_after(plan, figure, state, series, now)
    if i == plan[plan[WINDOW_AT] + series + 1]:
        return math.inf
    return float(max(now, figure[plan[SPAN_AT] + 2 * i]))


@aside
def next_fit(plan: I64, figure: F64, state: I64, series: int, now: float, length: float) -> float:
    """Return the first moment from `now` on after which a series stays open that long; infinity if none."""
    for i in range(window_after(plan, figure, state, series, now), plan[plan[WINDOW_AT] + series + 1]):
        begin = max(now, figure[plan[SPAN_AT] + 2 * i])
        if begin + length <= figure[plan[SPAN_AT] + 2 * i + 1]:
            return float(begin)
    return math.inf


@aside
def work_done(plan: I64, figure: F64, state: I64, series: int, now: float, work: float) -> float:
    """Return when `work` begun at `now` is done, in open time only; infinity if the series ends first."""
    if work <= 0.0:
        return now
    left = work
    for i in range(window_after(plan, figure, state, series, now), plan[plan[WINDOW_AT] + series + 1]):
        begin = max(now, figure[plan[SPAN_AT] + 2 * i])
        close = figure[plan[SPAN_AT] + 2 * i + 1]
        if begin + left <= close:
            return float(begin + left)
        left -= close - begin
    return math.inf


@aside
def open_between(plan: I64, figure: F64, series: int, begin: float, end: float) -> float:
    """Return the open time of a series in [begin, end)."""
    total = 0.0
    for i in range(plan[plan[WINDOW_AT] + series], plan[plan[WINDOW_AT] + series + 1]):
        opens = figure[plan[SPAN_AT] + 2 * i]
        if opens >= end:
            break
        total += max(0.0, min(end, figure[plan[SPAN_AT] + 2 * i + 1]) - max(begin, opens))
    return total
