"""A project inside a schedule file, and how its tool was set to calculate."""

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np

_NAT = np.datetime64("NaT", "s")


class LagCalendar(IntEnum):
    """Whose working time a lag counts in."""

    PREDECESSOR = 0
    SUCCESSOR = 1
    ALL_DAY = 2  # 24 hours, every day
    PROJECT = 3


class ProgressMode(IntEnum):
    """What holds the rest of a task that began before its predecessors let it."""

    RETAINED_LOGIC = 0
    PROGRESS_OVERRIDE = 1
    ACTUAL_DATES = 2


class FloatKind(IntEnum):
    """Which dates total float is measured between."""

    FINISH = 0  # late finish - early finish
    START = 1
    SMALLEST = 2


@dataclass(frozen=True, slots=True)
class ScheduleProject:
    """One project of a file; the settings are those its dates depend on.

    Attributes
    ----------
    id, name : str
    calendar : int
        Row in `Schedule.calendars` tasks without their own use.
    start : datetime64[s]
        No task starts before it.
    must_finish : datetime64[s]
        Late dates are counted from it; NaT: from the last early finish.
    data_date : datetime64[s]
        What is not done lies after it; NaT: no progress is reckoned.
    lag_calendar : LagCalendar
    progress : ProgressMode
    float_kind : FloatKind
    critical_float : int
        Tasks with a total float of at most so many s are critical.
    critical_by_longest_path : bool
        Or those on the longest path are.
    open_ends_critical : bool
        The late finish of a task without successor is its early finish.
    expected_finish : bool
        Expected finishes set the remaining durations.
    from_finish : bool
        Scheduled backward from `must_finish`.
    honour_constraints : bool
        Microsoft Project's way: constraints come before logic where they clash, actual dates stand and
        what remains follows them at once, milestones stand where work ends.
    currency : str
    other : dict of str to str
        Further settings of the source, carried and shown.
    """

    id: str = ""
    name: str = ""
    calendar: int = 0
    start: np.datetime64 = _NAT
    must_finish: np.datetime64 = _NAT
    data_date: np.datetime64 = _NAT
    lag_calendar: LagCalendar = LagCalendar.SUCCESSOR
    progress: ProgressMode = ProgressMode.RETAINED_LOGIC
    float_kind: FloatKind = FloatKind.FINISH
    critical_float: int = 0
    critical_by_longest_path: bool = False
    open_ends_critical: bool = False
    expected_finish: bool = False
    from_finish: bool = False
    honour_constraints: bool = False
    currency: str = ""
    other: dict[str, str] = field(default_factory=dict)
