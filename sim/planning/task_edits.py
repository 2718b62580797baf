"""Edits a planner makes on a bar: each returns a new schedule whose dates wait for rescheduling."""

from dataclasses import replace

import numpy as np

from sim.columns import with_value
from sim.planning.edit_refused import EditRefused
from sim.schedule import LagUnit, RelationKind, Relations, Schedule, TaskKind
from sim.task_plan import Constraint

SPANS = (TaskKind.SUMMARY, TaskKind.LEVEL_OF_EFFORT, TaskKind.WBS_SUMMARY)


def move_task(schedule: Schedule, row: int, start: np.datetime64) -> Schedule:
    """Return the schedule with a task that starts no earlier than `start`.

    What logic puts later stays later: a bar that is dragged gets a constraint, as in P6 and Microsoft
    Project, and never loses its links.

    Raises
    ------
    EditRefused
        The task spans others, or has begun.
    """
    _check_free(schedule, row)
    return constrain(schedule, row, Constraint.START_NO_EARLIER, start)


def stretch_task(schedule: Schedule, row: int, duration: int) -> Schedule:
    """Return the schedule with a task of another working length, s; what is left grows alike.

    Raises
    ------
    EditRefused
        The task spans others, is over, or the length is negative.
    """
    _check_own(schedule, row)
    if not np.isnat(schedule.actual_finish[row]):
        raise EditRefused("edit-over", {"task": _name(schedule, row)})
    if duration < 0:
        raise EditRefused("edit-negative", {"task": _name(schedule, row)})
    plan = schedule.plan
    old, left = int(plan.duration[row]), int(plan.remaining[row])
    begun = not np.isnat(schedule.actual_start[row]) and old >= 0 and left >= 0
    rest = max(0, left + duration - old) if begun else duration
    return replace(
        schedule,
        plan=replace(
            plan, duration=with_value(plan.duration, row, duration),
            remaining=with_value(plan.remaining, row, rest),
        ),
    )  # fmt: skip


def constrain(
    schedule: Schedule, row: int, kind: Constraint, date: np.datetime64, second: bool = False
) -> Schedule:
    """Return the schedule with a task's first or second constraint set, or taken away by NONE.

    Raises
    ------
    EditRefused
        The task spans others, or the constraint asks for a date and there is none.
    """
    _check_own(schedule, row)
    dated = kind not in (Constraint.NONE, Constraint.AS_LATE_AS_POSSIBLE)
    if dated and np.isnat(date):
        raise EditRefused("edit-no-date", {"task": _name(schedule, row)})
    when = date if dated else np.datetime64("NaT", "s")
    names = ("second_constraint", "second_constraint_date") if second else ("constraint", "constraint_date")
    plan = schedule.plan
    changed = {
        name: with_value(getattr(plan, name), row, value)
        for name, value in zip(names, (kind, when), strict=True)
    }
    return replace(schedule, plan=replace(plan, **changed))


def set_deadline(schedule: Schedule, row: int, date: np.datetime64) -> Schedule:
    """Return the schedule with a task's deadline, NaT for none."""
    _check_own(schedule, row)
    return replace(
        schedule, plan=replace(schedule.plan, deadline=with_value(schedule.plan.deadline, row, date))
    )


def link_tasks(
    schedule: Schedule, before: int, after: int, kind: RelationKind = RelationKind.FS, lag: int = 0,
    unit: LagUnit = LagUnit.WORK,
) -> Schedule:  # fmt: skip
    """Return the schedule with one task held by another; a link of that kind between them is replaced.

    Raises
    ------
    EditRefused
        The link would close a circle, or ties a summary to its own part.
    """
    if before == after or _below(schedule, before, after) or _below(schedule, after, before):
        raise EditRefused("edit-link-itself", {"task": _name(schedule, after)})
    relations = schedule.relations
    if _reaches(relations, after, before):
        raise EditRefused(
            "edit-link-circle", {"before": _name(schedule, before), "after": _name(schedule, after)}
        )
    kept = unlink_tasks(schedule, before, after, kind).relations
    return replace(
        schedule,
        relations=Relations(
            np.append(kept.predecessor, np.int32(before)), np.append(kept.successor, np.int32(after)),
            np.append(kept.kind, np.uint8(kind)), np.append(kept.lag, np.int64(lag)),
            np.append(kept.unit, np.uint8(unit)),
        ),
    )  # fmt: skip


def unlink_tasks(schedule: Schedule, before: int, after: int, kind: RelationKind | None = None) -> Schedule:
    """Return the schedule without the links of one kind, or all, from one task to another."""
    r = schedule.relations
    gone = (r.predecessor == before) & (r.successor == after)
    if kind is not None:
        gone &= r.kind == kind
    keep = ~gone
    return replace(
        schedule,
        relations=Relations(r.predecessor[keep], r.successor[keep], r.kind[keep], r.lag[keep], r.unit[keep]),
    )


def set_calendar(schedule: Schedule, row: int, calendar: int) -> Schedule:
    """Return the schedule with a task that works on another calendar, -1 the first."""
    if not -1 <= calendar < max(1, len(schedule.calendars)):
        raise EditRefused("edit-no-calendar", {"calendar": calendar})
    return replace(schedule, calendar=with_value(schedule.calendar, row, calendar))


def rename_task(schedule: Schedule, row: int, name: str) -> Schedule:
    """Return the schedule with a task called otherwise."""
    return replace(schedule, name=(*schedule.name[:row], name, *schedule.name[row + 1 :]))


def _check_own(schedule: Schedule, row: int) -> None:
    if schedule.kind[row] in SPANS:
        raise EditRefused("edit-summary", {"task": _name(schedule, row)})


def _check_free(schedule: Schedule, row: int) -> None:
    _check_own(schedule, row)
    if not np.isnat(schedule.actual_start[row]):
        raise EditRefused("edit-begun", {"task": _name(schedule, row)})


def _below(schedule: Schedule, row: int, above: int) -> bool:
    while (row := int(schedule.parent[row])) >= 0:
        if row == above:
            return True
    return False


def _reaches(relations: Relations, start: int, end: int) -> bool:
    """Tell whether links lead from one task to another."""
    order = np.argsort(relations.predecessor, kind="stable")
    before, after = relations.predecessor[order], relations.successor[order]
    seen, waiting = {start}, [start]
    while waiting:
        row = waiting.pop()
        if row == end:
            return True
        first, last = np.searchsorted(before, (row, row + 1))
        for successor in after[first:last].tolist():
            if successor not in seen:
                seen.add(successor)
                waiting.append(successor)
    return False


def _name(schedule: Schedule, row: int) -> str:
    return schedule.name[row] or schedule.id[row]
