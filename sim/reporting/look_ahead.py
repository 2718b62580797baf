"""What the coming weeks bring: work that begins, goes on and ends, who is needed, what stands in its way."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, I32, Bool, Time
from sim.planning.cpm import Solution
from sim.reporting.task_hours import TaskHours
from sim.resourcing import ResourceKind
from sim.schedule import MILESTONES, WORKING, RelationKind, Schedule
from sim.task_plan import Constraint
from sim.tool_dates import NO_FLOAT

WEEK = np.timedelta64(7, "D")
DAY = np.timedelta64(1, "D")


@dataclass(frozen=True, slots=True, eq=False)
class Week:
    """Seven days.

    Attributes
    ----------
    first, last : datetime64[s]
        [first, last).
    starting, finishing, going : int32[k]
        Tasks, by date: those that begin, those that end (a short one does both), and those at work all
        week.
    milestones : int32[k]
    """

    first: np.datetime64
    last: np.datetime64
    starting: I32
    finishing: I32
    going: I32
    milestones: I32

    @property
    def tasks(self) -> I32:
        """Return every task at work in the week once, by row."""
        found: I32 = np.unique(np.concatenate([self.starting, self.finishing, self.going]))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """What one resource has to do, hours per week; of a material its units per week."""

    name: str
    unit: str
    amounts: F64


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A task that is to begin in the weeks ahead while one before it is not done.

    `misses` is by how many days the predecessor comes too late for the planned start; not above 0: in time.
    """

    task: int
    predecessor: int
    kind: RelationKind
    misses: float


@dataclass(frozen=True, slots=True)
class Held:
    """A task held by a date; `deadline` marks one that holds nothing but is to be kept."""

    task: int
    constraint: Constraint
    date: np.datetime64
    deadline: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class LookAhead:
    """The weeks ahead.

    Attributes
    ----------
    first, last : datetime64[s]
    weeks : tuple of Week
    needs : tuple of Need
    obstacles : tuple of Obstacle
    held : tuple of Held
    overdue : int32[k]
        Tasks that were to begin or end before `first` and have not.
    critical : bool[n]
        By task.
    """

    first: np.datetime64
    last: np.datetime64
    weeks: tuple[Week, ...]
    needs: tuple[Need, ...]
    obstacles: tuple[Obstacle, ...]
    held: tuple[Held, ...]
    overdue: I32
    critical: Bool


def data_date(schedule: Schedule) -> np.datetime64:
    """Return the date the schedule's progress was read at; NaT where none is told."""
    told: list[np.datetime64] = [each.data_date for each in schedule.projects if not np.isnat(each.data_date)]
    return (
        schedule.status_date
        if not np.isnat(schedule.status_date)
        else max(told, default=schedule.status_date)
    )


def first_day(schedule: Schedule) -> np.datetime64:
    """Return the day a look-ahead begins by itself: the data date's, else the first of the schedule."""
    date = data_date(schedule)
    start = schedule.span()[0] if np.isnat(date) else date
    midnight: np.datetime64 = start.astype("datetime64[D]").astype("datetime64[s]")
    return midnight


def look_ahead(schedule: Schedule, solution: Solution, first: np.datetime64, weeks: int) -> LookAhead:
    """Return what happens from `first` on.

    Parameters
    ----------
    schedule : Schedule
    solution : Solution
        Of this schedule: what is critical, and floats.
    first : datetime64[s]
    weeks : int
    """
    last = first + weeks * WEEK
    listed = tuple(_week(schedule, first + k * WEEK) for k in range(weeks))
    own = schedule.of_kind(*WORKING, *MILESTONES)
    ahead = own & (schedule.start < last) & (schedule.finish >= first) & np.isnat(schedule.actual_finish)
    late = own & np.isnat(schedule.actual_finish) & (
        (schedule.finish < first) | (np.isnat(schedule.actual_start) & (schedule.start < first))
    )  # fmt: skip
    late &= not np.isnat(data_date(schedule))  # without progress nothing is overdue
    critical = solution.critical & (solution.total_float != NO_FLOAT)
    return LookAhead(
        first, last, listed, _needs(schedule, listed), _obstacles(schedule, first, last),
        _held(schedule, np.flatnonzero(ahead).astype(np.int32)),
        _by_date(schedule.start, late), critical,
    )  # fmt: skip


