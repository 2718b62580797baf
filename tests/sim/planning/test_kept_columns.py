"""What a format has no column for comes back from the field it was kept in, unless somebody changed it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from planned_project import at, planned_schedule

from sim.planning.draft import AssignmentDraft, RelationDraft, ResourceDraft, ScheduleDraft, TaskDraft
from sim.planning.kept_columns import (
    FIELD,
    ID_FIELD,
    packed,
    take_back,
    take_back_resource,
    take_named,
    told,
)
from sim.resourcing import ResourceKind
from sim.schedule import Action, TaskKind
from sim.schedule_project import ScheduleProject
from sim.task_plan import Constraint


def _taken(text: str, **columns: object) -> tuple[TaskDraft, list[str]]:
    draft = ScheduleDraft(tasks=[TaskDraft("1", fields={FIELD: text}, **columns)])  # type: ignore[arg-type]
    take_back(draft)
    return draft.tasks[0], [problem.code for problem in draft.problems]


def test_told_is_what_json_holds() -> None:
    schedule = planned_schedule()
    assert told(schedule, 2, "action") == "PROVIDE"
    assert told(schedule, 2, "deadline") == "2026-03-11T08:00:00"
    assert told(schedule, 2, "cost") is None
    assert told(schedule, 1, "cost") == 1200.5
    assert told(schedule, 1, "kind") is None


def test_columns_come_back() -> None:
    values = {"action": "DEMOLISH", "deadline": "2026-03-11T08:00:00", "constraint": "FINISH_ON", "delay": 60,
              "fields": {"Steps": "a\tb"}}  # fmt: skip
    task, problems = _taken(packed(values))
    assert (task.action, task.constraint, task.delay) == (Action.DEMOLISH, Constraint.FINISH_ON, 60)
    assert task.deadline == at("2026-03-11T08:00:00")
    assert task.fields == {"Steps": "a\tb"}
    assert problems == []


def test_a_value_beside_another_counts_while_that_stands() -> None:
    text = packed({"kind": ["LEVEL_OF_EFFORT", None], "percent": [33.25, 33.0]})
    task, problems = _taken(text, percent=33.0)
    assert (task.kind, task.percent, problems) == (TaskKind.LEVEL_OF_EFFORT, 33.25, [])
    task, problems = _taken(text, percent=60.0, kind=TaskKind.MILESTONE)
    assert (task.kind, task.percent) == (TaskKind.MILESTONE, 60.0)
    assert problems == ["kept-outdated", "kept-outdated"]


@pytest.mark.parametrize(
    "text",
    ["{", "[1]", "3", '{"duration": "long"}', '{"duration": 1e400}', '{"project": 7}', '{"parent": 3}',
     '{"kind": "WHALE"}', '{"deadline": "soon"}', '{"id": 4}', "[" * 100_000],
)  # fmt: skip
def test_nonsense_is_told_and_changes_nothing(text: str) -> None:
    task, problems = _taken(text)
    assert problems == ["kept-odd"]
    assert task == TaskDraft("1")


@given(st.text() | st.recursive(st.none() | st.integers() | st.floats() | st.text(), st.lists).map(repr))
def test_any_text_leaves_a_schedule_that_stands(text: str) -> None:
    draft = ScheduleDraft(tasks=[TaskDraft("1", fields={FIELD: text})])
    take_back(draft)
    assert len(draft.schedule()) == 1


def test_ids_are_taken_when_they_tell_tasks_apart() -> None:
    def ids(*found: str) -> list[str]:
        draft = ScheduleDraft(tasks=[TaskDraft(str(k), fields={ID_FIELD: i}) for k, i in enumerate(found)])
        take_back(draft)
        return [task.id for task in draft.tasks]

    assert ids("A1010", "A1020", "") == ["A1010", "A1020", "2"]
    assert ids("A1010", "A1010") == ["0", "1"]


def test_rows_find_their_order_and_what_was_made_goes() -> None:
    tasks = [TaskDraft("root", kind=TaskKind.SUMMARY), TaskDraft("W", parent=0, fields={FIELD: '{"row":1}'}),
             TaskDraft("B", parent=1, fields={FIELD: '{"row":2}'}),
             TaskDraft("A", parent=0, fields={FIELD: '{"row":0}'})]  # fmt: skip
    draft = ScheduleDraft(
        tasks=tasks, relations=[RelationDraft(3, 2)], assignments=[AssignmentDraft(2)],
        projects=[ScheduleProject("P", other={FIELD: '{"made":true}', "x": "y"})],
    )  # fmt: skip
    take_back(draft, [0])
    assert [(task.id, task.parent) for task in draft.tasks] == [("A", -1), ("W", -1), ("B", 1)]
    assert (draft.relations[0].predecessor, draft.relations[0].successor) == (0, 2)
    assert draft.assignments[0].task == 2
    assert draft.projects[0].other == {"x": "y"}


def test_resources_get_back_id_and_kind() -> None:
    draft, resource = ScheduleDraft(), ResourceDraft("4", units=np.nan)
    take_back_resource(draft, resource, '{"id":"CR1","kind":["EQUIPMENT",null]}', "")
    assert (resource.id, resource.kind) == ("CR1", ResourceKind.EQUIPMENT)


def test_columns_of_tables_are_taken_where_they_are_understood() -> None:
    said = {"Kind": "level of effort", "Constraint": "start on", "Constraint date": "2026-03-04 08:00",
            "Actual work": "1.5h", "Manual": "yes", "Physical": "40"}  # fmt: skip
    other = {"Second constraint": "Start No Earlier Than", "Delay": "2 days", "Resume": "soon", "Crew": "A"}
    draft = ScheduleDraft(tasks=[TaskDraft("1", fields=said | other)])
    take_named(draft)
    (task,) = draft.tasks
    assert (task.kind, task.constraint) == (TaskKind.LEVEL_OF_EFFORT, Constraint.START_ON)
    assert (task.constraint_date, task.actual_work) == (at("2026-03-04T08:00:00"), 5400)
    assert (task.manual, task.physical, task.fields) == (True, 40.0, other)
