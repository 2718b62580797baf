"""The S-curve: how much should be done by when, by the baseline and by the present plan, and how much is."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, Bool, Time
from sim.planning.earned_value import (
    EarnedSchedule,
    EarnedValue,
    Independence,
    budgets,
    done_share,
    earned_schedule,
    earned_value,
    has_costs,
    independence,
)
from sim.reporting.look_ahead import data_date
from sim.reporting.task_hours import TaskHours
from sim.schedule import WORKING, Schedule

POINTS = 160


@dataclass(frozen=True, slots=True, eq=False)
class ProgressCurve:
    """Per cent of the whole budget over time.

    Attributes
    ----------
    time : datetime64[s][d]
    planned, baseline, actual : float64[d]
        %; the baseline NaN where there is none, actual NaN after the data date and without progress.
    status : datetime64[s]
        The data date, NaT for none.
    money : bool
        Tasks weigh by their cost, else by their hours.
    weighed : int
        Tasks that count.
    independence : Independence
    value : EarnedValue or None
        None unless actuals were observed apart from the plan.
    schedule : EarnedSchedule or None
    """

    time: Time
    planned: F64
    baseline: F64
    actual: F64
    status: np.datetime64
    money: bool
    weighed: int
    independence: Independence
    value: EarnedValue | None
    schedule: EarnedSchedule | None


def progress_curve(schedule: Schedule) -> ProgressCurve:
    """Return the curve, in at most `POINTS` steps."""
    s = schedule
    weight = budgets(s)
    dated = s.of_kind(*WORKING) & ~np.isnat(s.start) & ~np.isnat(s.finish)
    weight = np.where(dated, weight, 0.0)
    total = float(weight.sum())
    status = data_date(s)
    kind = independence(s)
    observed = kind is Independence.INDEPENDENT and not np.isnat(status)
    value = earned_value(s, status) if observed else None
    reached = earned_schedule(s, status) if observed else None
    if total <= 0.0:
        empty = np.empty(0)
        return ProgressCurve(
            np.empty(0, "datetime64[s]"), empty, empty, empty, status, has_costs(s), 0, kind, value, reached
        )
    time = _moments(s, dated, status)
    hours = TaskHours(s)
    planned_too = dated & ~np.isnat(s.baseline_start) & ~np.isnat(s.baseline_finish)
    begin, end, share = _actuals(s, status)
    any_actual = bool((~np.isnat(s.actual_start) & dated).any()) and not np.isnat(status)
    planned, baseline, actual = (np.full(time.size, np.nan) for _ in range(3))
    first = time[0]
    for k, moment in enumerate(time.tolist()):
        now = np.datetime64(moment, "s")
        planned[k] = 100.0 * float((weight * hours.shares(s.start, s.finish, first, now)).sum()) / total
        if planned_too.any():
            done = hours.shares(s.baseline_start, s.baseline_finish, first, now)
            baseline[k] = 100.0 * float((weight * done).sum()) / total
        if any_actual and now <= status:
            done = hours.shares(begin, end, first, now) * share
            actual[k] = 100.0 * float((weight * done).sum()) / total
    return ProgressCurve(
        time, planned, baseline, actual, status, has_costs(s), int((weight > 0).sum()), kind, value, reached
    )


def _moments(s: Schedule, dated: Bool, status: np.datetime64) -> Time:
    """Return midnights from the first day to the last, the data date among them."""
    columns = [s.start[dated], s.finish[dated], s.baseline_start[dated], s.baseline_finish[dated],
               s.actual_start[dated]]  # fmt: skip
    known = np.concatenate([c[~np.isnat(c)] for c in columns])
    first = known.min().astype("datetime64[D]")
    last = known.max().astype("datetime64[D]") + 1
    days = max(1, int((last - first).astype(int)))
    step = -(-days // POINTS)
    time: Time = (first + np.arange(0, days + step, step)).astype("datetime64[s]")
    if not np.isnat(status) and time[0] < status < time[-1]:
        time = np.unique(np.append(time, status))
    return time


def _actuals(s: Schedule, status: np.datetime64) -> tuple[Time, Time, F64]:
    """Return when each task was at work, what goes on up to `status`, and how much of it that brought."""
    over = ~np.isnat(s.actual_finish)
    end = np.where(over, s.actual_finish, np.where(np.isnat(s.actual_start), s.actual_start, status))
    return s.actual_start, np.maximum(end, s.actual_start), done_share(s)