def _week(s: Schedule, first: np.datetime64) -> Week:
    last = first + WEEK
    work, moment = s.of_kind(*WORKING), s.of_kind(*MILESTONES)
    begins = work & (s.start >= first) & (s.start < last)
    # What ends at midnight has ended on the day before.
    ends = work & (s.finish > first) & (s.finish <= last)
    all_week = work & (s.start < first) & (s.finish > last)
    passed = moment & (s.finish >= first) & (s.finish < last)
    return Week(
        first, last, _by_date(s.start, begins), _by_date(s.finish, ends),
        _by_date(s.finish, all_week), _by_date(s.finish, passed),
    )  # fmt: skip


def _by_date(date: Time, wanted: Bool) -> I32:
    rows = np.flatnonzero(wanted)
    found: I32 = rows[np.argsort(date[rows], kind="stable")].astype(np.int32)
    return found


def _needs(s: Schedule, weeks: tuple[Week, ...]) -> tuple[Need, ...]:
    """Return what is needed, the most needed first; work is spread evenly over each task's dates."""
    uses = s.assignments
    rows = np.flatnonzero((uses.task >= 0) & (uses.resource >= 0))
    if not rows.size:
        return ()
    task, resource = uses.task[rows], uses.resource[rows]
    hours = TaskHours(s)
    own = np.arange(len(s), dtype=np.int32)
    material = s.resources.kind[resource] == ResourceKind.MATERIAL
    money = s.resources.kind[resource] == ResourceKind.COST
    lasting = hours.hours(own, s.start, np.maximum(s.start, s.finish))[task]
    units = np.where(np.isnan(uses.units[rows]), 1.0, uses.units[rows])
    work = np.where(uses.work[rows] > 0, uses.work[rows] / 3600.0, lasting * units)
    amount = np.where(material, np.nan_to_num(uses.quantity[rows]), work)
    amount[money | np.isnat(s.start[task]) | np.isnat(s.finish[task])] = 0.0
    found = np.zeros((len(s.resources), len(weeks)))
    for k, week in enumerate(weeks):
        share = hours.shares(s.start, s.finish, week.first, week.last)
        np.add.at(found[:, k], resource, amount * share[task])
    used = np.flatnonzero(found.sum(axis=1) > 0.05)
    order = used[np.argsort(-found[used].sum(axis=1), kind="stable")]
    kinds = s.resources.kind
    order = order[np.argsort(kinds[order] == ResourceKind.MATERIAL, kind="stable")]
    return tuple(
        Need(
            s.resources.name[k] or s.resources.id[k],
            s.resources.unit[k] if kinds[k] == ResourceKind.MATERIAL else "h", found[k],
        )
        for k in order.tolist()
    )  # fmt: skip


def _obstacles(s: Schedule, first: np.datetime64, last: np.datetime64) -> tuple[Obstacle, ...]:
    """Return links to tasks that begin in the window from tasks that have not done what is waited for."""
    links = s.relations
    begins = s.of_kind(*WORKING) & np.isnat(s.actual_start) & (s.start >= first) & (s.start < last)
    from_start = np.isin(links.kind, (RelationKind.SS, RelationKind.SF))
    done = np.where(from_start, ~np.isnat(s.actual_start[links.predecessor]),
                    ~np.isnat(s.actual_finish[links.predecessor]))  # fmt: skip
    to_start = np.isin(links.kind, (RelationKind.FS, RelationKind.SS))
    waits = begins[links.successor] & ~done & to_start
    rows = np.flatnonzero(waits)
    found = []
    for row in rows.tolist():
        before, after = int(links.predecessor[row]), int(links.successor[row])
        kind = RelationKind(int(links.kind[row]))
        comes = s.start[before] if from_start[row] else s.finish[before]
        misses = float((comes - s.start[after]) / DAY)
        if misses == misses:
            found.append(Obstacle(after, before, kind, misses))
    return tuple(sorted(found, key=lambda each: (-max(each.misses, 0.0), s.start[each.task], each.task)))


def _held(s: Schedule, rows: I32) -> tuple[Held, ...]:
    found = []
    for task in rows.tolist():
        for kind, date in (
            (s.plan.constraint[task], s.plan.constraint_date[task]),
            (s.plan.second_constraint[task], s.plan.second_constraint_date[task]),
        ):
            if kind != Constraint.NONE:
                found.append(Held(task, Constraint(int(kind)), date))
        if not np.isnat(s.plan.deadline[task]):
            found.append(Held(task, Constraint.NONE, s.plan.deadline[task], True))
    return tuple(found)
