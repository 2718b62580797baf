"""How much work each resource has by day or week, and how much it can do."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, Bool, Time
from sim.planning.work_spread import WorkSpread
from sim.resourcing import ResourceKind
from sim.schedule import Schedule

DAY = 86400


@dataclass(frozen=True, slots=True, eq=False)
class Load:
    """Hours of one resource by bin.

    Attributes
    ----------
    edge : datetime64[s][d + 1]
        Midnights between the bins.
    hours : float64[d]
    limit : float64[d]
        What can be done, NaN where nobody told how many there are.
    """

    edge: Time
    hours: F64
    limit: F64

    @property
    def over(self) -> Bool:
        """Return bool[d]: more work than can be done, by more than a minute."""
        return np.asarray(self.hours > self.limit + 1.0 / 60.0, np.bool_)


def loaded(schedule: Schedule) -> tuple[int, ...]:
    """Return the resources that work on any task, labour and equipment, in their order."""
    uses, resources = schedule.assignments, schedule.resources
    rows = np.unique(uses.resource[(uses.resource >= 0) & (uses.task >= 0)])
    works = np.isin(resources.kind[rows], (ResourceKind.LABOUR, ResourceKind.EQUIPMENT))
    return tuple(rows[works].tolist())


def resource_load(schedule: Schedule, resource: int, days: int = 1) -> Load:
    """Return the load of one resource in bins of 1 day, or of 7 from Monday on."""
    uses, s = schedule.assignments, schedule
    rows = np.flatnonzero((uses.resource == resource) & (uses.task >= 0))
    task = uses.task[rows]
    start = np.where(np.isnat(uses.start[rows]), s.start[task], uses.start[rows])
    finish = np.where(np.isnat(uses.finish[rows]), s.finish[task], uses.finish[rows])
    moved = (start < s.start[task]) | (finish > s.finish[task])  # the task was rescheduled since
    start, finish = np.where(moved, s.start[task], start), np.where(moved, s.finish[task], finish)
    dated = ~np.isnat(start) & ~np.isnat(finish)
    if not dated.any():
        return Load(np.empty(0, "datetime64[s]"), np.empty(0), np.empty(0))
    rows, task, start, finish = rows[dated], task[dated], start[dated], finish[dated]
    spread = WorkSpread(s.calendars)
    length = spread.seconds(s.calendar[task], start, finish)
    units = np.where(np.isfinite(uses.units[rows]), uses.units[rows], 1.0)
    hours = np.where(uses.work[rows] > 0, uses.work[rows], units * length) / 3600.0
    edge = _edges(start.min(), finish.max(), days)
    done = spread.done(s.calendar[task], start, finish, hours, edge)
    return Load(edge, np.diff(done), _limit(schedule, resource, edge, spread))


def _limit(schedule: Schedule, resource: int, edge: Time, spread: WorkSpread) -> F64:
    """Return what a resource can do in each bin; how many there are may change from a date on."""
    calendar = np.full(edge.size - 1, schedule.resources.calendar[resource], np.int32)
    hours = spread.seconds(calendar, edge[:-1], edge[1:]) / 3600.0
    units = np.full(edge.size - 1, schedule.resources.units[resource])
    rates = schedule.rates
    own = np.flatnonzero((rates.resource == resource) & np.isfinite(rates.units))
    own = own[np.argsort(np.where(np.isnat(rates.start[own]), edge[0], rates.start[own]), kind="stable")]
    for row in own.tolist():
        since = np.isnat(rates.start[row]) | (edge[:-1] >= rates.start[row])
        units = np.where(since, rates.units[row], units)
    return units * hours


def _edges(first: np.datetime64, last: np.datetime64, days: int) -> Time:
    low = int(first.astype("datetime64[D]").astype(np.int64))
    if days == 7:
        low -= (low + 3) % 7  # 1970-01-01 was a Thursday
    high = int(last.astype("datetime64[D]").astype(np.int64)) + 1
    return (np.arange(low, high + days, days) * DAY).astype("datetime64[s]")
