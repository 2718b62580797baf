import numpy as np

from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.readers.ifc.task_sets import apply, put
from sim.schedule import TaskKind
from sim.schedule_project import LagCalendar
from sim.task_plan import Constraint


def test_sets_of_ours_become_columns_and_others_fields() -> None:
    task, draft = TaskDraft("guid", place="#1"), ScheduleDraft()
    sets: dict[str, dict[str, object]] = {
        "Twin_Task": {"Id": "A10", "Kind": "LEVEL_OF_EFFORT"},
        "Twin_TaskPlan": {
            "constraint": "FINISH_ON",
            "deadline": "2026-03-02T08:00:00",
            "cost": 5.5,
            "odd": 1,
        },
        "Twin_TaskFields": {"Phase": "一期"},
        "Pset_Other": {"Zone": "B", "Empty": ""},
    }
    apply(sets, task, draft)
    assert (task.id, task.kind, task.constraint, task.cost) == (
        "A10", TaskKind.LEVEL_OF_EFFORT, Constraint.FINISH_ON, 5.5,
    )  # fmt: skip
    assert str(task.deadline) == "2026-03-02T08:00:00"
    assert task.fields == {"Phase": "一期", "Pset_Other.Zone": "B"}
    assert [p.code for p in draft.problems] == ["ifc-plan-unknown"]


def test_values_of_the_wrong_kind_leave_the_blank() -> None:
    assert put(LagCalendar.PROJECT, "NOWHERE") == LagCalendar.PROJECT
    assert np.isnat(put(np.datetime64("NaT", "s"), "soon"))
    assert (put(7, "many"), put(7, 1e300), put(False, 1), put("", 3)) == (7, 7, True, "3")
