"""Where a schedule stands beside its baseline: what is late, by how much, and what it began with."""

from dataclasses import dataclass, replace

import numpy as np

from kernels.arrays import F64, I32, I64, U8, Bool
from sim.planning.cpm import Solution, solve
from sim.planning.variance import Mark, schedule_marks
from sim.reporting.look_ahead import data_date
from sim.schedule import MILESTONES, WORKING, Schedule, no_dates
from sim.task_plan import UNKNOWN
from sim.tool_dates import NO_FLOAT

DAY = np.timedelta64(1, "D")
_SMALL = 1.0 / 24.0  # d; less is no slip


@dataclass(frozen=True, slots=True)
class Chain:
    """Tasks that pushed one another, the first cause first.

    Attributes
    ----------
    tasks : tuple of int
        From the cause to the one that slipped most.
    slip : float
        Days the last one ends after its baseline.
    own : float
        Days the cause itself ends after its baseline.
    reason : str
        "longer", "started-late", "constraint", or "undone": it should be over and no actual date says so.
    behind : int
        Slipped tasks that go back to the same cause.
    """

    tasks: tuple[int, ...]
    slip: float
    own: float
    reason: str
    behind: int


@dataclass(frozen=True, slots=True, eq=False)
class Delays:
    """What differs from the baseline.

    Attributes
    ----------
    marks : uint8[n]
        `Mark` of each task.
    counts : dict of Mark to int
        Of work and milestones.
    slip : float64[n]
        Days the present finish lies after the baseline's; NaN where one is missing.
    float_used : int64[n]
        Total float of the baseline less that of today, working s; `NO_FLOAT` where unknown.
    baseline_finish, finish : datetime64[s]
        Of the whole.
    critical_now, critical_then : bool[n]
    slipped : int32[k]
        The latest first.
    chains : tuple of Chain
        The worst first.
    compared : int
        Tasks with baseline and dates.
    undone : int32[k]
        Tasks that should be over and are not: they count as ending on the data date, at the earliest.
    """

    marks: U8
    counts: dict[Mark, int]
    slip: F64
    float_used: I64
    baseline_finish: np.datetime64
    finish: np.datetime64
    critical_now: Bool
    critical_then: Bool
    slipped: I32
    chains: tuple[Chain, ...]
    compared: int
    undone: I32


def as_planned(schedule: Schedule) -> Schedule:
    """Return the schedule as the baseline in use had it, before any work.

    Notes
    -----
    Files keep the dates and durations of a baseline, not its logic: relations, calendars and constraints
    are those of today.
    """
    plan = schedule.plan
    duration = plan.duration
    if schedule.baselines:
        kept = schedule.baselines[0].dates.duration
        duration = np.where(kept >= 0, kept, duration)
    return replace(
        schedule, start=schedule.baseline_start, finish=schedule.baseline_finish,
        actual_start=no_dates(len(schedule)), actual_finish=no_dates(len(schedule)),
        percent=np.zeros(len(schedule)), status_date=np.datetime64("NaT", "s"),
        plan=replace(
            plan, duration=duration, remaining=np.full(len(schedule), UNKNOWN, np.int64),
            suspend=no_dates(len(schedule)), resume=no_dates(len(schedule)),
        ),
        projects=tuple(replace(each, data_date=np.datetime64("NaT", "s")) for each in schedule.projects),
    )  # fmt: skip


def not_before_today(schedule: Schedule) -> tuple[Schedule, I32]:
    """Return the schedule with nothing undone ending before the data date, and the rows this moved."""
    today = data_date(schedule)
    open_ = np.isnat(schedule.actual_finish) & schedule.of_kind(*WORKING, *MILESTONES)
    open_ &= ~_spacers(schedule)
    past = np.flatnonzero(open_ & (schedule.finish < today)).astype(np.int32)
    if not past.size:
        return schedule, past
    finish = schedule.finish.copy()
    finish[past] = today
    return replace(schedule, finish=finish), past


def _spacers(s: Schedule) -> Bool:
    """Return bool[n]: tasks without length, and without name or logic: lines and headings between others."""
    nameless = np.array([not name.strip() for name in s.name], np.bool_)
    loose = np.ones(len(s), np.bool_)
    loose[s.relations.predecessor] = loose[s.relations.successor] = False
    spacers: Bool = (s.start == s.finish) & s.of_kind(*WORKING) & (nameless | loose)
    return spacers


