"""Our dates against those of the tool a schedule came from, task by task, differences by their cause."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from typing import Protocol, TypeAlias

import numpy as np

from kernels.arrays import I32, I64, U8, Bool, Time
from sim.job import Job, silent_job
from sim.planning.named_settings import NAMED, NamedSetting
from sim.schedule import SPANS, Schedule
from sim.tool_dates import NO_FLOAT

FIELDS = ("early_start", "early_finish", "late_start", "late_finish", "total_float")
MOST_FOR_PAIRS = 3000  # tasks up to which two settings are tried together


class Solved(Protocol):
    """The dates compared; see `sim.planning.cpm.Solution`."""

    @property
    def early_start(self) -> Time: ...
    @property
    def early_finish(self) -> Time: ...
    @property
    def late_start(self) -> Time: ...
    @property
    def late_finish(self) -> Time: ...
    @property
    def total_float(self) -> I64: ...


Solve: TypeAlias = Callable[[Schedule], Solved]


class Match(IntEnum):
    """How our dates of a task stand to the tool's."""

    NOT_TOLD = 0  # the file holds none
    AGREES = 1
    EXPLAINED = 2  # with the setting named as the cause changed, ours are the tool's
    UNEXPLAINED = 3


class Group(IntEnum):
    """Which tasks are counted together."""

    LINKED = 0  # with predecessors
    UNLINKED = 1
    SPAN = 2  # summaries, level of effort: they follow from others


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """One row per task.

    Attributes
    ----------
    match : uint8[n]
        `Match`.
    group : uint8[n]
        `Group`.
    cause : int32[n]
        Row in `causes`, -1 for none.
    differs : bool[n, 5]
        Which of `FIELDS` are told and differ.
    causes : tuple of str
        Names of settings, "a + b" for two at once.
    """

    match: U8
    group: U8
    cause: I32
    differs: Bool
    causes: tuple[str, ...]

    def count(self, match: Match, group: Group | None = None) -> int:
        """Return how many tasks (of a group) stand so."""
        rows = self.match == match
        return int((rows if group is None else rows & (self.group == group)).sum())

    def by_cause(self) -> dict[str, int]:
        """Return how many tasks each cause explains, the commonest first; then "unexplained"."""
        found = Counter(self.causes[k] for k in self.cause[self.cause >= 0].tolist())
        ordered = dict(found.most_common())
        unexplained = self.count(Match.UNEXPLAINED)
        return {**ordered, "unexplained": unexplained} if unexplained else ordered


def compare_dates(
    schedule: Schedule,
    solved: Solved,
    solve: Solve,
    job: Job | None = None,
    named: Sequence[NamedSetting] = NAMED,
) -> Comparison:
    """Return where our dates are the tool's, and which changed setting makes the others so.

    Parameters
    ----------
    schedule : Schedule
    solved : Solved
        Ours, by the settings the file tells.
    solve : callable
        Solves the schedule with a setting changed.
    job : Job, optional
    named : sequence of NamedSetting
        Tried in this order; the first that makes all told dates of a task equal is its cause.
    """
    watch = job or silent_job()
    told, equal = _told(schedule), _equal(schedule, solved)
    differs = told & ~equal
    match = np.full(len(schedule), Match.NOT_TOLD, np.uint8)
    known = told.any(axis=1)
    match[known] = Match.AGREES
    match[differs.any(axis=1)] = Match.UNEXPLAINED
    cause = np.full(len(schedule), -1, np.int32)
    causes: dict[str, int] = {}

    def tried(name: str, changed: Schedule) -> bool:
        """Mark what this explains; return whether anything changed at all."""
        again = _equal(schedule, solve(changed))
        rows = np.flatnonzero((match == Match.UNEXPLAINED) & (again | ~told).all(axis=1))
        if rows.size:
            cause[rows] = causes.setdefault(name, len(causes))
            match[rows] = Match.EXPLAINED
        return not np.array_equal(again, equal)

    moving: list[NamedSetting] = []
    for number, setting in enumerate(named):
        watch.step("job-compare", number, len(named))
        if not (match == Match.UNEXPLAINED).any():
            break
        changed = setting.change(schedule)
        if changed is not None and tried(setting.name, changed):
            moving.append(setting)
    if len(schedule) <= MOST_FOR_PAIRS:
        for first, second in combinations(moving, 2):
            watch.step("job-compare", len(named), len(named))
            if first.name == second.name or not (match == Match.UNEXPLAINED).any():
                continue
            once = first.change(schedule)
            twice = second.change(once) if once is not None else None
            if twice is not None:
                tried(f"{first.name} + {second.name}", twice)
    return Comparison(match, groups(schedule), cause, differs, tuple(causes))


def groups(schedule: Schedule) -> U8:
    """Return uint8[n]: the `Group` of each task."""
    out = np.full(len(schedule), Group.UNLINKED, np.uint8)
    out[schedule.relations.successor] = Group.LINKED
    out[schedule.of_kind(*SPANS)] = Group.SPAN
    return out


def _told(schedule: Schedule) -> Bool:
    tool = schedule.tool
    columns = [~np.isnat(getattr(tool, name)) for name in FIELDS[:4]]
    told: Bool = np.stack([*columns, tool.total_float != NO_FLOAT], axis=1)
    return told


def _equal(schedule: Schedule, solved: Solved) -> Bool:
    same: Bool = np.stack([getattr(schedule.tool, name) == getattr(solved, name) for name in FIELDS], axis=1)
    return same
