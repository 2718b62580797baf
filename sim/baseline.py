"""A plan as it was agreed once, kept to be compared with."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, I64, Time
from sim.table import TIME, Table, column

_NAT = np.datetime64("NaT", "s")


@dataclass(frozen=True, slots=True, eq=False)
class BaselineDates(Table):
    """One row per task of the schedule; NaT, -1 and NaN where the task was not in that plan.

    Attributes
    ----------
    start, finish : datetime64[s][n]
    duration, work : int64[n]
        s; -1 for none.
    cost : float64[n]
        NaN for none.
    """

    start: Time = column(TIME, _NAT)
    finish: Time = column(TIME, _NAT)
    duration: I64 = column("int64", -1)
    work: I64 = column("int64", -1)
    cost: F64 = column("float64", np.nan)


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """A named plan.

    Attributes
    ----------
    name : str
        "Baseline", "Baseline 3", or as a person called it.
    dates : BaselineDates
    taken : datetime64[s]
        When it was set, NaT where not told.
    """

    name: str
    dates: BaselineDates
    taken: np.datetime64 = _NAT
