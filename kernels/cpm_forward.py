"""The forward pass: the earliest dates that logic, constraints and progress allow."""

from kernels._jit import kernel
from kernels.arrays import I64, Bool
from kernels.cpm import (
    BEGAN,
    BEGUN,
    DEAF,
    DONE,
    ENDED,
    EXPECTED,
    FINISH,
    FINISH_AT,
    FINISH_CAP,
    FINISH_FROM,
    FIRST,
    FROM_START,
    GATE,
    GIVEN,
    LAG_FROM_EARLY,
    PASSED,
    RESUMED,
    START,
    START_AT,
    START_CAP,
    TO_FINISH,
    WORK,
    Dates,
    Links,
    Tasks,
)
from kernels.working_time import FAR, add_work, last_work, next_work, settle_late, work_between


@kernel
def pass_forward(
    times: I64, tasks: Tasks, into: Links, out_of: Links, dates: Dates, dirty: Bool, touched: Bool
) -> int:
    """Write the early dates of tasks marked dirty and of all that depend on them; return how many changed.

    Parameters
    ----------
    times : int64[k]
        Compiled calendars.
    tasks : Tasks
    into, out_of : Links
        By successor and by predecessor.
    dates : Dates
        All but the late dates are written.
    dirty : bool[n]
        By task; cleared.
    touched : bool[n]
        Set where a date changed.

    Notes
    -----
    Kelley and Walker, Critical-path planning and scheduling, 1959, with the conventions of Primavera P6
    and Microsoft Project: work starts when a shift opens and finishes when one closes; a finish held
    by a link or date outside shifts waits for the next one to open.
    """
    order, role_of, calendar_of, deaf = tasks.order, tasks.role, tasks.calendar, tasks.deaf
    earliest, remains, ruled_of, rule = tasks.earliest, tasks.duration, tasks.ruled, tasks.rule
    row, before, kind, lag, lag_calendar = into.row, into.task, into.kind, into.lag, into.calendar
    after_row, after = out_of.row, out_of.task
    early, leave, lasts = dates.early, dates.leave, dates.duration
    changed = 0
    for rank in range(order.size):
        i = order[rank]
        if not dirty[i]:
            continue
        dirty[i] = False
        role = role_of[i]
        calendar = int(calendar_of[i])
        duration = int(remains[i])
        ruled = ruled_of[i]
        start = int(earliest[i])
        finish = -FAR
        if role == FIRST:
            start = FAR
            for k in range(row[i], row[i + 1]):
                start = min(start, int(leave[before[k], 1]))
        elif not deaf[i] & DEAF:
            for k in range(row[i], row[i + 1]):
                bound = int(leave[before[k], kind[k] & FROM_START])
                if lag[k] != 0:
                    bound = add_work(times, int(lag_calendar[k]), bound, int(lag[k]))
                if kind[k] & TO_FINISH:
                    finish = max(finish, bound)
                else:
                    start = max(start, bound)
        if ruled:
            finish = max(finish, int(rule[i, FINISH_FROM]))
        if role in (WORK, RESUMED, BEGUN):
            start = next_work(times, calendar, start)
            if ruled and rule[i, EXPECTED] != FAR:
                duration = max(0, work_between(times, calendar, start, int(rule[i, EXPECTED])))
            end = add_work(times, calendar, start, duration)
            if finish > end:
                finish = settle_late(times, calendar, finish)
                start = add_work(times, calendar, finish, -duration)
            else:
                finish = end
        elif role in (DONE, GIVEN):
            start = int(rule[i, BEGAN])
            finish = int(rule[i, ENDED])
        else:
            start = max(start, finish)
            if role == START:
                start = next_work(times, calendar, start)
            elif role not in (GATE, FIRST, PASSED):
                start = settle_late(times, calendar, start)
            finish = start
        if ruled and role <= FINISH:
            if rule[i, START_AT] != FAR:
                start = next_work(times, calendar, int(rule[i, START_AT]))
                finish = add_work(times, calendar, start, duration)
            elif rule[i, FINISH_AT] != FAR:
                finish = last_work(times, calendar, int(rule[i, FINISH_AT]))
                start = add_work(times, calendar, finish, -duration)
            elif start > rule[i, START_CAP]:
                start = next_work(times, calendar, int(rule[i, START_CAP]))
                finish = add_work(times, calendar, start, duration)
            elif finish > rule[i, FINISH_CAP]:
                finish = last_work(times, calendar, int(rule[i, FINISH_CAP]))
                start = add_work(times, calendar, finish, -duration)
        begun = start
        ended = finish
        if role == RESUMED:
            if rule[i, LAG_FROM_EARLY] != 1:
                begun = int(rule[i, BEGAN])
        elif role == BEGUN:
            start = int(rule[i, BEGAN])
            begun = start
        elif role == PASSED:
            begun = int(rule[i, BEGAN])
            ended = int(rule[i, ENDED])
            if finish > earliest[i]:
                ended = max(ended, finish)
        if (
            early[i, 0] != start
            or early[i, 1] != finish
            or leave[i, 0] != ended
            or leave[i, 1] != begun
            or lasts[i] != duration
        ):
            early[i, 0] = start
            early[i, 1] = finish
            leave[i, 0] = ended
            leave[i, 1] = begun
            lasts[i] = duration
            touched[i] = True
            changed += 1
            for k in range(after_row[i], after_row[i + 1]):
                dirty[after[k]] = True
    return changed
