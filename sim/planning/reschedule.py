"""A schedule with the dates that were calculated for it."""

from dataclasses import replace

import numpy as np

from sim.planning.cpm import Solution, solve
from sim.schedule import Schedule


def rescheduled(schedule: Schedule, solution: Solution | None = None) -> Schedule:
    """Return the schedule with calculated starts and finishes, summaries rolled up.

    Parameters
    ----------
    schedule : Schedule
    solution : Solution, optional
        Solved here where left out.

    Notes
    -----
    Tasks without calculated dates, such as those in circles, keep what they had.
    """
    found = solution or solve(schedule)
    known = ~np.isnat(found.start) & ~np.isnat(found.finish)
    start = np.where(known, found.start, schedule.start)
    finish = np.where(known, found.finish, schedule.finish)
    return replace(schedule, start=start, finish=np.maximum(start, finish))
