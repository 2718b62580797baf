"""Links go along into a new revision, or are kept as orphans; a match can be taken back."""

from dataclasses import replace

import numpy as np
import pytest

from sim.columns import category
from sim.elements import Elements
from sim.linking.revising import (
    adopted,
    carried,
    revised_model,
    revision_problem,
    revoked,
    without_orphans,
)
from sim.linking.revision import match_revision
from sim.links import Links, LinkSource, links_of
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.project import Model, Project


def elements(guids: list[str], names: list[str], places: list[float]) -> Elements:
    count = len(guids)
    i32 = np.full(count, -1, np.int32)
    low = np.array([[x, 0.0, 0.0] for x in places]).reshape(-1, 3)
    return Elements(
        tuple(guids), tuple(names), ("",) * count, category(["IfcWall"] * count),
        category(["T1"] * count), category([""] * count), category([""] * count), i32, i32.copy(), i32.copy(),
        np.zeros(count, np.int32), np.arange(count, dtype=np.int64), np.hstack([low, low + 1.0]),
    )  # fmt: skip


OLD = elements(["a", "b", "c"], ["A", "B", "C"], [0, 5, 10])
NEW = elements(["a", "b2", "d"], ["A", "B", "D"], [0, 5.1, 50])


@pytest.fixture
def project() -> Project:
    """Return the new revision with the links of the old one: a kept, b known by place, c gone."""
    tasks = ScheduleDraft(tasks=[TaskDraft("1", "one"), TaskDraft("2", "two")]).schedule()
    rows = np.array([0, 1, 1, 2], np.int32)
    links = links_of(rows, np.array([0, 0, 1, 1], np.int32), LinkSource.RULE)
    revision = match_revision(OLD, NEW)
    fresh = Project(models=(Model("m.ifc", "x", "IFC4", "m.ifc"),), elements=NEW, schedule=tasks)
    after = carried(fresh, links, tasks.id, revision.row, OLD, ["m.ifc"])
    return replace(after, revisions=(revised_model(after, "m.ifc", OLD, NEW, revision),))


def pairs(project: Project) -> set[tuple[str, str]]:
    links = project.links
    return {
        (project.elements.guid[e], project.schedule.id[t])
        for e, t in zip(links.element.tolist(), links.task.tolist(), strict=True)
    }


def test_nothing_is_lost(project: Project) -> None:
    assert pairs(project) == {("a", "1"), ("b2", "1"), ("b2", "2")}
    (orphan,) = project.orphans
    assert (orphan.guid, orphan.name, orphan.task, orphan.source) == ("c", "C", "2", "RULE")


def test_what_is_shown_of_it(project: Project) -> None:
    (revised,) = project.revisions
    assert dict(revised.counts) == {"NONE": 1, "GUID": 1, "TAG": 0, "PLACE": 1, "NAME": 0}
    (pair,) = revised.pairs
    assert (pair.old_guid, pair.new_guid, pair.distance) == ("b", "b2", 0.1)
    assert set(pair.links) == {("1", "RULE"), ("2", "RULE")}
    assert revised.added == ("d",)
    problem = revision_problem(revised, 1)
    assert "1 links" in problem.text("en")
    assert "1 条" in problem.text("zh_CN")


def test_a_match_taken_back_leaves_orphans(project: Project) -> None:
    back = revoked(project, project.revisions[0].pairs)
    assert pairs(back) == {("a", "1")}
    assert {(o.guid, o.task) for o in back.orphans} == {("b", "1"), ("b", "2"), ("c", "2")}
    (revised,) = back.revisions
    assert not revised.pairs
    assert dict(revised.counts)["NONE"] == 2
    assert revised.added == ("d", "b2")


def test_orphans_come_back_with_their_element_or_are_dropped(project: Project) -> None:
    whole = adopted(replace(project, elements=elements(["c", "a"], ["C", "A"], [1, 2]), links=links_none()))
    assert not whole.orphans
    assert pairs(whole) == {("c", "2")}
    assert adopted(project) is project
    assert without_orphans(project, project.orphans).orphans == ()


def links_none() -> Links:
    none = np.empty(0, np.int32)
    return links_of(none, none, LinkSource.RULE)
