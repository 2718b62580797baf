"""Earned value and earned schedule, told only where progress was seen and not read off the plan.

Notes
-----
Terms and formulas: PMI, The Standard for Earned Value Management (2019); earned schedule after
W. Lipke, "Schedule is different", The Measurable News, summer 2003.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from kernels.arrays import F64, Time
from sim.calendar import Calendar, standard_calendar
from sim.planning.work_spread import WorkSpread
from sim.schedule import WORKING, Schedule

_COPIED = 0.95  # of the tasks under way or done: more than that equal to the plan is no observation


class Independence(IntEnum):
    """Whether progress says anything the plan did not say already."""

    INDEPENDENT = 0
    NO_BASELINE = 1  # nothing to compare with
    NO_ACTUALS = 2  # nobody entered any progress
    COPIED = 3  # actual dates are the planned ones: set by a tool, not seen on site


@dataclass(frozen=True, slots=True)
class EarnedValue:
    """Value in money, or in working hours where the schedule has no costs; NaN where undefined.

    Attributes
    ----------
    planned, earned, actual, budget : float
        PV (BCWS), EV (BCWP), AC (ACWP), BAC.
    """

    planned: float
    earned: float
    actual: float
    budget: float

    @property
    def cost_variance(self) -> float:
        """CV = EV - AC."""
        return self.earned - self.actual

    @property
    def schedule_variance(self) -> float:
        """SV = EV - PV."""
        return self.earned - self.planned

    @property
    def cost_index(self) -> float:
        """CPI = EV / AC."""
        return _ratio(self.earned, self.actual)

    @property
    def schedule_index(self) -> float:
        """SPI = EV / PV."""
        return _ratio(self.earned, self.planned)

    @property
    def at_completion(self) -> float:
        """EAC = BAC / CPI: costs go on as they have."""
        return _ratio(self.budget, self.cost_index)

    @property
    def to_complete(self) -> float:
        """ETC = EAC - AC."""
        return self.at_completion - self.actual

    @property
    def completion_variance(self) -> float:
        """VAC = BAC - EAC."""
        return self.budget - self.at_completion

    @property
    def to_complete_index(self) -> float:
        """TCPI = (BAC - EV) / (BAC - AC): how well the rest must go to stay within budget."""
        return _ratio(self.budget - self.earned, self.budget - self.actual)


@dataclass(frozen=True, slots=True)
class EarnedSchedule:
    """The same in time, s; NaN where undefined.

    Attributes
    ----------
    earned : float
        ES: from the baseline's start to when the plan had earned what is earned now.
    elapsed : float
        AT: from the baseline's start to the status date.
    planned : float
        PD: the baseline's length.
    """

    earned: float
    elapsed: float
    planned: float

    @property
    def variance(self) -> float:
        """SV(t) = ES - AT."""
        return self.earned - self.elapsed

    @property
    def index(self) -> float:
        """SPI(t) = ES / AT."""
        return _ratio(self.earned, self.elapsed)

    @property
    def at_completion(self) -> float:
        """IEAC(t) = PD / SPI(t)."""
        return _ratio(self.planned, self.index)


def independence(schedule: Schedule) -> Independence:
    """Tell whether the progress of a schedule was observed apart from its plan."""
    work = np.isin(schedule.kind, WORKING)
    planned = work & ~np.isnat(schedule.baseline_start) & ~np.isnat(schedule.baseline_finish)
    if not planned.any():
        return Independence.NO_BASELINE
    begun = planned & ~np.isnat(schedule.actual_start)
    if not begun.any():
        return Independence.NO_ACTUALS
    done = begun & ~np.isnat(schedule.actual_finish)
    same = (schedule.actual_start == schedule.baseline_start) & (
        ~done | (schedule.actual_finish == schedule.baseline_finish)
    )
    if same[begun].mean() <= _COPIED:
        return Independence.INDEPENDENT
    # A task under way with a percentage that time alone does not give was looked at.
    under_way = begun & ~done
    if under_way.any() and not np.isnat(schedule.status_date):
        should = planned_share(schedule, schedule.status_date)
        if (np.abs(schedule.percent[under_way] / 100.0 - should[under_way]) > 0.01).mean() > 1.0 - _COPIED:
            return Independence.INDEPENDENT
    return Independence.COPIED


def budgets(schedule: Schedule) -> F64:
    """Return float64[n]: the cost of each task in the baseline, else its planned cost, else its hours.

    One measure serves all tasks: costs where any working task has one.
    """
    work = np.isin(schedule.kind, WORKING)
    for cost in (*(b.dates.cost for b in schedule.baselines[:1]), schedule.plan.cost):
        known = work & np.isfinite(cost) & (cost != 0.0)
        if known.any():
            return np.where(known, cost, 0.0)
    seconds = np.where(schedule.plan.work > 0, schedule.plan.work, schedule.plan.duration)
    return np.where(work & (seconds > 0), seconds / 3600.0, 0.0)


def has_costs(schedule: Schedule) -> bool:
    """Tell whether `budgets` are money, not hours."""
    costs = [schedule.plan.cost, *(b.dates.cost for b in schedule.baselines[:1])]
    return any(bool((np.isfinite(cost) & (cost != 0.0)).any()) for cost in costs)


def planned_share(schedule: Schedule, when: np.datetime64) -> F64:
    """Return float64[n]: 0..1, how much of each task the baseline has done by `when`."""
    start, finish = schedule.baseline_start, schedule.baseline_finish
    share = np.where(finish <= when, 1.0, 0.0)
    calendars = schedule.calendars or (standard_calendar(),)
    for row in np.flatnonzero((start < when) & (finish > when)).tolist():
        calendar: Calendar = calendars[max(0, int(schedule.calendar[row]))]
        whole = calendar.between(start[row], finish[row])
        part = calendar.between(start[row], when)
        if whole <= 0:  # planned in time off
            whole, part = int((finish[row] - start[row]).astype(int)), int((when - start[row]).astype(int))
        share[row] = part / whole
    return share


def earned_value(schedule: Schedule, when: np.datetime64) -> EarnedValue:
    """Return the value of a schedule at its status date `when`.

    The actual cost is NaN where no task has one: hours or plan costs in its place would make every
    cost index a 1 nobody measured.
    """
    budget = budgets(schedule)
    real = np.isin(schedule.kind, WORKING) & np.isfinite(schedule.plan.actual_cost)
    money = has_costs(schedule)
    if money:
        actual = float(schedule.plan.actual_cost[real].sum()) if real.any() else np.nan
    else:
        spent = schedule.plan.actual_work[np.isin(schedule.kind, WORKING) & (schedule.plan.actual_work >= 0)]
        actual = float(spent.sum()) / 3600.0 if spent.any() else np.nan
    return EarnedValue(
        planned=float((budget * planned_share(schedule, when)).sum()),
        earned=float((budget * done_share(schedule)).sum()),
        actual=actual,
        budget=float(budget.sum()),
    )


def done_share(schedule: Schedule) -> F64:
    """Return float64[n]: 0..1, how much of each task is done; physical progress where it is entered."""
    physical = schedule.plan.physical
    told = np.isfinite(physical) & (schedule.plan.percent_kind == 1)
    share = np.clip(np.where(told, physical, schedule.percent) / 100.0, 0.0, 1.0)
    return np.where(np.isnat(schedule.actual_finish), share, 1.0)


def planned_curve(schedule: Schedule, when: Time) -> F64:
    """Return float64[d]: the value planned by each moment."""
    s = schedule
    spread = WorkSpread(s.calendars)
    return spread.done(s.calendar, s.baseline_start, s.baseline_finish, budgets(s), when)


def earned_schedule(schedule: Schedule, when: np.datetime64) -> EarnedSchedule:
    """Return earned schedule at the status date `when`; NaN where there is no baseline."""
    planned = np.isin(schedule.kind, WORKING) & ~np.isnat(schedule.baseline_start)
    planned &= ~np.isnat(schedule.baseline_finish)
    if not planned.any():
        return EarnedSchedule(np.nan, np.nan, np.nan)
    first = schedule.baseline_start[planned].min()
    last = schedule.baseline_finish[planned].max()
    value = earned_value(schedule, when).earned
    low, high = 0, int((last - first).astype(np.int64))
    if value >= planned_curve(schedule, np.array([last]))[0] - 1e-9:
        low = high
    while high - low > 1:  # the curve only rises: halve to the second
        middle = (low + high) // 2
        if planned_curve(schedule, np.array([first + np.timedelta64(middle, "s")]))[0] < value - 1e-9:
            low = middle
        else:
            high = middle
    earned = float(high if value > 0 else 0)
    return EarnedSchedule(
        earned, float((when - first).astype(np.int64)), float((last - first).astype(np.int64))
    )


def _ratio(value: float, by: float) -> float:
    return value / by if by and np.isfinite(by) and np.isfinite(value) else float("nan")
