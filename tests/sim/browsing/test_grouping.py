import numpy as np
import pytest
from small_project import large_project, small_project

from sim.browsing.grouping import GroupBy, Grouping, grouping
from sim.project import Project


@pytest.mark.parametrize("by", GroupBy)
def test_every_element_stands_once(by: GroupBy) -> None:
    found = grouping(small_project(), by)
    assert sorted(found.element.tolist()) == list(range(60))
    roots = np.flatnonzero(found.outline.parent < 0)
    assert found.counts()[roots].sum() == 60


def test_spatial_structure_runs_down_to_classes() -> None:
    found = grouping(small_project(), GroupBy.SPACE)
    assert found.title[:5] == ("Hut", "Site", "House", "Ground floor", "IfcColumn")
    assert found.outline.depth[:5].tolist() == [0, 1, 2, 3, 4]
    assert found.below(3).tolist() == sorted(found.below(3).tolist(), key=found.below(3).tolist().index)
    assert set(found.below(3).tolist()) == set(range(20))


def test_classes_hold_types_and_storeys_stand_by_height() -> None:
    by_class = grouping(small_project(), GroupBy.CLASS)
    assert by_class.title[:3] == ("IfcColumn", "Column type 0", "Column type 1")
    by_storey = grouping(small_project(), GroupBy.STOREY)
    tops = [by_storey.title[g] for g in np.flatnonzero(by_storey.outline.parent < 0)]
    assert tops == ["Ground floor", "First floor", "Second floor"]


def test_an_element_without_storey_has_a_nameless_group() -> None:
    project = small_project()
    elements = project.elements
    homeless = np.full(60, -1, np.int32)
    from dataclasses import replace

    lost = replace(project, elements=replace(elements, storey=homeless, container=homeless.copy()))
    assert grouping(lost, GroupBy.STOREY).title[0] == ""
    assert set(grouping(lost, GroupBy.SPACE).below(6).tolist()) == set(range(60))


def _slow_entries(found: Grouping, expanded: np.ndarray) -> list[int]:
    out: list[int] = []

    def walk(above: int) -> None:
        for g in range(len(found)):
            if found.outline.parent[g] == above:
                out.append(g)
                if expanded[g]:
                    out.extend(len(found) + p for p in range(found.offset[g], found.offset[g + 1]))
                    walk(g)

    walk(-1)
    return out


@pytest.mark.parametrize("seed", range(8))
def test_entries_agree_with_the_walk(seed: int) -> None:
    found = grouping(small_project(), list(GroupBy)[seed % 3])
    expanded = np.random.default_rng(seed).random(len(found)) < 0.6
    assert found.entries(expanded).tolist() == _slow_entries(found, expanded)


def test_owner_is_the_group_that_lists_the_element() -> None:
    found = grouping(small_project(), GroupBy.SPACE)
    for position in range(60):
        g = found.owner(position)
        assert found.offset[g] <= position < found.offset[g + 1]


def test_marked_counts_below() -> None:
    found = grouping(small_project(), GroupBy.SPACE)
    mark = np.zeros(60, np.bool_)
    mark[[0, 25, 26]] = True
    assert found.marked(mark)[:3].tolist() == [3, 3, 3]
    assert found.marked(mark)[3] == 1


def test_only_keeps_matches_and_their_branches() -> None:
    found = grouping(small_project(), GroupBy.SPACE)
    keep = np.zeros(60, np.bool_)
    keep[[0, 21]] = True
    few = found.only(keep)
    assert set(few.element.tolist()) == {0, 21}
    assert few.title == ("Hut", "Site", "House", "Ground floor", "IfcColumn", "First floor", "IfcColumn")
    assert few.outline.depth.tolist() == [0, 1, 2, 3, 4, 3, 4]


def test_empty_and_large() -> None:
    assert all(len(grouping(Project(), by)) == 0 for by in GroupBy)
    assert grouping(Project(), GroupBy.SPACE).entries(np.empty(0, np.bool_)).size == 0
    assert grouping(large_project(100_000), GroupBy.SPACE).element.size == 100_000
