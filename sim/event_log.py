"""What was really built when: one row for each event of an element, or of a task."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import U8, Time
from sim.moment import NOT_A_TIME
from sim.table import TEXT, TIME, Table, column

UNTOLD, ON_TIME, LATE = 0, 1, 2
"""What a log says of an element: nothing, or whether it was in time."""


@dataclass(frozen=True, slots=True, eq=False)
class EventLog(Table):
    """One row per event.

    Attributes
    ----------
    task, name : tuple of str
        ID and name of the task.
    start, finish : datetime64[s][n]
        Days without a time of day are their midnight, the finish too.
    element, element_name, ifc_class : tuple of str
    verdict : uint8[n]
        `UNTOLD`, `ON_TIME` or `LATE`.
    """

    task: tuple[str, ...] = column(TEXT, "")
    name: tuple[str, ...] = column(TEXT, "")
    start: Time = column(TIME, NOT_A_TIME)
    finish: Time = column(TIME, NOT_A_TIME)
    element: tuple[str, ...] = column(TEXT, "")
    element_name: tuple[str, ...] = column(TEXT, "")
    ifc_class: tuple[str, ...] = column(TEXT, "")
    verdict: U8 = column("uint8", UNTOLD)

    def by_day(self) -> bool:
        """Tell whether the log knows days only, no times of day."""
        known = np.concatenate([self.start, self.finish])
        known = known[~np.isnat(known)]
        return bool((known == known.astype("datetime64[D]")).all())
