"""Each edit changes what it is about and nothing else; edits without sense are refused."""

import numpy as np
import pytest
from planned_project import planned_schedule

from sim.planning.edit_refused import EditRefused
from sim.planning.task_edits import (
    constrain,
    link_tasks,
    move_task,
    rename_task,
    set_calendar,
    set_deadline,
    stretch_task,
    unlink_tasks,
)
from sim.schedule import RelationKind, Schedule
from sim.task_plan import Constraint

H = 3600
WHEN = np.datetime64("2026-03-12T08:00:00", "s")
NAT = np.datetime64("NaT", "s")


def relations(schedule: Schedule) -> set[tuple[int, ...]]:
    r = schedule.relations
    return {tuple(row) for row in np.stack([r.predecessor, r.successor, r.kind, r.lag, r.unit], 1).tolist()}


def test_a_moved_bar_is_held_by_a_constraint_and_keeps_its_links() -> None:
    before = planned_schedule()
    after = move_task(before, 3, WHEN)
    assert after.plan.constraint[3] == Constraint.START_NO_EARLIER
    assert after.plan.constraint_date[3] == WHEN
    assert after.relations is before.relations
    assert before.plan.constraint[3] == Constraint.NONE


def test_a_stretched_task_has_more_left() -> None:
    after = stretch_task(planned_schedule(), 3, 20 * H)
    assert (after.plan.duration[3], after.plan.remaining[3]) == (20 * H, 20 * H)
    begun = stretch_task(planned_schedule(), 2, 24 * H)
    assert (begun.plan.duration[2], begun.plan.remaining[2]) == (24 * H, 14 * H)


def test_constraints_and_deadlines() -> None:
    late = constrain(planned_schedule(), 3, Constraint.AS_LATE_AS_POSSIBLE, WHEN)
    assert np.isnat(late.plan.constraint_date[3])
    second = constrain(planned_schedule(), 3, Constraint.FINISH_NO_LATER, WHEN, second=True)
    assert second.plan.second_constraint_date[3] == WHEN
    assert constrain(planned_schedule(), 2, Constraint.NONE, NAT).plan.constraint[2] == 0
    assert set_deadline(planned_schedule(), 3, WHEN).plan.deadline[3] == WHEN


def test_links_are_made_changed_and_taken_away() -> None:
    before = planned_schedule()
    after = link_tasks(before, 2, 5, RelationKind.FS, 8 * H)
    assert relations(after) - relations(before) == {(2, 5, 0, 8 * H, 0)}
    longer = link_tasks(after, 2, 5, RelationKind.FS, 16 * H)
    assert relations(longer) - relations(before) == {(2, 5, 0, 16 * H, 0)}
    assert relations(unlink_tasks(longer, 2, 5)) == relations(before)


def test_a_task_can_change_name_and_calendar() -> None:
    assert rename_task(planned_schedule(), 1, "Wall A").name[1] == "Wall A"
    assert set_calendar(planned_schedule(), 1, 1).calendar[1] == 1


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda s: move_task(s, 0, WHEN), "edit-summary"),
        (lambda s: move_task(s, 1, WHEN), "edit-begun"),
        (lambda s: stretch_task(s, 1, H), "edit-over"),
        (lambda s: stretch_task(s, 3, -1), "edit-negative"),
        (lambda s: constrain(s, 3, Constraint.START_ON, NAT), "edit-no-date"),
        (lambda s: link_tasks(s, 3, 3), "edit-link-itself"),
        (lambda s: link_tasks(s, 0, 3), "edit-link-itself"),
        (lambda s: link_tasks(s, 5, 1), "edit-link-circle"),
        (lambda s: set_calendar(s, 1, 7), "edit-no-calendar"),
    ],
)
def test_edits_without_sense_are_refused(edit: object, code: str) -> None:
    with pytest.raises(EditRefused) as refused:
        edit(planned_schedule())  # type: ignore[operator]
    assert refused.value.code == code
