"""Progress as people enter it: when work began and ended, what is left, how far it has come.

Notes
-----
Rules of Primavera P6 ("Enter progress", Status tab): what is over has nothing left; actual dates do not
lie after the data date; per cent and remaining duration of a task measured by duration follow each other.
"""

from dataclasses import dataclass, replace

import numpy as np

from sim.columns import with_value
from sim.moment import NOT_A_TIME, text_of
from sim.planning.edit_refused import EditRefused
from sim.schedule import Schedule, TaskKind
from sim.task_plan import UNKNOWN, PercentKind


@dataclass(frozen=True, slots=True)
class Progress:
    """How one task stands.

    Attributes
    ----------
    start, finish : datetime64[s]
        Actual dates, NaT for none.
    percent : float or None
        0..100; None leaves it to the remaining duration, or as it is.
    remaining : int or None
        Working s; None leaves it to the percentage, or as it is.
    """

    start: np.datetime64 = NOT_A_TIME
    finish: np.datetime64 = NOT_A_TIME
    percent: float | None = None
    remaining: int | None = None


def progress_of(schedule: Schedule, row: int) -> Progress:
    """Return how a task stands now."""
    left = int(schedule.plan.remaining[row])
    return Progress(
        schedule.actual_start[row], schedule.actual_finish[row], float(schedule.percent[row]),
        None if left == UNKNOWN else left,
    )  # fmt: skip


def enter_progress(schedule: Schedule, row: int, progress: Progress) -> Schedule:
    """Return the schedule with the progress of one task; dates of others wait for rescheduling.

    Raises
    ------
    EditRefused
        The entry contradicts itself, or lies after the data date.
    """
    if schedule.kind[row] in (TaskKind.SUMMARY, TaskKind.LEVEL_OF_EFFORT, TaskKind.WBS_SUMMARY):
        raise EditRefused("progress-of-summary", {"task": schedule.name[row] or schedule.id[row]})
    _check(schedule, progress)
    plan = schedule.plan
    length = int(plan.duration[row])
    percent, left = _settled(progress, length, float(schedule.percent[row]), int(plan.remaining[row]))
    measured = replace(plan, remaining=with_value(plan.remaining, row, left))
    if plan.percent_kind[row] == PercentKind.PHYSICAL and progress.percent is not None:
        measured = replace(measured, physical=with_value(plan.physical, row, progress.percent))
    done = not np.isnat(progress.finish)
    return replace(
        schedule,
        actual_start=with_value(schedule.actual_start, row, progress.start),
        actual_finish=with_value(schedule.actual_finish, row, progress.finish),
        start=with_value(
            schedule.start, row, schedule.start[row] if np.isnat(progress.start) else progress.start
        ),
        finish=with_value(schedule.finish, row, progress.finish if done else schedule.finish[row]),
        percent=with_value(schedule.percent, row, percent),
        plan=measured,
    )


def set_data_date(schedule: Schedule, when: np.datetime64) -> Schedule:
    """Return the schedule as it is looked at on another day; NaT takes the data date away.

    Raises
    ------
    EditRefused
        Work was entered that lies after that day.
    """
    for column in (schedule.actual_start, schedule.actual_finish):
        after = np.flatnonzero(column > when)
        if after.size:
            row = int(after[0])
            raise EditRefused(
                "progress-after-date",
                {"task": schedule.name[row] or schedule.id[row], "date": text_of(column[row])},
            )
    projects = tuple(replace(project, data_date=when) for project in schedule.projects)
    return replace(schedule, status_date=when, projects=projects)


def _check(schedule: Schedule, progress: Progress) -> None:
    start, finish = progress.start, progress.finish
    if not np.isnat(finish) and np.isnat(start):
        raise EditRefused("progress-no-start")
    if finish < start:
        raise EditRefused("progress-reversed", {"start": text_of(start), "finish": text_of(finish)})
    now = schedule.status_date
    for date in (start, finish):
        if date > now:
            raise EditRefused("progress-in-future", {"date": text_of(date), "now": text_of(now)})
    if progress.percent is not None and not 0.0 <= progress.percent <= 100.0:
        raise EditRefused("progress-percent", {"percent": progress.percent})
    if progress.remaining is not None and progress.remaining < 0:
        raise EditRefused("progress-remaining")
    if np.isnat(start) and (progress.percent or 0.0) > 0.0:
        raise EditRefused("progress-no-start")


def _settled(progress: Progress, length: int, percent: float, left: int) -> tuple[float, int]:
    """Return per cent and remaining duration that agree with the entry and with each other."""
    if not np.isnat(progress.finish):
        return 100.0, 0
    if progress.remaining is not None:
        left = progress.remaining
        if progress.percent is not None:
            return progress.percent, left
        return (100.0 * (1.0 - min(left, length) / length) if length > 0 else percent), left
    if progress.percent is not None:
        percent = progress.percent
        return percent, (round(length * (1.0 - percent / 100.0)) if length >= 0 else left)
    return percent, left
