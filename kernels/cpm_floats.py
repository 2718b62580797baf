"""What dates leave free: floats, tasks moved late within them, and the links that drive."""

from typing import Final

import numpy as np

from kernels._jit import kernel
from kernels.arrays import I64, U8, Bool
from kernels.cpm import (
    BEGUN,
    DEAF,
    DONE,
    FINISH,
    FIRST,
    FROM_START,
    GATE,
    GIVEN,
    LATE,
    MUTE,
    PASSED,
    RESUMED,
    START,
    TO_FINISH,
    WORK,
    Dates,
    Links,
    Tasks,
)
from kernels.working_time import (
    FAR,
    add_work,
    last_work,
    next_work,
    settle_early,
    settle_late,
    work_between,
)

NO_FLOAT: Final = np.iinfo(np.int64).min


@kernel
def move_late(times: I64, tasks: Tasks, out_of: Links, dates: Dates, end: I64) -> None:
    """Move the tasks that go as late as possible to where their free float is used up.

    Parameters
    ----------
    times : int64[k]
        Compiled calendars.
    tasks : Tasks
    out_of : Links
    dates : Dates
        The early dates are written; they are no longer those that links count from.
    end : int64[p]
        Late finish of each project, s.
    """
    order, role_of, ruled_of, rule, deaf = tasks.order, tasks.role, tasks.ruled, tasks.rule, tasks.deaf
    row, after, kind, lag, lag_calendar = out_of.row, out_of.task, out_of.kind, out_of.lag, out_of.calendar
    early, lasts = dates.early, dates.duration
    for rank in range(order.size - 1, -1, -1):
        i = order[rank]
        role = role_of[i]
        if not ruled_of[i] or rule[i, LATE] == 0 or role > FINISH:
            continue
        calendar = int(tasks.calendar[i])
        finish = int(end[tasks.project[i]])
        start = FAR
        for k in range(row[i], row[i + 1]):
            if deaf[after[k]] & MUTE:
                continue
            bound = int(early[after[k], kind[k] >> 1])
            if lag[k] != 0:
                bound = add_work(times, int(lag_calendar[k]), bound, -int(lag[k]))
            if kind[k] & FROM_START:
                start = min(start, bound)
            else:
                finish = min(finish, bound)
        if role == WORK:
            finish = last_work(times, calendar, finish)
            latest = add_work(times, calendar, finish, -int(lasts[i]))
            if start < latest:
                start = settle_early(times, calendar, start)
                finish = add_work(times, calendar, start, int(lasts[i]))
            else:
                start = latest
        else:
            start = settle_early(times, calendar, min(start, finish))
            finish = start
        if start > early[i, 0]:
            early[i, 0] = start
            early[i, 1] = finish


@kernel
def write_floats(
    times: I64,
    tasks: Tasks,
    out_of: Links,
    dates: Dates,
    measure: U8,
    touched: Bool,
    total: I64,
    free: I64,
) -> None:
    """Write the floats of tasks whose dates, or whose successors' dates, were touched.

    Parameters
    ----------
    times : int64[k]
        Compiled calendars.
    tasks : Tasks
    out_of : Links
    dates : Dates
    measure : uint8[p]
        Total float lies between the finishes (0), the starts (1), or is the smaller of both (2).
    touched : bool[n]
    total : int64[n]
        Written, working time of the task's calendar, s; `NO_FLOAT` of what is done.
    free : int64[n]
        Written, likewise; never negative, the total float where nothing follows.
    """
    role_of, calendar_of, project_of, deaf = tasks.role, tasks.calendar, tasks.project, tasks.deaf
    row, after, kind, lag, lag_calendar = out_of.row, out_of.task, out_of.kind, out_of.lag, out_of.calendar
    early, late = dates.early, dates.late
    for i in range(total.size):
        due = touched[i]
        k = row[i]
        while not due and k < row[i + 1]:
            due = touched[after[k]]
            k += 1
        if not due:
            continue
        role = role_of[i]
        if role == PASSED:
            total[i] = NO_FLOAT
            free[i] = NO_FLOAT
            continue
        if role == DONE:
            total[i] = 0
            free[i] = 0
            continue
        calendar = int(calendar_of[i])
        early_start = int(early[i, 0])
        early_finish = int(early[i, 1])
        ends = measure[project_of[i]]
        if role in (BEGUN, GIVEN):
            ends = 0
        slack = FAR
        if ends != 1 and late[i, 1] == early_finish:
            slack = 0
        elif ends != 1:
            slack = work_between(times, calendar, early_finish, int(late[i, 1]))
        if ends != 0:
            slack = min(slack, work_between(times, calendar, early_start, int(late[i, 0])))
        total[i] = slack
        finish = FAR
        start = FAR
        started = role in (RESUMED, BEGUN)
        for k in range(row[i], row[i + 1]):
            from_start = kind[k] & FROM_START
            if (started and from_start) or deaf[after[k]] & MUTE:
                continue
            bound = int(early[after[k], kind[k] >> 1])
            if lag[k] != 0:
                bound = add_work(times, int(lag_calendar[k]), bound, -int(lag[k]))
            if from_start:
                start = min(start, bound)
            else:
                finish = min(finish, bound)
        left = FAR
        if finish == early_finish or start == early_start:
            left = 0
        elif finish != FAR:
            left = work_between(times, calendar, early_finish, finish)
        if start != FAR and left > 0:
            left = min(left, work_between(times, calendar, early_start, start))
        if left == FAR:
            left = slack
        free[i] = max(0, left)


@kernel
def write_driving(times: I64, tasks: Tasks, into: Links, dates: Dates, out: Bool) -> None:
    """Write which links hold a task where it is.

    Parameters
    ----------
    times : int64[k]
        Compiled calendars.
    tasks : Tasks
    into : Links
    dates : Dates
    out : bool[m]
        Written, by the rows of `into`.
    """
    role_of, calendar_of, deaf = tasks.role, tasks.calendar, tasks.deaf
    row, before, kind, lag, lag_calendar = into.row, into.task, into.kind, into.lag, into.calendar
    early, leave = dates.early, dates.leave
    for i in range(row.size - 1):
        role = role_of[i]
        calendar = int(calendar_of[i])
        for k in range(row[i], row[i + 1]):
            if deaf[i] & DEAF:
                out[k] = False
                continue
            bound = int(leave[before[k], kind[k] & FROM_START])
            if lag[k] != 0:
                bound = add_work(times, int(lag_calendar[k]), bound, int(lag[k]))
            to_finish = kind[k] & TO_FINISH
            if role == START or (role in (WORK, RESUMED) and not to_finish):
                bound = next_work(times, calendar, bound)
            elif role not in (GATE, FIRST, PASSED):
                bound = settle_late(times, calendar, bound)
            out[k] = bound == early[i, kind[k] >> 1]


@kernel
def longest_path(tasks: Tasks, into: Links, dates: Dates, driving: Bool, end: I64, out: Bool) -> None:
    """Write which tasks lie on a chain of driving links to the last finish of their project.

    Parameters
    ----------
    tasks : Tasks
    into : Links
    dates : Dates
    driving : bool[m]
        By the rows of `into`.
    end : int64[p]
        The last early finish of each project, s.
    out : bool[n]
        Written.
    """
    order, project_of, early = tasks.order, tasks.project, dates.early
    row, before = into.row, into.task
    out[:] = False
    for rank in range(order.size - 1, -1, -1):
        i = order[rank]
        if early[i, 1] == end[project_of[i]]:
            out[i] = True
        if out[i]:
            for k in range(row[i], row[i + 1]):
                if driving[k]:
                    out[before[k]] = True
