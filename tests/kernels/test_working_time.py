"""Settling a moment at work, at every quarter of an hour of a week."""

import numpy as np

from kernels.working_time import (
    FAR,
    add_work,
    add_work_each,
    last_work,
    next_work,
    settle_each,
    settle_early,
    settle_late,
    work_between_each,
)
from sim.calendar import standard_calendar
from sim.planning.working_time import ALL_DAY, working_times

FIRST = 19_999  # a Thursday
TIMES = working_times([standard_calendar(), ALL_DAY], FIRST, FIRST + 14)
OPEN = np.zeros(14 * 96, np.bool_)
for day in (0, 1, 4, 5, 6, 7, 8, 11, 12, 13):
    for hour in (8, 9, 10, 11, 13, 14, 15, 16):
        OPEN[day * 96 + hour * 4 : day * 96 + hour * 4 + 4] = True


def moment(quarter: int) -> int:
    return FIRST * 86400 + quarter * 900


def test_moments_settle_at_work() -> None:
    for quarter in range(96, 96 * 10):
        ahead = next(q for q in range(quarter, OPEN.size) if OPEN[q])
        back = next(q for q in range(quarter, 0, -1) if OPEN[q - 1])
        beside = OPEN[quarter] or OPEN[quarter - 1]
        assert next_work(TIMES, 0, moment(quarter)) == moment(ahead)
        assert last_work(TIMES, 0, moment(quarter)) == moment(back)
        assert settle_late(TIMES, 0, moment(quarter)) == moment(quarter if beside else ahead)
        assert settle_early(TIMES, 0, moment(quarter)) == moment(quarter if beside else back)


def test_horizon_ends_far_away() -> None:
    assert add_work(TIMES, 0, moment(0), 10**7) == FAR
    assert add_work(TIMES, 0, moment(96), -(10**7)) == -FAR
    assert next_work(TIMES, 0, moment(14 * 96)) == FAR
    assert next_work(TIMES, 0, moment(-1)) == -FAR
    assert last_work(TIMES, 0, moment(4)) == -FAR
    assert last_work(TIMES, 0, moment(15 * 96)) == FAR


def test_columns_are_worked_off_row_by_row() -> None:
    calendar, start = np.array([0, 1], np.int32), np.array([moment(32)] * 2)
    out = np.empty(2, np.int64)
    add_work_each(TIMES, calendar, start, np.array([9 * 3600] * 2), out)
    assert out.tolist() == [moment(96 + 36), moment(32 + 36)]
    work_between_each(TIMES, calendar, start, out.copy(), out)
    assert out.tolist() == [9 * 3600] * 2
    settle_each(TIMES, calendar, np.array([moment(80)] * 2), True, out)
    assert out.tolist() == [moment(96 + 32), moment(80)]
    settle_each(TIMES, calendar, np.array([moment(80)] * 2), False, out)
    assert out.tolist() == [moment(68), moment(80)]
