"""How what happened compares with what was planned: nine marks, as planners read them."""

from enum import IntEnum

import numpy as np

from kernels.arrays import U8, Time
from sim.links import Links
from sim.schedule import Schedule


class Mark(IntEnum):
    """Where the actual dates of a task lie beside its planned ones.

    Notes
    -----
    The marks of Navisworks TimeLiner (Autodesk, "TimeLiner Tasks tab", status icons). A task that
    starts on one side and finishes on the other is told by its finish, which is what others wait for.
    """

    NONE = 0  # not begun, or never planned
    EARLY_START = 1
    EARLY_FINISH = 2
    EARLY_BOTH = 3
    ON_TIME = 4
    LATE_START = 5
    LATE_FINISH = 6
    LATE_BOTH = 7
    BEFORE_PLANNED = 8  # over before it was to begin
    AFTER_PLANNED = 9  # begun after it was to be over


LATE = (Mark.LATE_START, Mark.LATE_FINISH, Mark.LATE_BOTH, Mark.AFTER_PLANNED)
EARLY = (Mark.EARLY_START, Mark.EARLY_FINISH, Mark.EARLY_BOTH, Mark.BEFORE_PLANNED)

UNLINKED = 255
"""What an element shows that no task builds."""
WORSE = (
    Mark.NONE, Mark.BEFORE_PLANNED, Mark.EARLY_BOTH, Mark.EARLY_FINISH, Mark.EARLY_START, Mark.ON_TIME,
    Mark.LATE_START, Mark.LATE_FINISH, Mark.LATE_BOTH, Mark.AFTER_PLANNED,
)  # fmt: skip
"""The marks from early to late: the order of legends, and which one counts where tasks differ."""

# By sign of the start's variance (rows) and of the finish's (columns): early, on time, late.
_MARKS = np.array(
    [
        [Mark.EARLY_BOTH, Mark.EARLY_START, Mark.LATE_FINISH],
        [Mark.EARLY_FINISH, Mark.ON_TIME, Mark.LATE_FINISH],
        [Mark.EARLY_FINISH, Mark.LATE_START, Mark.LATE_BOTH],
    ],
    np.uint8,
)


def marks(planned_start: Time, planned_finish: Time, start: Time, finish: Time, tolerance: int = 0) -> U8:
    """Return the mark of each task.

    Parameters
    ----------
    planned_start, planned_finish, start, finish : datetime64[s][n]
        Without an actual finish, NaT, the start alone is judged.
    tolerance : int
        Differences of at most so many s count as on time.
    """
    began = _side(planned_start, start, tolerance)
    ended = _side(planned_finish, finish, tolerance)
    begun = ~np.isnat(planned_start) & ~np.isnat(start)
    over = begun & ~np.isnat(planned_finish) & ~np.isnat(finish)
    found = np.where(over, _MARKS[began + 1, ended + 1], _MARKS[began + 1, 1])
    edge = np.timedelta64(tolerance, "s")
    found = np.where(over & (finish < planned_start - edge), Mark.BEFORE_PLANNED, found)
    found = np.where(begun & (start > planned_finish + edge), Mark.AFTER_PLANNED, found)
    out: U8 = np.where(begun, found, Mark.NONE).astype(np.uint8)
    return out


def schedule_marks(schedule: Schedule, tolerance: int = 0) -> U8:
    """Return uint8[n]: the mark of each task's actual dates against the baseline in use."""
    return marks(
        schedule.baseline_start, schedule.baseline_finish, schedule.actual_start, schedule.actual_finish,
        tolerance,
    )  # fmt: skip


def _side(planned: Time, actual: Time, tolerance: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return -1 early, 0 on time or unknown, 1 late."""
    known = ~np.isnat(planned) & ~np.isnat(actual)
    late = np.where(known, (actual - planned).astype(np.int64), 0)
    return np.where(np.abs(late) <= tolerance, 0, np.sign(late)).astype(np.int64)


def element_marks(schedule: Schedule, links: Links, count: int, tolerance: int = 0) -> U8:
    """Return uint8[count]: the worst mark of the tasks of each element; `UNLINKED` without a task.

    The worse is the later; an element of which one task is late and one on time is late.
    """
    found = np.full(count, UNLINKED, np.uint8)
    rank = np.full(count, -1, np.int64)
    of_task = schedule_marks(schedule, tolerance)
    ranks = np.empty(len(Mark), np.int64)
    ranks[np.array(WORSE)] = np.arange(len(WORSE))
    np.maximum.at(rank, links.element, ranks[of_task[links.task]])
    known = rank >= 0
    found[known] = np.array(WORSE, np.uint8)[rank[known]]
    return found


def mark_code(mark: int) -> str:
    """Return the name of a mark as palettes and texts have it: "late-both"."""
    return "unlinked" if mark == UNLINKED else Mark(mark).name.lower().replace("_", "-")
