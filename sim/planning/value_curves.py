"""S-curves: what is planned, what the baseline planned, and what is done, over time."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, I64, Time
from sim.planning.earned_value import Independence, budgets, done_share, has_costs, independence
from sim.planning.work_spread import WorkSpread
from sim.schedule import WORKING, Schedule


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """Sums by moment.

    Attributes
    ----------
    when : datetime64[s][d]
    planned : float64[d]
    baseline, actual : float64[d] or None
        None where there is no baseline, nobody entered progress, or what was entered is the plan again.
        `actual` is NaN after the status date.
    unit : str
        "money", "hours" or "elements".
    whole : float
        What 100 % is.
    """

    when: Time
    planned: F64
    baseline: F64 | None
    actual: F64 | None
    unit: str
    whole: float


def value_curves(schedule: Schedule, points: int = 400, elements: I64 | None = None) -> Curves:
    """Return the curves of a schedule over its whole span.

    Parameters
    ----------
    schedule : Schedule
    points : int
        Moments at most.
    elements : int64[n], optional
        Elements of each task: counted instead of value.
    """
    amount = budgets(schedule) if elements is None else _counts(schedule, elements)
    unit = "elements" if elements is not None else "money" if has_costs(schedule) else "hours"
    when = _moments(schedule, points)
    spread = WorkSpread(schedule.calendars)

    def curve(start: Time, finish: Time, share: F64 | float = 1.0) -> F64:
        return spread.done(schedule.calendar, start, finish, amount * share, when)

    planned_before = ~np.isnat(schedule.baseline_start) & ~np.isnat(schedule.baseline_finish)
    baseline = None
    if planned_before.any():
        baseline = curve(schedule.baseline_start, schedule.baseline_finish)
    return Curves(
        when, curve(schedule.start, schedule.finish), baseline, _actual(schedule, curve, when), unit,
        float(amount.sum()),
    )  # fmt: skip


def _actual(schedule: Schedule, curve: Callable[[Time, Time, F64], F64], when: Time) -> F64 | None:
    now, begun = schedule.status_date, ~np.isnat(schedule.actual_start)
    if not begun.any() or independence(schedule) is Independence.COPIED:
        return None
    if np.isnat(now):
        ends = schedule.actual_finish[~np.isnat(schedule.actual_finish)]
        now = max(
            schedule.actual_start[begun].max(), ends.max() if ends.size else schedule.actual_start[begun][0]
        )
    finish = np.where(
        np.isnat(schedule.actual_finish), np.maximum(now, schedule.actual_start), schedule.actual_finish
    )
    done = curve(schedule.actual_start, finish, done_share(schedule))
    return np.where(when <= now, done, np.nan)


def _counts(schedule: Schedule, elements: I64) -> F64:
    return np.where(schedule.of_kind(*WORKING), elements, 0).astype(np.float64)


def _moments(schedule: Schedule, points: int) -> Time:
    columns = (schedule.start, schedule.finish, schedule.baseline_start, schedule.baseline_finish)
    known = [column[~np.isnat(column)] for column in columns]
    known = [column for column in known if column.size]
    if not known:
        return np.empty(0, "datetime64[s]")
    first = min(column.min() for column in known).astype(np.int64)
    last = max(column.max() for column in known).astype(np.int64)
    return np.unique(np.linspace(first, last, points).astype(np.int64)).view("datetime64[s]")
