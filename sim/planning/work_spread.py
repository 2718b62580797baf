"""How much of some work is done by each moment, when it is spread evenly over working time."""

from collections.abc import Sequence

import numpy as np

from kernels.arrays import F64, I32, I64, Time
from kernels.working_time import work_between_each
from sim.calendar import Calendar, standard_calendar
from sim.planning.working_time import ALL_DAY, is_empty, seconds, working_times


class WorkSpread:
    """Adds up work over time on some calendars; a task that lies in time off is worked on all the same."""

    def __init__(self, calendars: Sequence[Calendar]) -> None:
        known = [standard_calendar() if is_empty(c) else c for c in calendars] or [standard_calendar()]
        self._calendars = (*known, ALL_DAY)
        self._count = len(known)

    def seconds(self, calendar: I32, start: Time, finish: Time) -> I64:
        """Return int64[n]: working s of each task; calendar -1 is the first one."""
        return self._between(self._times(start, finish), self._rows(calendar), start, finish)

    def done(self, calendar: I32, start: Time, finish: Time, amount: F64, when: Time) -> F64:
        """Return float64[d]: the amount done by each moment; undated tasks are left out.

        Notes
        -----
        On each calendar the sum is piecewise linear in working time, so that it takes one sort of the
        tasks and no look at each task for each moment.
        """
        used = ~np.isnat(start) & ~np.isnat(finish) & np.isfinite(amount) & (amount != 0.0)
        rows, start, finish, amount = self._rows(calendar)[used], start[used], finish[used], amount[used]
        times = self._times(start, finish, when)
        length = self._between(times, rows, start, finish)
        rows = np.where(length <= 0, self._count, rows).astype(np.int32)
        total = np.zeros(len(when))
        if not rows.size:
            return total
        zero = min(start.min(), when.min())
        for number in np.unique(rows).tolist():
            own = rows == number
            row = np.full(max(rows.size, len(when)), number, np.int32)
            begin, end, now = (
                self._between(times, row[: len(moments)], np.full(len(moments), zero), moments)
                for moments in (start[own], finish[own], when)
            )
            total += _summed(begin, end, now, finish[own], amount[own], when)
        return total

    def _times(self, *columns: Time) -> I64:
        """Return the calendars compiled for the days of these moments."""
        known = [column[~np.isnat(column)].astype("datetime64[D]").astype(np.int64) for column in columns]
        known = [column for column in known if column.size] or [np.zeros(1, np.int64)]
        low, high = min(int(c.min()) for c in known), max(int(c.max()) for c in known)
        return working_times(self._calendars, low - 1, high + 2)

    def _between(self, times: I64, rows: I32, start: Time, finish: Time) -> I64:
        out = np.empty(len(start), np.int64)
        work_between_each(times, rows, seconds(start), seconds(finish), out)
        return out

    def _rows(self, calendar: I32) -> I32:
        return np.clip(calendar, 0, self._count - 1).astype(np.int32)


def _summed(begin: I64, end: I64, now: I64, finish: Time, amount: F64, when: Time) -> F64:
    at_once = end <= begin  # milestones
    order = np.argsort(finish[at_once], kind="stable")
    sums = np.concatenate([[0.0], np.cumsum(amount[at_once][order])])
    total: F64 = sums[np.searchsorted(finish[at_once][order], when, "right")]
    begin, end, amount = begin[~at_once], end[~at_once], amount[~at_once]
    slope = amount / (end - begin)
    return total + _risen(begin, slope, now) - _risen(end, slope, now)


def _risen(corner: I64, slope: F64, now: I64) -> F64:
    """Return the sum of slope x max(0, now - corner) at each moment."""
    order = np.argsort(corner, kind="stable")
    slopes = np.concatenate([[0.0], np.cumsum(slope[order])])
    moments = np.concatenate([[0.0], np.cumsum(slope[order] * corner[order])])
    passed = np.searchsorted(corner[order], now, "right")
    risen: F64 = now * slopes[passed] - moments[passed]
    return risen
