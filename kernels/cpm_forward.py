"""The forward pass: the earliest dates that logic, constraints and progress allow."""


from kernels._jit import kernel
from kernels.arrays import Bool
from kernels.cpm import (
    BEGAN,
    BEGUN,
    DONE,
    ENDED,
    EXPECTED,
    FINISH,
    FINISH_AT,
    FINISH_CAP,
    FINISH_FROM,
    FIRST,
    FREE,
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
from kernels.working_time import (
    FAR,
    WorkingTimes,
    add_work,
    last_work,
    next_work,
    settle_late,
    work_between,
)


@kernel
def link_bound(times: WorkingTimes, links: Links, link: int, dates: Dates) -> int:
    """Return the moment that a link into a task holds it from."""
    before = links.task[link]
    if links.kind[link] & FROM_START:
        bound = int(dates.begun[before])
    else:
        bound = int(dates.ended[before])
    if links.lag[link] == 0:
        return bound
    return add_work(times, int(links.calendar[link]), bound, int(links.lag[link]))


@kernel
def pass_forward(
    times: WorkingTimes, tasks: Tasks, into: Links, out_of: Links, dates: Dates, dirty: Bool, touched: Bool
) -> int:
    """Write the early dates of tasks marked dirty and of all that depend on them; return how many changed.

    Parameters
    ----------
    times : WorkingTimes
    tasks : Tasks
    into, out_of : Links
        By successor and by predecessor.
    dates : Dates
        The early columns and the duration are written.
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
    changed = 0
    for rank in range(tasks.order.size):
        i = int(tasks.order[rank])
        if not dirty[i]:
            continue
        dirty[i] = False
        role = tasks.role[i]
        calendar = int(tasks.calendar[i])
        duration = int(tasks.duration[i])
        ruled = tasks.ruled[i]
        start = int(tasks.earliest[i])
        finish = -FAR
        if role in (DONE, GIVEN):
            start = int(tasks.rule[i, BEGAN])
            finish = int(tasks.rule[i, ENDED])
            begun = start
            ended = finish
        else:
            if role == FIRST:
                start = FAR
                for k in range(into.row[i], into.row[i + 1]):
                    start = min(start, link_bound(times, into, k, dates))
            elif role != BEGUN and not (ruled and tasks.rule[i, FREE] == 1):
                for k in range(into.row[i], into.row[i + 1]):
                    bound = link_bound(times, into, k, dates)
                    if into.kind[k] & TO_FINISH:
                        finish = max(finish, bound)
                    else:
                        start = max(start, bound)
            if ruled:
                finish = max(finish, int(tasks.rule[i, FINISH_FROM]))
            if role in (WORK, RESUMED, BEGUN):
                start = next_work(times, calendar, start)
                if ruled and tasks.rule[i, EXPECTED] != FAR:
                    expected = work_between(times, calendar, start, int(tasks.rule[i, EXPECTED]))
                    duration = max(0, expected)
                end = add_work(times, calendar, start, duration)
                if finish > end:
                    finish = settle_late(times, calendar, finish)
                    start = add_work(times, calendar, finish, -duration)
                else:
                    finish = end
            else:
                start = max(start, finish)
                if role == START:
                    start = next_work(times, calendar, start)
                elif role not in (GATE, FIRST, PASSED):
                    start = settle_late(times, calendar, start)
                finish = start
            if ruled and role <= FINISH:
                if tasks.rule[i, START_AT] != FAR:
                    start = next_work(times, calendar, int(tasks.rule[i, START_AT]))
                    finish = add_work(times, calendar, start, duration)
                elif tasks.rule[i, FINISH_AT] != FAR:
                    finish = last_work(times, calendar, int(tasks.rule[i, FINISH_AT]))
                    start = add_work(times, calendar, finish, -duration)
                elif start > tasks.rule[i, START_CAP]:
                    start = next_work(times, calendar, int(tasks.rule[i, START_CAP]))
                    finish = add_work(times, calendar, start, duration)
                elif finish > tasks.rule[i, FINISH_CAP]:
                    finish = last_work(times, calendar, int(tasks.rule[i, FINISH_CAP]))
                    start = add_work(times, calendar, finish, -duration)
            begun = start
            ended = finish
            if role == RESUMED:
                if tasks.rule[i, LAG_FROM_EARLY] != 1:
                    begun = int(tasks.rule[i, BEGAN])
            elif role == BEGUN:
                start = int(tasks.rule[i, BEGAN])
                begun = start
            elif role == PASSED:
                begun = int(tasks.rule[i, BEGAN])
                ended = int(tasks.rule[i, ENDED])
                if finish > tasks.earliest[i]:
                    ended = max(ended, finish)
        if (
            dates.early_start[i] != start
            or dates.early_finish[i] != finish
            or dates.begun[i] != begun
            or dates.ended[i] != ended
            or dates.duration[i] != duration
        ):
            dates.early_start[i] = start
            dates.early_finish[i] = finish
            dates.begun[i] = begun
            dates.ended[i] = ended
            dates.duration[i] = duration
            touched[i] = True
            changed += 1
            for k in range(out_of.row[i], out_of.row[i + 1]):
                dirty[out_of.task[k]] = True
    return changed
