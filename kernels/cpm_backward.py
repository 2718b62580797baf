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
    FIRST,
    FREE,
    FROM_START,
    GIVEN,
    PASSED,
    RESUMED,
    START_AT,
    START_BY,
    TO_FINISH,
    WORK,
    Dates,
    Links,
    Tasks,
)
from kernels.working_time import FAR, WorkingTimes, add_work, last_work, settle_early


@kernel
def holds(tasks: Tasks, successor: int) -> bool:
    """Say whether links into a task still hold it."""
    role = tasks.role[successor]
    if role in (DONE, BEGUN, FIRST):
        return False
    return not (tasks.ruled[successor] and tasks.rule[successor, FREE] == 1)


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
    out[:] = -FAR
    for i in range(tasks.order.size):
        project = tasks.project[i]
        out[project] = max(out[project], dates.early_finish[i])


@kernel
def pass_backward(
    times: WorkingTimes,
    tasks: Tasks,
    into: Links,
    out_of: Links,
    end: I64,
    open_ends: U8,
    dates: Dates,
    dirty: Bool,
    touched: Bool,
) -> int:
    """Write the late dates of the tasks marked dirty and of all they depend on; return how many changed.

    Parameters
    ----------
    times : WorkingTimes
    tasks : Tasks
    into, out_of : Links
        By successor and by predecessor.
    end : int64[p]
        Late finish of each project, s.
    open_ends : uint8[p]
        1: a task without successors finishes as late as it does early.
    dates : Dates
        The late columns are written.
    dirty : bool[n]
        By task; cleared.
    touched : bool[n]
        Set where a date changed.
    """
    changed = 0
    for rank in range(tasks.order.size - 1, -1, -1):
        i = int(tasks.order[rank])
        if not dirty[i]:
            continue
        dirty[i] = False
        role = tasks.role[i]
        calendar = int(tasks.calendar[i])
        duration = int(dates.duration[i])
        ruled = tasks.ruled[i]
        finish = int(end[tasks.project[i]])
        start = FAR
        if role == DONE:
            start = int(tasks.rule[i, BEGAN])
            finish = int(tasks.rule[i, ENDED])
        else:
            if open_ends[tasks.project[i]] == 1 and out_of.row[i] == out_of.row[i + 1]:
                finish = min(finish, int(dates.early_finish[i]))
            begun = role in (RESUMED, PASSED, BEGUN, GIVEN)
            for k in range(out_of.row[i], out_of.row[i + 1]):
                kind = out_of.kind[k]
                after = int(out_of.task[k])
                if (begun and kind & FROM_START) or not holds(tasks, after):
                    continue
                if kind & TO_FINISH:
                    bound = int(dates.late_finish[after])
                else:
                    bound = int(dates.late_start[after])
                if out_of.lag[k] != 0:
                    bound = add_work(times, int(out_of.calendar[k]), bound, -int(out_of.lag[k]))
                if kind & FROM_START:
                    start = min(start, bound)
                else:
                    finish = min(finish, bound)
            if ruled:
                finish = min(finish, int(tasks.rule[i, FINISH_BY]))
                start = min(start, int(tasks.rule[i, START_BY]))
            if role in (WORK, RESUMED):
                finish = last_work(times, calendar, finish)
                latest = add_work(times, calendar, finish, -duration)
                if start < latest:
                    start = settle_early(times, calendar, start)
                    finish = add_work(times, calendar, start, duration)
                else:
                    start = latest
            elif role == BEGUN:
                finish = last_work(times, calendar, finish)
                start = int(tasks.rule[i, BEGAN])
            elif role == GIVEN:
                start = add_work(times, calendar, finish, -duration)
            else:
                finish = min(start, finish)
                if role == FINISH:
                    finish = last_work(times, calendar, finish)
                elif role < FINISH:
                    finish = settle_early(times, calendar, finish)
                start = finish
            if ruled and role <= FINISH:
                forced = tasks.rule[i, START_AT] != FAR or tasks.rule[i, FINISH_AT] != FAR
                if forced:
                    start = int(dates.early_start[i])
                    finish = int(dates.early_finish[i])
        if dates.late_start[i] != start or dates.late_finish[i] != finish:
            dates.late_start[i] = start
            dates.late_finish[i] = finish
            touched[i] = True
            changed += 1
            for k in range(into.row[i], into.row[i + 1]):
                dirty[into.task[k]] = True
    return changed
