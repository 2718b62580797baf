"""What is to be done next, and what is due on one day."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from kernels.arrays import I32, U8
from sim.schedule import SPANS, Schedule

DAY = np.timedelta64(86400, "s")


class Standing(IntEnum):
    """How a task stands on a date."""

    TO_START = 0
    UNDER_WAY = 1
    OVERDUE_START = 2  # should have begun, and nobody entered that it has
    OVERDUE_FINISH = 3
    DONE = 4


@dataclass(frozen=True, slots=True, eq=False)
class LookAhead:
    """Tasks by start, each with its `Standing`: int32[k] and uint8[k]."""

    task: I32
    standing: U8


@dataclass(frozen=True, slots=True, eq=False)
class Due:
    """Task rows of one day: those that start, those that end, and all at work."""

    starts: I32
    finishes: I32
    active: I32


def look_ahead(schedule: Schedule, now: np.datetime64, weeks: int) -> LookAhead:
    """Return what goes on within some weeks from `now`, overdue tasks included.

    Progress counts only where anybody enters it: without actual dates and data date, plan is taken for
    true and nothing is overdue.
    """
    s = schedule
    entered = bool((~np.isnat(s.actual_start)).any()) and not np.isnat(s.status_date)
    end = now + weeks * 7 * DAY
    open_ = ~s.of_kind(*SPANS) & np.isnat(s.actual_finish) & (s.percent < 100.0)
    begun = ~np.isnat(s.actual_start)
    overdue_start = entered & ~begun & (s.start < now)
    overdue_finish = entered & begun & (s.finish < now)
    ahead = (s.start < end) & (s.finish >= now)
    rows = np.flatnonzero(open_ & (ahead | overdue_start | overdue_finish))
    rows = rows[np.argsort(s.start[rows], kind="stable")]
    at_work = begun | (~np.bool_(entered) & (s.start < now))
    standing = np.where(at_work, Standing.UNDER_WAY, Standing.TO_START)
    standing = np.where(overdue_start, Standing.OVERDUE_START, standing)
    standing = np.where(overdue_finish, Standing.OVERDUE_FINISH, standing)
    return LookAhead(rows.astype(np.int32), standing[rows].astype(np.uint8))


def due_on(schedule: Schedule, now: np.datetime64) -> Due:
    """Return what starts, ends and goes on within the day of `now`."""
    if np.isnat(now):
        none = np.empty(0, np.int32)
        return Due(none, none.copy(), none.copy())
    s = schedule
    day = now.astype("datetime64[D]").astype("datetime64[s]")
    own = ~s.of_kind(*SPANS)

    def rows(chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> I32:
        return np.flatnonzero(own & chosen).astype(np.int32)

    return Due(
        rows((s.start >= day) & (s.start < day + DAY)),
        rows((s.finish > day) & (s.finish <= day + DAY)),
        rows((s.start < day + DAY) & (s.finish > day)),
    )
