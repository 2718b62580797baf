"""Schedules of any size for the benches of the critical path method."""

from dataclasses import replace

import numpy as np

from sim.calendar import Calendar, standard_calendar
from sim.schedule import Relations, Schedule, no_dates
from sim.schedule_project import ScheduleProject
from sim.task_plan import TaskPlan

HOUR = 3600
START = np.datetime64("2025-01-06T09:00:00", "s")
DAY_CALENDAR = Calendar("Days", (((9 * HOUR, 17 * HOUR),),) * 5 + ((), ()))
KINDS = (0.85, 0.08, 0.06, 0.01)  # of FS, SS, FF, SF


def work_network(tasks: int, links: int, seed: int = 1) -> Schedule:
    """Return a schedule as sites have it: three calendars, four kinds of links, a fifth of them lagged.

    Parameters
    ----------
    tasks, links : int
    seed : int
        The same gives the same.
    """
    rng = np.random.default_rng(seed)
    week = standard_calendar().week[0]
    calendars = (standard_calendar(), Calendar("Six days", (week,) * 6 + ((),)), DAY_CALENDAR)
    first, second = _ends(tasks, links, rng, 400)
    kind = rng.choice(4, first.size, p=KINDS).astype(np.uint8)
    lag = np.where(rng.random(first.size) < 0.2, rng.integers(-1, 6, first.size) * 8 * HOUR, 0)
    duration = rng.integers(1, 10, tasks) * 4 * HOUR
    calendar = rng.integers(0, 3, tasks).astype(np.int32)
    return _schedule(duration, calendar, calendars, Relations(first, second, kind, lag))


def day_network(tasks: int, links: int, seed: int = 1) -> Schedule:
    """Return a schedule of whole days on one calendar with finish-to-start links only."""
    rng = np.random.default_rng(seed)
    first, second = _ends(tasks, links, rng, 40)
    none = np.zeros(first.size, np.int64)
    duration = rng.integers(1, 8, tasks) * 8 * HOUR
    links_ = Relations(first, second, none.astype(np.uint8), none)
    return _schedule(duration, np.zeros(tasks, np.int32), (DAY_CALENDAR,), links_)


def _ends(tasks: int, links: int, rng: np.random.Generator, reach: int) -> tuple[np.ndarray, np.ndarray]:
    """Return different pairs of tasks, the second behind the first."""
    first = rng.integers(0, tasks - 1, 2 * links)
    second = np.minimum(first + 1 + rng.exponential(reach, first.size).astype(np.int64), tasks - 1)
    pairs = np.unique(first * tasks + second)
    pairs = np.sort(rng.permutation(pairs)[:links])
    return (pairs // tasks).astype(np.int32), (pairs % tasks).astype(np.int32)


def _schedule(
    duration: np.ndarray, calendar: np.ndarray, calendars: tuple[Calendar, ...], relations: Relations
) -> Schedule:
    count = duration.size
    names = tuple(f"T{i}" for i in range(count))
    kind, nat = np.zeros(count, np.uint8), no_dates(count)
    return Schedule(
        "bench", "", names, names, ("",) * count, np.full(count, -1, np.int32), kind, kind,
        nat, nat, nat, nat, nat, nat, np.zeros(count), calendar, relations, calendars,
        plan=replace(TaskPlan.blank(count), duration=duration, remaining=duration.copy()),
        projects=(ScheduleProject("bench", "bench", start=START, data_date=START),),
    )  # fmt: skip
