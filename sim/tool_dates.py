"""What the tool a schedule came from had computed: kept to be compared, never to be used."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from kernels.arrays import I64, U8, Time
from sim.table import TIME, Table, column

NO_FLOAT: Final = np.iinfo(np.int64).min
"""A float the source does not tell."""

_NAT = np.datetime64("NaT", "s")


@dataclass(frozen=True, slots=True, eq=False)
class ToolDates(Table):
    """One row per task of the schedule.

    Attributes
    ----------
    early_start, early_finish, late_start, late_finish : datetime64[s][n]
    planned_start, planned_finish : datetime64[s][n]
        P6's planned ("target") dates, which its levelling may have moved.
    total_float, free_float : int64[n]
        Working time, s; `NO_FLOAT` where the source tells none.
    critical : uint8[n]
        0 no, 1 yes, 255 not told.
    """

    early_start: Time = column(TIME, _NAT)
    early_finish: Time = column(TIME, _NAT)
    late_start: Time = column(TIME, _NAT)
    late_finish: Time = column(TIME, _NAT)
    planned_start: Time = column(TIME, _NAT)
    planned_finish: Time = column(TIME, _NAT)
    total_float: I64 = column("int64", NO_FLOAT)
    free_float: I64 = column("int64", NO_FLOAT)
    critical: U8 = column("uint8", 255)