def delays(schedule: Schedule, solution: Solution) -> Delays:
    """Return how a schedule stands beside the baseline in use.

    Parameters
    ----------
    schedule : Schedule
    solution : Solution
        Of this schedule.
    """
    s, undone = not_before_today(schedule)
    own = s.of_kind(*WORKING, *MILESTONES) & ~_spacers(schedule)
    found = schedule_marks(s)
    counts = {mark: int(((found == mark) & own).sum()) for mark in Mark}
    known = own & ~np.isnat(s.baseline_finish) & ~np.isnat(s.finish)
    slip = np.full(len(s), np.nan)
    slip[known] = (s.finish[known] - s.baseline_finish[known]) / DAY
    rows = np.flatnonzero(slip > _SMALL)
    slipped: I32 = rows[np.argsort(-slip[rows], kind="stable")].astype(np.int32)
    then = solve(as_planned(s))
    told = known & (solution.total_float != NO_FLOAT) & (then.total_float != NO_FLOAT)
    told &= np.isnat(s.actual_finish)
    used = np.where(told, then.total_float - solution.total_float, NO_FLOAT)
    nat = np.datetime64("NaT", "s")
    return Delays(
        found, counts, slip, used,
        s.baseline_finish[known].max() if known.any() else nat, s.finish[known].max() if known.any() else nat,
        solution.critical & known & np.isnat(s.actual_finish), then.critical & known,
        slipped, _chains(s, solution, slip, slipped, undone), int(known.sum()),
        undone,
    )  # fmt: skip


def _chains(s: Schedule, solution: Solution, slip: F64, rows: I32, undone: I32) -> tuple[Chain, ...]:
    """Follow every slipped task back to the one it goes back to."""
    before = _pushers(s, solution, slip)
    root = np.arange(len(s))
    for row in rows[np.argsort(s.start[rows], kind="stable")].tolist():
        seen, at = {row}, row
        while before[at] >= 0 and int(before[at]) not in seen:
            at = int(before[at])
            seen.add(at)
        root[row] = at
    chains = []
    for cause in np.unique(root[rows]).tolist():
        members = rows[root[rows] == cause]
        worst = int(members[0])  # rows are by slip already
        path = [worst]
        while path[-1] != cause:
            path.append(int(before[path[-1]]))
        chains.append(
            Chain(tuple(reversed(path)), float(slip[worst]), *_cause(s, cause, slip, undone), members.size)
        )
    return tuple(sorted(chains, key=lambda each: (-each.slip, -each.behind, each.tasks[0])))


def _pushers(s: Schedule, solution: Solution, slip: F64) -> I32:
    """Return int32[n]: the predecessor that kept each task from its planned dates, -1 for none.

    It slipped itself, and its end lies after the planned beginning of the task; of several the one that
    drives, then the one that ends last.
    """
    links = s.relations
    late = np.nan_to_num(slip) > _SMALL
    pushes = late[links.predecessor] & late[links.successor]
    pushes &= (s.finish[links.predecessor] > s.baseline_start[links.successor]) | solution.driving
    pushes &= s.start[links.predecessor] <= s.start[links.successor]
    rows = np.flatnonzero(pushes)
    order = np.lexsort((s.finish[links.predecessor[rows]], solution.driving[rows]))
    found = np.full(len(s), -1, np.int32)
    found[links.successor[rows[order]]] = links.predecessor[rows[order]]  # the last one stands
    return found


def _cause(s: Schedule, row: int, slip: F64, undone: I32) -> tuple[float, str]:
    if row in undone:
        return float(slip[row]), "undone"
    begun = float((s.start[row] - s.baseline_start[row]) / DAY)
    begun = 0.0 if begun != begun else begun
    longer = float(slip[row]) - begun
    if longer >= begun:
        return float(slip[row]), "longer"
    held = s.plan.constraint_date[row]
    if not np.isnat(held) and held > s.baseline_start[row] and np.isnat(s.actual_start[row]):
        return float(slip[row]), "constraint"
    return float(slip[row]), "started-late"
