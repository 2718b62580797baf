"""Who and what does the work, at what price: resources, their rates, and who is on which task."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from kernels.arrays import F64, I32, I64, U8, Time
from sim.table import TEXT, TIME, Table, column

_NAT = np.datetime64("NaT", "s")


class ResourceKind(IntEnum):
    """What a resource is."""

    LABOUR = 0
    EQUIPMENT = 1  # P6: nonlabor
    MATERIAL = 2
    COST = 3


@dataclass(frozen=True, slots=True, eq=False)
class Resources(Table):
    """One row per resource.

    Attributes
    ----------
    id, name, unit : tuple of str
        `unit` of a material, "m3".
    kind : uint8[r]
        `ResourceKind`.
    calendar : int32[r]
        Row in `Schedule.calendars`, -1 for none.
    units : float64[r]
        How many there are at most, 1 is one person or machine; NaN where not told.
    """

    id: tuple[str, ...] = column(TEXT, "")
    name: tuple[str, ...] = column(TEXT, "")
    kind: U8 = column("uint8", 0, ResourceKind)
    calendar: I32 = column("int32", -1, refers="calendars")
    units: F64 = column("float64", np.nan)
    unit: tuple[str, ...] = column(TEXT, "")


@dataclass(frozen=True, slots=True, eq=False)
class Rates(Table):
    """What a resource costs, and how many there are, from a date on.

    Attributes
    ----------
    resource : int32[k]
    start : datetime64[s][k]
        NaT: from the beginning.
    rate : float64[k]
        Per hour, or per unit of a material; NaN where not told.
    units : float64[k]
        NaN where it stays as it is.
    """

    resource: I32 = column("int32", -1, refers="resources")
    start: Time = column(TIME, _NAT)
    rate: F64 = column("float64", np.nan)
    units: F64 = column("float64", np.nan)


@dataclass(frozen=True, slots=True, eq=False)
class Assignments(Table):
    """One row per resource on a task.

    Attributes
    ----------
    id : tuple of str
    task, resource : int32[a]
        Rows; resource -1 where the source leaves it open.
    units : float64[a]
        Share at work, 1 is one whole; NaN where not told.
    work, actual_work, remaining_work : int64[a]
        s; -1 where not told.
    quantity : float64[a]
        Of a material; NaN for none.
    cost, actual_cost, remaining_cost : float64[a]
        NaN for none.
    start, finish : datetime64[s][a]
    delay : int64[a]
        Working s after the task's start.
    curve : tuple of str
        Name of the distribution over time, "" for even.
    driving : uint8[a]
        0: does not bear on when a task that works on the calendars of its resources takes place.
    """

    id: tuple[str, ...] = column(TEXT, "")
    task: I32 = column("int32", -1, refers="tasks")
    resource: I32 = column("int32", -1, refers="resources")
    units: F64 = column("float64", np.nan)
    work: I64 = column("int64", -1)
    actual_work: I64 = column("int64", -1)
    remaining_work: I64 = column("int64", -1)
    quantity: F64 = column("float64", np.nan)
    cost: F64 = column("float64", np.nan)
    actual_cost: F64 = column("float64", np.nan)
    remaining_cost: F64 = column("float64", np.nan)
    start: Time = column(TIME, _NAT)
    finish: Time = column(TIME, _NAT)
    delay: I64 = column("int64", 0)
    curve: tuple[str, ...] = column(TEXT, "")
    driving: U8 = column("uint8", 1)
