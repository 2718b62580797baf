"""What dates leave free: floats, tasks moved late within them, and the links that drive."""

from typing import Final

import numpy as np

from kernels._jit import kernel
from kernels.arrays import I64, U8, Bool
from kernels.cpm import (
    BEGUN,
    DONE,
    FINISH,
    FIRST,
    FREE,
    FROM_START,
    GATE,
    GIVEN,
    LATE,
    PASSED,
    RESUMED,
    START,
    TO_FINISH,
    WORK,
    Dates,
    Links,
    Tasks,
)
from kernels.cpm_backward import holds
from kernels.cpm_forward import link_bound
from kernels.working_time import (
    FAR,
    WorkingTimes,
    add_work,
    last_work,
    next_work,
    settle_early,
    settle_late,
    work_between,
)

NO_FLOAT: Final = np.iinfo(np.int64).min


@kernel
def free_limit(times: WorkingTimes, tasks: Tasks, out_of: Links, dates: Dates, task: int, kinds: int) -> int:
    """Return the latest start (kinds 1) or finish (kinds 0) that delays no successor's early dates."""
    role = tasks.role[task]
    limit = FAR
    if kinds == FROM_START and role in (RESUMED, PASSED, BEGUN):
        return limit
    for k in range(out_of.row[task], out_of.row[task + 1]):
        after = int(out_of.task[k])
        if out_of.kind[k] & FROM_START != kinds or not holds(tasks, after):
            continue
        if out_of.kind[k] & TO_FINISH:
            bound = int(dates.early_finish[after])
        else:
            bound = int(dates.early_start[after])
        if out_of.lag[k] != 0:
            bound = add_work(times, int(out_of.calendar[k]), bound, -int(out_of.lag[k]))
        limit = min(limit, bound)
    return limit


@kernel
def move_late(times: WorkingTimes, tasks: Tasks, out_of: Links, dates: Dates, end: I64) -> None:
    """Move the tasks that go as late as possible to where their free float is used up.

    Parameters
    ----------
    times : WorkingTimes
    tasks : Tasks
    out_of : Links
    dates : Dates
        The early columns are written; they are no longer those that links count from.
    end : int64[p]
        Late finish of each project, s.
    """
    for rank in range(tasks.order.size - 1, -1, -1):
        i = int(tasks.order[rank])
        if not tasks.ruled[i] or tasks.rule[i, LATE] == 0 or tasks.role[i] > FINISH:
            continue
        calendar = int(tasks.calendar[i])
        finish = min(free_limit(times, tasks, out_of, dates, i, 0), int(end[tasks.project[i]]))
        start = free_limit(times, tasks, out_of, dates, i, FROM_START)
        if tasks.role[i] == WORK:
            finish = last_work(times, calendar, finish)
            latest = add_work(times, calendar, finish, -int(dates.duration[i]))
            if start < latest:
                start = settle_early(times, calendar, start)
                finish = add_work(times, calendar, start, int(dates.duration[i]))
            else:
                start = latest
        else:
            start = settle_early(times, calendar, min(start, finish))
            finish = start
        if start > dates.early_start[i]:
            dates.early_start[i] = start
            dates.early_finish[i] = finish


@kernel
def write_floats(
    times: WorkingTimes,
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
    times : WorkingTimes
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
    for i in range(total.size):
        due = touched[i]
        k = out_of.row[i]
        while not due and k < out_of.row[i + 1]:
            due = touched[out_of.task[k]]
            k += 1
        if not due:
            continue
        role = tasks.role[i]
        if role == PASSED:
            total[i] = NO_FLOAT
            free[i] = NO_FLOAT
            continue
        if role == DONE:
            total[i] = 0
            free[i] = 0
            continue
        calendar = int(tasks.calendar[i])
        early_start = int(dates.early_start[i])
        early_finish = int(dates.early_finish[i])
        kind = measure[tasks.project[i]]
        if role in (BEGUN, GIVEN):
            kind = 0
        slack = FAR
        if kind != 1:
            slack = work_between(times, calendar, early_finish, int(dates.late_finish[i]))
        if kind != 0:
            slack = min(slack, work_between(times, calendar, early_start, int(dates.late_start[i])))
        total[i] = slack
        finish = free_limit(times, tasks, out_of, dates, i, 0)
        start = free_limit(times, tasks, out_of, dates, i, FROM_START)
        left = FAR
        if finish != FAR:
            left = work_between(times, calendar, early_finish, finish)
        if start != FAR:
            left = min(left, work_between(times, calendar, early_start, start))
        if left == FAR:
            left = slack
        free[i] = max(0, left)


@kernel
def write_driving(times: WorkingTimes, tasks: Tasks, into: Links, dates: Dates, out: Bool) -> None:
    """Write which links hold a task where it is.

    Parameters
    ----------
    times : WorkingTimes
    tasks : Tasks
    into : Links
    dates : Dates
    out : bool[m]
        Written, by the rows of `into`.
    """
    for i in range(into.row.size - 1):
        role = tasks.role[i]
        calendar = int(tasks.calendar[i])
        deaf = role in (DONE, GIVEN, BEGUN) or (tasks.ruled[i] and tasks.rule[i, FREE] == 1)
        for k in range(into.row[i], into.row[i + 1]):
            if deaf:
                out[k] = False
                continue
            bound = link_bound(times, into, k, dates)
            to_finish = into.kind[k] & TO_FINISH
            if role == START or (role in (WORK, RESUMED) and not to_finish):
                bound = next_work(times, calendar, bound)
            elif role not in (GATE, FIRST, PASSED):
                bound = settle_late(times, calendar, bound)
            reached = int(dates.early_finish[i]) if to_finish else dates.early_start[i]
            out[k] = bound == reached


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
    out[:] = False
    for rank in range(tasks.order.size - 1, -1, -1):
        i = int(tasks.order[rank])
        if dates.early_finish[i] == end[tasks.project[i]]:
            out[i] = True
        if out[i]:
            for k in range(into.row[i], into.row[i + 1]):
                if driving[k]:
                    out[into.task[k]] = True
