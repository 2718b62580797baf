"""Dates set by hand, for schedules without the durations and logic that dates could follow from."""

from dataclasses import replace

import numpy as np

from kernels.arrays import Time
from sim.columns import with_value
from sim.planning.edit_refused import EditRefused
from sim.schedule import SPANS, WORKING, Schedule

_FEW = 0.5  # of the tasks have a duration: fewer, and dates were never calculated from them


def can_follow(schedule: Schedule) -> bool:
    """Tell whether dates can follow from the schedule's own durations and logic."""
    work = schedule.of_kind(*WORKING)
    return bool(len(schedule.relations) and work.any() and (schedule.plan.duration[work] >= 0).mean() > _FEW)


def place_task(schedule: Schedule, row: int, start: np.datetime64, finish: np.datetime64) -> Schedule:
    """Return the schedule with a task put on these dates and the summaries above it spanning them.

    Raises
    ------
    EditRefused
        The task spans others, or would end before it begins.
    """
    name = schedule.name[row] or schedule.id[row]
    if schedule.kind[row] in SPANS:
        raise EditRefused("edit-summary", {"task": name})
    if np.isnat(start) or np.isnat(finish) or finish < start:
        raise EditRefused("edit-negative", {"task": name})
    starts, finishes = with_value(schedule.start, row, start), with_value(schedule.finish, row, finish)
    above = int(schedule.parent[row])
    while above >= 0:
        below = schedule.parent == above
        starts[above], finishes[above] = _first(starts[below]), _last(finishes[below])
        above = int(schedule.parent[above])
    plan = schedule.plan
    length = int(plan.duration[row])
    if length >= 0 and schedule.calendars:
        calendar = schedule.calendars[max(0, int(schedule.calendar[row]))]
        length = calendar.between(start, finish)
        left = length if np.isnat(schedule.actual_start[row]) else int(plan.remaining[row])
        plan = replace(
            plan, duration=with_value(plan.duration, row, length),
            remaining=with_value(plan.remaining, row, left),
        )  # fmt: skip
    return replace(schedule, start=starts, finish=finishes, plan=plan)


def _first(moments: Time) -> np.datetime64:
    known = moments[~np.isnat(moments)]
    return known.min() if known.size else np.datetime64("NaT", "s")


def _last(moments: Time) -> np.datetime64:
    known = moments[~np.isnat(moments)]
    return known.max() if known.size else np.datetime64("NaT", "s")
