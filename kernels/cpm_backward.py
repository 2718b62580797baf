"""The backward pass: the latest dates that delay no project and break no constraint."""

from kernels._jit import kernel
from kernels.arrays import I64, U8, Bool
from kernels.cpm import (
    BEGAN,
    BEGUN,
    DONE,
    ENDED,
    FINISH,
    FINISH_AT,
    FINISH_BY,
    FROM_START,
    GIVEN,
    MUTE,
    PASSED,
    RESUMED,
    START_AT,
    START_BY,
    WORK,
    Dates,
    Links,
    Tasks,
)
from kernels.working_time import FAR, add_work, last_work, settle_early, settle_late


@kernel
def project_ends(tasks: Tasks, dates: Dates, out: I64) -> None:
    """Write the last early finish of each project.

    Parameters
    ----------
    tasks : Tasks
    dates : Dates
    out : int64[p]
        Written, s; -FAR without tasks.
    """
    project_of, early = tasks.project, dates.early
    out[:] = -FAR
    for i in range(project_of.size):
        project = project_of[i]
        out[project] = max(out[project], early[i, 1])


@kernel
def pass_backward(
    times: I64,
    tasks: Tasks,
    into: Links,
    out_of: Links,
    end: I64,
    open_ends: U8,
    dates: Dates,
    dirty: Bool,
    touched: Bool,
) -> int:
    """Write the late dates of tasks marked dirty and of all they depend on; return how many changed.

    Parameters
    ----------
    times : int64[k]
        Compiled calendars.
    tasks : Tasks
    into, out_of : Links
        By successor and by predecessor.
    end : int64[p]
        Late finish of each project, s.
    open_ends : uint8[p]
        1: a task without successors finishes as late as it does early.
    dates : Dates
        The late dates are written.
    dirty : bool[n]
        By task; cleared.
    touched : bool[n]
        Set where a date changed.
    """
    order, role_of, calendar_of, deaf = tasks.order, tasks.role, tasks.calendar, tasks.deaf
    project_of, ruled_of, rule = tasks.project, tasks.ruled, tasks.rule
    before_row, before = into.row, into.task
    row, after, kind, lag, lag_calendar = out_of.row, out_of.task, out_of.kind, out_of.lag, out_of.calendar
    early, late, lasts = dates.early, dates.late, dates.duration
    changed = 0
    for rank in range(order.size - 1, -1, -1):
        i = order[rank]
        if not dirty[i]:
            continue
        dirty[i] = False
        role = role_of[i]
        calendar = int(calendar_of[i])
        duration = int(lasts[i])
        ruled = ruled_of[i]
        finish = int(end[project_of[i]])
        start = FAR
        if open_ends[project_of[i]] == 1 and row[i] == row[i + 1]:
            finish = min(finish, int(early[i, 1]))
        started = role in (RESUMED, PASSED, BEGUN, GIVEN)
        for k in range(row[i], row[i + 1]):
            from_start = kind[k] & FROM_START
            if (started and from_start) or deaf[after[k]] & MUTE:
                continue
            bound = int(late[after[k], kind[k] >> 1])
            if lag[k] != 0:
                bound = add_work(times, int(lag_calendar[k]), bound, -int(lag[k]))
            if from_start:
                start = min(start, bound)
            else:
                finish = min(finish, bound)
        if ruled:
            finish = min(finish, int(rule[i, FINISH_BY]))
            start = min(start, int(rule[i, START_BY]))
        if role in (WORK, RESUMED):
            finish = last_work(times, calendar, finish)
            latest = add_work(times, calendar, finish, -duration)
            if start < latest:
                start = settle_early(times, calendar, start)
                finish = add_work(times, calendar, start, duration)
            else:
                start = latest
        elif role == DONE:
            start = int(rule[i, BEGAN])
            finish = int(rule[i, ENDED])
        elif role == BEGUN:
            finish = last_work(times, calendar, finish)
            start = int(rule[i, BEGAN])
        elif role == GIVEN:
            start = add_work(times, calendar, finish, -duration)
        else:
            finish = min(start, finish)
            if role == FINISH:
                finish = last_work(times, calendar, finish)
            elif role < FINISH:
                finish = settle_early(times, calendar, finish)
            elif role == PASSED:
                finish = settle_late(times, calendar, finish)
            start = finish
        if ruled and role <= FINISH and (rule[i, START_AT] != FAR or rule[i, FINISH_AT] != FAR):
            start = int(early[i, 0])
            finish = int(early[i, 1])
        if late[i, 0] != start or late[i, 1] != finish:
            late[i, 0] = start
            late[i, 1] = finish
            touched[i] = True
            changed += 1
            for k in range(before_row[i], before_row[i + 1]):
                dirty[before[k]] = True
    return changed
