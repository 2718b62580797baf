"""Shares of work by period, against the calendar itself."""

from itertools import pairwise

import numpy as np
from schedule_under_way import at, schedule_under_way

from sim.calendar import standard_calendar
from sim.reporting.task_hours import TaskHours


def test_shares_follow_the_calendar() -> None:
    s = schedule_under_way()
    first, last = at(5, 10), at(9, 12)
    found = TaskHours(s).shares(s.start, s.finish, first, last)
    calendar = standard_calendar()
    for row in range(len(s)):
        begin, end = max(s.start[row], first), min(s.finish[row], last)
        whole = calendar.between(s.start[row], s.finish[row])
        part = calendar.between(begin, end) if begin < end else 0
        assert found[row] == (part / whole if whole else 0.0)


def test_weeks_add_up_to_the_whole() -> None:
    s = schedule_under_way()
    hours = TaskHours(s)
    days = [at(2) + np.timedelta64(k, "D") for k in range(15)]
    total = sum(hours.shares(s.start, s.finish, a, b) for a, b in pairwise(days))
    np.testing.assert_allclose(total, 1.0)


def test_time_off_counts_day_and_night_and_no_dates_nothing() -> None:
    s = schedule_under_way()
    start, finish = s.start.copy(), s.finish.copy()
    start[0], finish[0] = at(7, 0), at(8, 0)  # a Saturday
    start[1] = np.datetime64("NaT")
    found = TaskHours(s).shares(start, finish, at(7, 12), at(20))
    assert found[0] == 0.5
    assert found[1] == 0.0
