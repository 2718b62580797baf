"""What a planner said of each task: how long, held by which constraints, how far it has come."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from kernels.arrays import F64, I32, I64, U8, Time
from sim.table import TIME, Table, column

UNKNOWN = -1
"""A duration, or amount of work, the source does not tell."""

_NAT = np.datetime64("NaT", "s")


class Constraint(IntEnum):
    """What holds a task beside its logic; "on" ones move with logic, mandatory ones break it."""

    NONE = 0
    START_ON = 1
    START_NO_EARLIER = 2
    START_NO_LATER = 3
    FINISH_ON = 4
    FINISH_NO_EARLIER = 5
    FINISH_NO_LATER = 6
    MANDATORY_START = 7
    MANDATORY_FINISH = 8
    AS_LATE_AS_POSSIBLE = 9


class PercentKind(IntEnum):
    """Which percentage says how far a task has come."""

    DURATION = 0
    PHYSICAL = 1
    UNITS = 2


@dataclass(frozen=True, slots=True, eq=False)
class TaskPlan(Table):
    """One row per task of the schedule.

    Attributes
    ----------
    duration, remaining : int64[n]
        Working time on the task's calendar, s; `UNKNOWN` where the source tells none.
    constraint, second_constraint : uint8[n]
        `Constraint`.
    constraint_date, second_constraint_date, deadline : datetime64[s][n]
        NaT for none; a deadline bounds late dates only.
    suspend, resume : datetime64[s][n]
        Work begun stood still in between.
    expected_finish : datetime64[s][n]
        Sets the remaining duration where the project honours it.
    external_start, external_finish : datetime64[s][n]
        Bounds from projects that are not in the file.
    delay : int64[n]
        Set by the source tool's levelling, elapsed s.
    manual : uint8[n]
        1: dates are set by hand and logic does not move them.
    percent_kind : uint8[n]
        `PercentKind`.
    physical : float64[n]
        Physical per cent complete, NaN for none.
    work, actual_work, remaining_work : int64[n]
        Labour and equipment, s; `UNKNOWN` for none.
    cost, actual_cost, remaining_cost : float64[n]
        In the project's currency, NaN for none.
    project : int32[n]
        Row in `Schedule.projects`, -1 for the first.
    """

    duration: I64 = column("int64", UNKNOWN)
    remaining: I64 = column("int64", UNKNOWN)
    constraint: U8 = column("uint8", 0, Constraint)
    constraint_date: Time = column(TIME, _NAT)
    second_constraint: U8 = column("uint8", 0, Constraint)
    second_constraint_date: Time = column(TIME, _NAT)
    deadline: Time = column(TIME, _NAT)
    suspend: Time = column(TIME, _NAT)
    resume: Time = column(TIME, _NAT)
    expected_finish: Time = column(TIME, _NAT)
    external_start: Time = column(TIME, _NAT)
    external_finish: Time = column(TIME, _NAT)
    delay: I64 = column("int64", 0)
    manual: U8 = column("uint8", 0)
    percent_kind: U8 = column("uint8", 0, PercentKind)
    physical: F64 = column("float64", np.nan)
    work: I64 = column("int64", UNKNOWN)
    actual_work: I64 = column("int64", UNKNOWN)
    remaining_work: I64 = column("int64", UNKNOWN)
    cost: F64 = column("float64", np.nan)
    actual_cost: F64 = column("float64", np.nan)
    remaining_cost: F64 = column("float64", np.nan)
    project: I32 = column("int32", -1, refers="projects")
