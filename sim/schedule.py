"""The schedule: tasks, their logic and their calendars, as columns."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TypeAlias

import numpy as np

from kernels.arrays import F64, I32, I64, U8, Bool, Time
from kernels.states import CONSTRUCT, DEMOLISH, MAINTAIN, PROVIDE
from sim.baseline import Baseline
from sim.calendar import Calendar
from sim.columns import check_lengths, freeze
from sim.resourcing import Assignments, Rates, Resources
from sim.schedule_project import ScheduleProject
from sim.task_plan import TaskPlan
from sim.tool_dates import ToolDates


class TaskKind(IntEnum):
    """What a row of the schedule is."""

    TASK = 0
    MILESTONE = 1  # a start milestone where a tool tells the two apart
    SUMMARY = 2
    FINISH_MILESTONE = 3
    RESOURCE_DEPENDENT = 4  # works on the calendars of its resources
    LEVEL_OF_EFFORT = 5  # lasts from its predecessors to its successors
    WBS_SUMMARY = 6  # an activity that lasts as long as its part of the WBS


MILESTONES = (TaskKind.MILESTONE, TaskKind.FINISH_MILESTONE)
WORKING = (TaskKind.TASK, TaskKind.RESOURCE_DEPENDENT)
"""Kinds of which elements are built; the others mark moments or span other tasks."""
SPANS = (TaskKind.SUMMARY, TaskKind.LEVEL_OF_EFFORT, TaskKind.WBS_SUMMARY)
"""Kinds that last as long as others do."""


class Action(IntEnum):
    """What a task does to the elements linked to it."""

    CONSTRUCT = CONSTRUCT
    DEMOLISH = DEMOLISH
    PROVIDE = PROVIDE
    MAINTAIN = MAINTAIN
    MOVE = 4  # what is there goes elsewhere


class RelationKind(IntEnum):
    """Which end of the predecessor holds which end of the successor."""

    FS = 0
    SS = 1
    FF = 2
    SF = 3


class LagUnit(IntEnum):
    """What the lag of a relation counts."""

    WORK = 0  # s of working time
    ELAPSED = 1  # s, day and night
    PERCENT = 2  # 1/100 % of the predecessor's duration, in working time
    ELAPSED_PERCENT = 3


Fields: TypeAlias = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Relations:
    """Precedence links between tasks.

    Attributes
    ----------
    predecessor, successor : int32[m]
        Task rows.
    kind : uint8[m]
        `RelationKind`.
    lag : int64[m]
        Counted in `unit`; negative is a lead.
    unit : uint8[m]
        `LagUnit`; working time where left out.
    """

    predecessor: I32
    successor: I32
    kind: U8
    lag: I64
    unit: U8 = field(default_factory=lambda: np.empty(0, np.uint8))

    def __post_init__(self) -> None:
        if not len(self.unit):
            object.__setattr__(self, "unit", np.zeros(len(self.predecessor), np.uint8))
        check_lengths(
            "Relations", len(self.predecessor), successor=self.successor, kind=self.kind, lag=self.lag,
            unit=self.unit,
        )  # fmt: skip
        freeze(self.predecessor, self.successor, self.kind, self.lag, self.unit)

    def __len__(self) -> int:
        return len(self.predecessor)


def no_relations() -> Relations:
    """Return the empty table."""
    i32 = np.empty(0, np.int32)
    return Relations(i32, i32.copy(), np.empty(0, np.uint8), np.empty(0, np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class Schedule:
    """One row per task, in outline order: a parent stands before its children.

    Attributes
    ----------
    title : str
        The name of the whole schedule.
    source : str
        File it came from, "" when generated.
    id : tuple of str
        Unique within the schedule, as the source tool shows it.
    name, wbs : tuple of str
    parent : int32[n]
        Row of the summary above, -1 at the top.
    kind : uint8[n]
        `TaskKind`.
    action : uint8[n]
        `Action`.
    start, finish : datetime64[s][n]
        Site wall clock; NaT where the source gives none. Work is [start, finish).
    baseline_start, baseline_finish, actual_start, actual_finish : datetime64[s][n]
        NaT where there is none.
    percent : float64[n]
        Complete, 0..100.
    calendar : int32[n]
        Row in `calendars`, -1 for the first.
    relations : Relations
    calendars : tuple of Calendar
    fields : dict of str to tuple of str
        Further columns by name (custom fields, notes), for rules and tables.
    status_date : datetime64[s]
        NaT where there is none.
    plan : TaskPlan
        Durations, constraints, progress, cost: what dates are calculated from.
    tool : ToolDates
        What the source tool had calculated.
    resources : Resources
    rates : Rates
    assignments : Assignments
    baselines : tuple of Baseline
        All that are known; `baseline_start` and `baseline_finish` are those of the one in use.
    projects : tuple of ScheduleProject
        With their settings; at least one is assumed where the source names none.
    """

    title: str
    source: str
    id: tuple[str, ...]
    name: tuple[str, ...]
    wbs: tuple[str, ...]
    parent: I32
    kind: U8
    action: U8
    start: Time
    finish: Time
    baseline_start: Time
    baseline_finish: Time
    actual_start: Time
    actual_finish: Time
    percent: F64
    calendar: I32
    relations: Relations = field(default_factory=no_relations)
    calendars: tuple[Calendar, ...] = ()
    fields: Fields = field(default_factory=dict)
    status_date: np.datetime64 = field(default_factory=lambda: np.datetime64("NaT", "s"))
    plan: TaskPlan = field(default_factory=TaskPlan.blank)
    tool: ToolDates = field(default_factory=ToolDates.blank)
    resources: Resources = field(default_factory=Resources.blank)
    rates: Rates = field(default_factory=Rates.blank)
    assignments: Assignments = field(default_factory=Assignments.blank)
    baselines: tuple[Baseline, ...] = ()
    projects: tuple[ScheduleProject, ...] = ()

    def __post_init__(self) -> None:
        if not len(self.plan):
            object.__setattr__(self, "plan", TaskPlan.blank(len(self.id)))
        if not len(self.tool):
            object.__setattr__(self, "tool", ToolDates.blank(len(self.id)))
        columns = {
            name: getattr(self, name)
            for name in (
                "name", "wbs", "parent", "kind", "action", "start", "finish", "baseline_start",
                "baseline_finish", "actual_start", "actual_finish", "percent", "calendar",
            )
        }  # fmt: skip
        plans = {f"baselines[{k}]": each.dates for k, each in enumerate(self.baselines)}
        check_lengths(
            "Schedule", len(self.id), plan=self.plan, tool=self.tool, **columns, **self.fields, **plans
        )
        freeze(*(c for c in columns.values() if isinstance(c, np.ndarray)))

    def __len__(self) -> int:
        return len(self.id)

    def of_kind(self, *kinds: TaskKind) -> Bool:
        """Return bool[n]: which rows are of one of these kinds."""
        return np.isin(self.kind, kinds)

    def span(self) -> tuple[np.datetime64, np.datetime64]:
        """Return the first start and the last finish; NaT, NaT if no task has dates."""
        known = ~np.isnat(self.start) & ~np.isnat(self.finish)
        if not known.any():
            nat = np.datetime64("NaT", "s")
            return nat, nat
        return self.start[known].min(), self.finish[known].max()


def no_dates(count: int) -> Time:
    """Return datetime64[s][count] of NaT."""
    return np.full(count, np.datetime64("NaT", "s"))


def no_schedule() -> Schedule:
    """Return the empty schedule."""
    i32, u8, nat = np.empty(0, np.int32), np.empty(0, np.uint8), no_dates(0)
    return Schedule(
        "", "", (), (), (), i32, u8, u8.copy(), nat, nat, nat, nat, nat, nat, np.empty(0), i32.copy()
    )
