"""How much of each task's working time lies in a period."""

import numpy as np

from kernels.arrays import F64, I32, Time
from sim.calendar import standard_calendar
from sim.planning.working_time import ALL_DAY, WorkingTime, is_empty
from sim.schedule import Schedule


class TaskHours:
    """Working time of tasks on their own calendars; tasks planned in time off count day and night."""

    def __init__(self, schedule: Schedule) -> None:
        calendars = schedule.calendars or (standard_calendar(),)
        self._times = WorkingTime([ALL_DAY if is_empty(c) else c for c in calendars])
        self._calendar: I32 = np.clip(schedule.calendar, 0, len(calendars) - 1).astype(np.int32)

    def shares(self, start: Time, finish: Time, first: np.datetime64, last: np.datetime64) -> F64:
        """Return float64[n]: 0..1, how much of the work in [start, finish) lies in [first, last).

        Parameters
        ----------
        start, finish : datetime64[s][n]
            One row per task of the schedule; of rows with NaT nothing lies anywhere.
        first, last : datetime64[s]
        """
        share = np.zeros(start.size)
        rows = np.flatnonzero((start < last) & (finish > first)).astype(np.int32)  # NaT compares false
        begin, end = np.maximum(start[rows], first), np.minimum(finish[rows], last)
        whole = self.hours(rows, start[rows], finish[rows])
        part = self.hours(rows, begin, end)
        idle = whole <= 0
        elapsed = (end - begin) / np.maximum(finish[rows] - start[rows], np.timedelta64(1, "s"))
        share[rows] = np.where(idle, elapsed, part / np.where(idle, 1.0, whole))
        # A milestone happens whole.
        moment = (start == finish) & (start >= first) & (start < last)
        share[moment] = 1.0
        return share

    def hours(self, rows: I32, start: Time, finish: Time) -> F64:
        """Return float64[k]: working hours of tasks `rows` in [start, finish)."""
        return self._times.between(self._calendar[rows], start, finish) / 3600.0
