"""Elements are known again by GlobalId, tag, place or name, each once; links follow them."""

import time

import numpy as np
import pytest

from sim.columns import category
from sim.elements import Elements
from sim.linking.revision import Match, carry_links, match_revision
from sim.links import LinkSource, links_of


def elements(
    guids: list[str],
    names: list[str],
    places: list[float],
    tags: list[str] | None = None,
    kind: str = "IfcWall",
) -> Elements:
    count = len(guids)
    i32 = np.full(count, -1, np.int32)
    low = np.array([[x, 0.0, 0.0] for x in places]).reshape(-1, 3)
    return Elements(
        tuple(guids), tuple(names), tuple(tags or [""] * count), category([kind] * count),
        category(["T1"] * count), category([""] * count), category([""] * count), i32, i32.copy(), i32.copy(),
        np.zeros(count, np.int32), np.arange(count, dtype=np.int64), np.hstack([low, low + 1.0]),
    )  # fmt: skip


def test_the_same_id_wins_whatever_else_changed() -> None:
    found = match_revision(
        elements(["a", "b"], ["x", "y"], [0, 5]), elements(["b", "c"], ["z", "x"], [90, 0])
    )
    assert found.row.tolist() == [1, 0]
    assert found.how.tolist() == [Match.PLACE, Match.GUID]
    assert found.distance.tolist() == [0.0, 85.0]


def test_an_exported_again_model_is_known_by_tag_then_place_then_name() -> None:
    old = elements(
        ["a", "b", "c", "d"],
        ["Wall:200:11", "Wall:200:12", "Slab:1", "Gone"],
        [0, 10, 20, 30],
        ["T", "", "", ""],
    )
    new = elements(["p", "q", "r"], ["Wall:200:91", "Wall:200:92", "Slab:7"], [10.2, 99, 500], ["", "T", ""])
    found = match_revision(old, new)
    assert found.row.tolist() == [1, 0, 2, -1]
    assert found.how.tolist() == [Match.TAG, Match.PLACE, Match.NAME, Match.NONE]
    assert found.distance[1] == pytest.approx(0.2)
    assert found.added.tolist() == []
    assert [found.count(how) for how in Match] == [1, 0, 1, 1, 1]


def test_of_many_alike_the_nearest_are_taken_once() -> None:
    old = elements(["a", "b"], ["Block"] * 2, [0.0, 0.3])
    new = elements(["p", "q", "r"], ["Block"] * 3, [0.31, 0.05, 7.0])
    found = match_revision(old, new)
    assert found.row.tolist() == [1, 0]
    assert found.added.tolist() == [2]


def test_another_class_is_another_element() -> None:
    found = match_revision(elements(["a"], ["X"], [0]), elements(["b"], ["X"], [0], kind="IfcSlab"))
    assert found.row.tolist() == [-1]


def test_links_follow_and_a_match_can_be_taken_back() -> None:
    old = elements(["a", "b", "c"], ["Wall", "Slab", "Roof"], [0, 10, 20])
    found = match_revision(old, elements(["p", "b"], ["Wall", "Slab"], [0, 10]))
    links = links_of(np.arange(3, dtype=np.int32), np.array([4, 5, 6], np.int32), LinkSource.RULE)
    carried, orphans = carry_links(links, found)
    assert (carried.element.tolist(), carried.task.tolist()) == ([0, 1], [4, 5])
    assert orphans.tolist() == [2]
    less = found.without(np.array([0], np.int32))
    carried, orphans = carry_links(links, less)
    assert (carried.element.tolist(), orphans.tolist(), less.added.tolist()) == ([1], [0, 2], [0])
    assert found.row.tolist() == [0, 1, -1]


def test_nothing_matches_nothing() -> None:
    empty = elements([], [], [])
    assert len(match_revision(empty, empty)) == 0
    assert match_revision(empty, elements(["a"], ["x"], [0])).added.tolist() == [0]


def test_every_pair_within_reach_is_found_among_many() -> None:
    """All were exported with new ids and moved a little: each is known again."""
    rng = np.random.default_rng(3)
    count = 20_000
    places = np.arange(count) * 2.0
    old = elements([f"o{k}" for k in range(count)], ["Block"] * count, places.tolist())
    order = rng.permutation(count)
    moved = places[order] + rng.uniform(-0.4, 0.4, count)
    new = elements([f"n{k}" for k in range(count)], ["Block"] * count, moved.tolist())
    begin = time.perf_counter()
    found = match_revision(old, new)
    assert time.perf_counter() - begin < 20
    assert np.array_equal(order[found.row], np.arange(count))
