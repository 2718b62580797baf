"""Settings a tool may have used otherwise than its file says: what each would make of a schedule."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from kernels.arrays import I32
from sim.moment import NOT_A_TIME, moment
from sim.schedule import Relations, Schedule, no_dates
from sim.schedule_project import FloatKind, LagCalendar, ProgressMode, ScheduleProject
from sim.task_plan import UNKNOWN, Constraint, TaskPlan

Change = Callable[[Schedule], Schedule | None]


class NamedSetting(NamedTuple):
    """A setting by its name (`cause-…` in the texts), and the schedule with it changed; None if it is so."""

    name: str
    change: Change


def with_settings(schedule: Schedule, **values: Any) -> Schedule | None:
    """Return the schedule with settings of all its projects changed; None if they were so."""
    projects = schedule.projects or (ScheduleProject(),)
    changed = tuple(replace(each, **values) for each in projects)
    pairs = zip(projects, changed, strict=True)
    if all(_same(getattr(a, name), getattr(b, name)) for a, b in pairs for name in values):
        return None
    return replace(schedule, projects=changed)


def with_plan(schedule: Schedule, **columns: Any) -> Schedule | None:
    """Return the schedule with columns of its plan changed; None if they were so."""
    plan = replace(schedule.plan, **columns)
    if all(_same(getattr(plan, name), getattr(schedule.plan, name)) for name in columns):
        return None
    return replace(schedule, plan=plan)


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, np.ndarray | np.datetime64):
        return np.array_equal(a, b, equal_nan=np.asarray(a).dtype.kind in "fM")
    return bool(a == b)


def _setting(**values: Any) -> Change:
    return lambda schedule: with_settings(schedule, **values)


def _flipped(name: str) -> Change:
    def change(schedule: Schedule) -> Schedule | None:
        projects = schedule.projects or (ScheduleProject(),)
        return with_settings(schedule, **{name: not getattr(projects[0], name)})

    return change


def _blank(*columns: str) -> Change:
    def change(schedule: Schedule) -> Schedule | None:
        empty = TaskPlan.blank(len(schedule))
        return with_plan(schedule, **{name: getattr(empty, name) for name in columns})

    return change


def _without_constraints(*kinds: Constraint) -> Change:
    def change(schedule: Schedule) -> Schedule | None:
        plan = schedule.plan
        first, second = (
            np.where(np.isin(each, kinds), 0, each).astype(np.uint8)
            for each in (plan.constraint, plan.second_constraint)
        )
        return with_plan(schedule, constraint=first, second_constraint=second)

    return change


_SOFT = {
    Constraint.MANDATORY_START: Constraint.START_ON,
    Constraint.MANDATORY_FINISH: Constraint.FINISH_ON,
}


def _exchanged(pairs: dict[Constraint, Constraint]) -> Change:
    def change(schedule: Schedule) -> Schedule | None:
        table = np.arange(256, dtype=np.uint8)
        for before, after in pairs.items():
            table[before] = after
        plan = schedule.plan
        return with_plan(
            schedule, constraint=table[plan.constraint], second_constraint=table[plan.second_constraint]
        )

    return change


def _resource_calendars(schedule: Schedule) -> Schedule | None:
    """Return each assigned task on the calendar of its resource, where all of its resources share one."""
    assigned, calendar = schedule.assignments, schedule.calendar.copy()
    known = (assigned.task >= 0) & (assigned.resource >= 0)
    if not known.any():
        return None
    task, own = assigned.task[known], schedule.resources.calendar[assigned.resource[known]]
    first: I32 = np.full(len(schedule), -1, np.int32)
    first[task[::-1]] = own[::-1]
    differs = np.zeros(len(schedule), np.bool_)
    differs[task[own != first[task]]] = True
    used = (first >= 0) & ~differs
    calendar[used] = first[used]
    return None if np.array_equal(calendar, schedule.calendar) else replace(schedule, calendar=calendar)


def _project_calendar(schedule: Schedule) -> Schedule | None:
    projects = schedule.projects or (ScheduleProject(),)
    base = np.array([each.calendar for each in projects], np.int32)
    calendar = base[np.maximum(schedule.plan.project, 0)]
    return None if np.array_equal(calendar, schedule.calendar) else replace(schedule, calendar=calendar)


def _status_as_data_date(schedule: Schedule) -> Schedule | None:
    if np.isnat(schedule.status_date):
        return None
    return with_settings(schedule, data_date=schedule.status_date)


def _no_progress(schedule: Schedule) -> Schedule | None:
    if np.isnat(schedule.actual_start).all() and not (schedule.percent > 0).any():
        return None
    empty = no_dates(len(schedule))
    plan = replace(schedule.plan, remaining=np.full(len(schedule), UNKNOWN, np.int64))
    return replace(
        schedule, actual_start=empty, actual_finish=empty.copy(), percent=np.zeros(len(schedule)), plan=plan
    )


def _no_lags(schedule: Schedule) -> Schedule | None:
    links = schedule.relations
    if not links.lag.any():
        return None
    none = np.zeros(len(links), np.int64)
    return replace(schedule, relations=Relations(links.predecessor, links.successor, links.kind, none))


def _finish_told(schedule: Schedule) -> Schedule | None:
    """Return the schedule with late dates counted from the finish the tool had scheduled for each project."""
    projects = schedule.projects or (ScheduleProject(),)
    told = [_moment(next((each.other[n] for n in _FINISHES if each.other.get(n)), "")) for each in projects]
    if all(np.isnat(when) for when in told):
        return None
    changed = tuple(
        each if np.isnat(when) else replace(each, must_finish=when)
        for each, when in zip(projects, told, strict=True)
    )
    return replace(schedule, projects=changed)


def _finish_kept(rank: int) -> Change:
    """Count late dates from the finish that so many open tasks still tell: those of another calculation."""

    def change(schedule: Schedule) -> Schedule | None:
        open_ended = np.ones(len(schedule), np.bool_)
        open_ended[schedule.relations.predecessor] = False
        late = schedule.tool.late_finish[open_ended & ~np.isnat(schedule.tool.late_finish)]
        dates, counts = np.unique(late, return_counts=True)
        if rank >= dates.size:
            return None
        return with_settings(schedule, must_finish=dates[np.argsort(-counts, kind="stable")[rank]])

    return change


def _moment(text: str) -> np.datetime64:
    try:
        return moment(text) if text else NOT_A_TIME
    except ValueError:
        return NOT_A_TIME


_FINISHES = ("scd_end_date", "FinishDate")  # in the settings of P6 and of Microsoft Project
_KEPT_FINISHES = 3  # so many of the most frequent ones are tried
_NAT = np.datetime64("NaT", "s")
NAMED: tuple[NamedSetting, ...] = (
    *(NamedSetting("lag-calendar", _setting(lag_calendar=kind)) for kind in LagCalendar),
    *(NamedSetting("float-kind", _setting(float_kind=kind)) for kind in FloatKind),
    *(NamedSetting("progress-mode", _setting(progress=mode)) for mode in ProgressMode),
    NamedSetting("levelling-delay", _blank("delay")),
    NamedSetting("manual-dates", _blank("manual")),
    NamedSetting("resource-calendar", _resource_calendars),
    NamedSetting("project-calendar", _project_calendar),
    NamedSetting("external-dates", _blank("external_start", "external_finish")),
    NamedSetting("as-late-as-possible", _without_constraints(Constraint.AS_LATE_AS_POSSIBLE)),
    NamedSetting("data-date", _setting(data_date=_NAT)),
    NamedSetting("data-date", _status_as_data_date),
    NamedSetting("split", _blank("suspend", "resume")),
    NamedSetting("deadline", _blank("deadline")),
    NamedSetting("constraint-handling", _flipped("honour_constraints")),
    NamedSetting("constraint-handling", _exchanged(_SOFT)),
    NamedSetting("constraint-handling", _exchanged({soft: hard for hard, soft in _SOFT.items()})),
    NamedSetting("constraint-handling", _without_constraints(*Constraint)),
    NamedSetting("expected-finish", _flipped("expected_finish")),
    NamedSetting("open-ends", _flipped("open_ends_critical")),
    NamedSetting("must-finish", _setting(must_finish=_NAT)),
    NamedSetting("scheduled-finish", _finish_told),
    *(NamedSetting("finish-kept", _finish_kept(rank)) for rank in range(_KEPT_FINISHES)),
    NamedSetting("scheduled-from-finish", _flipped("from_finish")),
    NamedSetting("progress-not-counted", _no_progress),
    NamedSetting("lags-not-counted", _no_lags),
)
CAUSES = tuple(dict.fromkeys(each.name for each in NAMED))
