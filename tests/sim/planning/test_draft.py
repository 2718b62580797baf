import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.planning.draft import RelationDraft, ScheduleDraft, TaskDraft, grouped
from sim.problem import Problem, Severity
from sim.schedule import TaskKind


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(st.sampled_from(["a", "b", "", "a (2)"]), st.integers(-1, 7)), max_size=8))
def test_any_draft_becomes_an_outline(rows: list[tuple[str, int]]) -> None:
    draft = ScheduleDraft(tasks=[TaskDraft(key, parent=p if p < len(rows) else -1) for key, p in rows])
    schedule = draft.schedule()
    assert len(schedule) == len(rows)
    assert len(set(schedule.id)) == len(rows)
    assert (schedule.parent < np.arange(len(rows))).all(), "a parent stands before its children"
    above = set(schedule.parent.tolist()) - {-1}
    assert {row for row, kind in enumerate(schedule.kind) if kind == TaskKind.SUMMARY} == above


def test_relations_follow_their_tasks_and_repeat_once() -> None:
    tasks = [TaskDraft("child", parent=1), TaskDraft("summary"), TaskDraft("next")]
    links = [RelationDraft(0, 2), RelationDraft(0, 2), RelationDraft(2, 2)]
    draft = ScheduleDraft(tasks=tasks, relations=links)
    schedule = draft.schedule()
    assert schedule.id == ("summary", "child", "next")
    assert (schedule.relations.predecessor.tolist(), schedule.relations.successor.tolist()) == ([1], [2])
    assert [problem.code for problem in draft.problems] == ["relation-to-itself"]


def test_fields_of_some_tasks_are_columns_of_all() -> None:
    draft = ScheduleDraft(tasks=[TaskDraft("1", fields={"Zone": "A"}), TaskDraft("2")])
    assert draft.schedule().fields == {"Zone": ("A", "")}


def test_many_problems_of_one_kind_are_told_as_a_number() -> None:
    many = [Problem(Severity.WARNING, "date-odd", f"line {n}", {"text": n}) for n in range(30)]
    kept = grouped([*many, Problem(Severity.INFO, "schedule-empty")], most=20)
    assert len(kept) == 22
    assert kept[-1].text().startswith("10 more like this:")
