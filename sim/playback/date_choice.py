"""Which dates of a schedule are played: as agreed once, as planned now, or as it was."""

from dataclasses import replace
from enum import Enum

import numpy as np

from sim.schedule import Schedule


class DateChoice(Enum):
    """A version of the dates."""

    BASELINE = "baseline"
    PLAN = "plan"
    ACTUAL = "actual"


def choices(schedule: Schedule) -> tuple[DateChoice, ...]:
    """Return the versions this schedule has."""
    there = []
    if not (np.isnat(schedule.baseline_start) | np.isnat(schedule.baseline_finish)).all():
        there.append(DateChoice.BASELINE)
    if not np.isnat(schedule.span()[0]):
        there.append(DateChoice.PLAN)
    if not np.isnat(schedule.actual_start).all():
        there.append(DateChoice.ACTUAL)
    return tuple(there)


def with_dates(schedule: Schedule, choice: DateChoice) -> Schedule:
    """Return the schedule with these dates for its own.

    BASELINE has the dates of the baseline in use, none where a task was not in it, and nothing to be late
    for. ACTUAL has actual dates where work has begun, and ends what goes on as planned, but not before the
    data date; what has not begun stays as planned, but not before the data date either.
    """
    if choice is DateChoice.PLAN:
        return schedule
    if choice is DateChoice.BASELINE:
        never = np.full(len(schedule), np.datetime64("NaT", "s"))
        return replace(
            schedule, start=schedule.baseline_start.copy(), finish=schedule.baseline_finish.copy(),
            baseline_start=never, baseline_finish=never.copy(),
        )  # fmt: skip
    begun, over = ~np.isnat(schedule.actual_start), ~np.isnat(schedule.actual_finish)
    start = np.where(begun, schedule.actual_start, schedule.start)
    finish = np.where(over, schedule.actual_finish, schedule.finish)
    now = schedule.status_date
    if not np.isnat(now):
        waits = ~begun & (start < now)
        finish = np.where(waits, finish + (now - start), finish)
        start = np.where(waits, now, start)
        finish = np.where(begun & ~over, np.maximum(finish, now), finish)
    return replace(schedule, start=start, finish=np.maximum(start, finish))
