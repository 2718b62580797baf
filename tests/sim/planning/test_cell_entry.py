from dataclasses import replace

import numpy as np
import pytest
from planned_project import planned_schedule
from small_project import DAY, small_schedule

from sim.planning.cell_entry import begun_at, entry, moved, stretched
from sim.planning.edit_refused import EditRefused
from sim.schedule import RelationKind, Schedule
from sim.task_plan import Constraint

H = 3600
S = planned_schedule()


def _typed(key: str, text: str, row: int = 3, follow: bool = True, schedule: Schedule = S) -> Schedule:
    return entry(schedule, row, key, text, follow)(schedule)


def test_what_planners_type() -> None:
    assert _typed("name", "Roof").name[3] == "Roof"
    assert int(_typed("duration", "3d").plan.duration[3]) == 24 * H
    assert _typed("calendar", "Nights 夜班").calendar[3] == 1
    held = _typed("start", "2026-03-12")
    assert held.plan.constraint[3] == Constraint.START_NO_EARLIER
    # The time of day stays where only a date is written.
    assert held.plan.constraint_date[3] == np.datetime64("2026-03-12T08:00:00", "s")
    assert _typed("start", "2026/03/12 10:30").plan.constraint_date[3] == np.datetime64(
        "2026-03-12T10:30:00", "s"
    )
    assert _typed("start", "", schedule=held).plan.constraint[3] == Constraint.NONE
    assert _typed("deadline", "2026-03-20 17:00").plan.deadline[3] == np.datetime64(
        "2026-03-20T17:00:00", "s"
    )
    assert np.isnat(_typed("deadline", "", row=2).plan.deadline[2])


def test_predecessors_are_those_that_are_written() -> None:
    after = _typed("predecessors", "A1010FF+1d")
    r = after.relations
    own = r.successor == 3
    assert r.predecessor[own].tolist() == [1]
    assert r.kind[own].tolist() == [RelationKind.FF]
    assert r.lag[own].tolist() == [8 * H]
    assert not (_typed("predecessors", "").relations.successor == 3).any()


def test_progress_needs_no_actual_start_to_be_typed_first() -> None:
    plain = replace(S, status_date=np.datetime64("2026-04-01T17:00:00", "s"))
    begun = _typed("percent", "40 %", schedule=plain)
    assert begun.percent[3] == 40.0
    assert begun.actual_start[3] == plain.start[3]
    assert np.isnat(begun.actual_finish[3])


@pytest.mark.parametrize(
    ("key", "text"),
    [("duration", "soon"), ("start", "soon"), ("start", "2026-02-30"), ("finish", ""), ("percent", "half"),
     ("predecessors", "X9"), ("calendar", "none"), ("name", "  ")],
)  # fmt: skip
def test_nonsense_is_refused_in_words(key: str, text: str) -> None:
    with pytest.raises(EditRefused) as refused:
        _typed(key, text)
    assert refused.value.text("en") != refused.value.text("zh_CN")


def test_without_logic_dates_are_set_as_they_are_written() -> None:
    small = small_schedule()
    after = _typed("start", str(small.start[2] + 2 * DAY).replace("T", " "), 2, False, small)
    assert after.start[2] - small.start[2] == 2 * DAY
    assert after.finish[2] - small.finish[2] == 2 * DAY
    longer = _typed("duration", "5d", 2, False, small)
    assert longer.finish[2] > small.finish[2]
    assert stretched(2, small.finish[2] + DAY, False)(small).finish[2] == small.finish[2] + DAY
    assert begun_at(2, small.start[2] - DAY, False)(small).finish[2] == small.finish[2]


def test_pulls_with_logic_become_durations_and_constraints() -> None:
    later = S.start[3] + 2 * DAY
    assert moved(3, later, True)(S).plan.constraint_date[3] == later
    assert int(stretched(3, S.start[3] + np.timedelta64(4 * H, "s"), True)(S).plan.duration[3]) == 4 * H
    both = begun_at(3, S.start[3] + np.timedelta64(4 * H, "s"), True)(S)
    assert both.plan.constraint_date[3] == S.start[3] + np.timedelta64(4 * H, "s")
