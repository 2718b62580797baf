"""Rules against a slow loop over all pairs, and as fast as they must be."""

import fnmatch
import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.columns import category
from sim.elements import Elements
from sim.linking.rule_matching import apply_rules
from sim.linking.rules import rule_of
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.project import Project
from sim.spatial import Spatial


def project(elements: list[tuple[str, str, int]], tasks: list[str], levels: int = 3) -> Project:
    """Return a project of (class, name, storey row) and task names a day apart."""
    count = len(elements)
    none = np.full(count, -1, np.int32)
    empty = category([""] * count)
    table = Elements(
        tuple(f"{n:022}" for n in range(count)), tuple(e[1] for e in elements), ("",) * count,
        category([e[0] for e in elements]), empty, empty, empty, none,
        np.array([e[2] for e in elements], np.int32), none.copy(), np.zeros(count, np.int32),
        np.arange(count, dtype=np.int64), np.zeros((count, 6)),
    )  # fmt: skip
    spatial = Spatial(
        tuple(f"S{n}" for n in range(levels)), tuple(f"Level {n}" for n in range(levels)),
        category(["IfcBuildingStorey"] * levels), np.full(levels, -1, np.int32), np.zeros(levels, np.int32),
        np.arange(levels, dtype=np.float64) * 3,
    )  # fmt: skip
    draft = ScheduleDraft()
    for number, name in enumerate(tasks):
        start = np.datetime64("2026-03-02T08:00:00") + np.timedelta64(number, "D")
        draft.tasks.append(TaskDraft(f"T{number}", name, start=start, finish=start + np.timedelta64(8, "h")))
    return Project(elements=table, spatial=spatial, schedule=draft.schedule())


def pairs(p: Project, *rules: dict[str, object]) -> set[tuple[int, int]]:
    links, _ = apply_rules([rule_of(rule, n) for n, rule in enumerate(rules, 1)], p)
    return set(zip(links.element.tolist(), links.task.tolist(), strict=True))


HOUSE = project(
    [("IfcWall", "W-1", 0), ("IfcWallStandardCase", "W-2", 1), ("IfcSlab", "S-1", 1), ("IfcDoor", "D-1", -1)],
    ["Level 0 walls", "Level 1 walls", "Level 1 slab", "Doors"],
)


def test_a_class_means_its_subclasses() -> None:
    rule = {"element": {"class": "wall"}, "task": {"name": "*walls"}}
    assert pairs(HOUSE, rule) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_a_place_takes_the_value_of_the_other_side() -> None:
    rule = {"element": {"class": "IfcWall"}, "task": {"name": "{storey} *"}}
    assert pairs(HOUSE, rule) == {(0, 0), (1, 1), (1, 2)}
    turned = {"element": {"storey": "{level}"}, "task": {"name": "re:^(?P<level>Level \\d) walls"}}
    assert pairs(HOUSE, turned) == {(0, 0), (1, 1), (2, 1)}


def test_groups_of_one_name_must_agree() -> None:
    rule = {"element": {"storey": "re:(?P<n>\\d+)"}, "task": {"name": "re:level 0*(?P<n>\\d+)"}}
    assert pairs(HOUSE, rule) == {(0, 0), (1, 1), (1, 2), (2, 1), (2, 2)}


def test_priority_leaves_taken_elements_alone() -> None:
    first = {"element": {"name": "W-1"}, "task": {"name": "Doors"}, "priority": 5}
    second = {"element": {"class": "IfcWall"}, "task": {"name": "has:level 1 wall"}}
    assert pairs(HOUSE, second, first) == {(0, 3), (1, 1)}


def test_nth_counts_by_start() -> None:
    rule = {"element": {"class": "IfcDoor"}, "task": {"name": "level*", "nth": [1, 3]}}
    assert pairs(HOUSE, rule) == {(3, 0), (3, 2)}


def test_not_and_lists() -> None:
    rule = {"element": {"class": ["not:IfcWall"]}, "task": {"name": ["doors", "=level 1 slab"]}}
    assert pairs(HOUSE, rule) == {(2, 2), (2, 3), (3, 2), (3, 3)}


def test_the_report_names_what_hit_nothing() -> None:
    rules = [
        rule_of({"name": "walls", "element": {"class": "IfcWall"}, "task": {"name": "*walls"}}),
        rule_of({"name": "roof", "element": {"class": "IfcRoof"}, "task": {"name": "*"}}),
    ]
    links, report = apply_rules(rules, HOUSE)
    assert report.misses() == ("roof",)
    assert [(r.elements, r.tasks, r.links) for r in report.rules] == [(2, 2, 4), (0, 0, 0)]
    assert [links.rules[r] for r in links.rule] == ["walls"] * 4


def test_parts_share_the_links_of_their_whole() -> None:
    parent = np.array([-1, 0, 1, -1], np.int32)
    house = replace(HOUSE, elements=replace(HOUSE.elements, parent=parent))
    rule = {"element": {"name": "W-1"}, "task": {"name": "Doors"}}
    assert pairs(house, rule) == {(0, 3), (1, 3), (2, 3)}


def test_nothing_meets_nothing() -> None:
    links, report = apply_rules([], HOUSE)
    assert (len(links), report.rules) == (0, ())
    rule = rule_of({"element": {"class": "IfcWall"}, "task": {"name": "*"}})
    assert len(apply_rules([rule], Project())[0]) == 0


NAMES = st.sampled_from(["a", "ab", "abc", "b1", "B2", "level 1", "Level 2", ""])


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(["IfcWall", "IfcSlab"]), NAMES, st.integers(-1, 2)), max_size=8),
    st.lists(NAMES, max_size=6),
    st.sampled_from(["*", "a*", "?b*", "level*", "{name}", "{storey}", "*{name}*"]),
)
def test_like_a_loop_over_all_pairs(
    elements: list[tuple[str, str, int]], tasks: list[str], pattern: str
) -> None:
    p = project(elements, tasks)
    expected = set()
    for e, (_, name, storey) in enumerate(elements):
        place = p.spatial.name[storey] if storey >= 0 else ""
        wanted = pattern.replace("{name}", name).replace("{storey}", place).casefold()
        expected |= {(e, t) for t, task in enumerate(tasks) if fnmatch.fnmatchcase(task.casefold(), wanted)}
    assert pairs(p, {"element": {"name": "*"}, "task": {"name": pattern}}) == expected


@pytest.mark.parametrize("pattern", ["{storey} {class} *", "re:^{storey} {class}"])
def test_a_large_project_takes_a_second(pattern: str) -> None:
    classes = ["IfcWall", "IfcSlab", "IfcColumn", "IfcBeam", "IfcDoor"]
    elements = [(classes[n % 5], f"Part {n}", n // 5 % 50) for n in range(50_000)]
    tasks = [f"Level {n // 100} {classes[n % 5]} {n}" for n in range(5_000)]
    p = project(elements, tasks, 50)
    rule = rule_of({"element": {"class": "IfcProduct"}, "task": {"name": pattern}})
    begin = time.process_time()
    links, _ = apply_rules([rule], p)
    took = time.process_time() - begin
    assert len(links) == 50_000 * 20
    assert took < 3.0  # about 0.5 s on a quiet machine
