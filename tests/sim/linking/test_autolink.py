from dataclasses import replace

import numpy as np
import pytest
from sim_tables import storeys, table

from sim.linking.autolink import GROUND, GUESS, LIKELY, ROOF, SURE, automatic_links, level_of
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.project import Project


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Level 3 walls", 3),
        ("Storey 12", 12),
        ("Walls L2", 2),
        ("第3层 墙", 3),
        ("二层楼板", 2),
        ("02 tweede verdieping", 2),
        ("3. OG Wände", 3),
        ("begane grond", GROUND),
        ("EG Mauerwerk", GROUND),
        ("Roof", ROOF),
        ("Maurer", None),
        ("Task 7", None),
    ],
)
def test_levels(text: str, level: int | None) -> None:
    assert level_of(text) == level


def project(names: list[str], classes: list[str]) -> Project:
    """Return one element of each class on each of three levels."""
    rows = [(c, k, (0.0, 0.0, 3.0 * k), (1.0, 1.0, 1.0)) for k in range(3) for c in classes]
    draft = ScheduleDraft()
    for number, name in enumerate(names):
        start = np.datetime64("2026-03-02T08:00:00") + np.timedelta64(number, "D")
        draft.tasks.append(TaskDraft(str(number), name, start=start, finish=start + np.timedelta64(9, "h")))
    return Project(elements=table(rows), spatial=storeys(0.0, 3.0, 6.0), schedule=draft.schedule())


def pairs(p: Project) -> set[tuple[int, int]]:
    links, _ = automatic_links(p)
    return set(zip(links.element.tolist(), links.task.tolist(), strict=True))


@pytest.mark.parametrize(
    "names",
    [
        ["Walls level 1", "Slab level 2", "Doors"],
        ["1层墙体砌筑", "2层楼板", "门安装"],
        ["Wanden verdieping 1", "Vloer verdieping 2", "Deuren"],
        ["Wände 1. OG", "Decke 2. OG", "Türen"],
    ],
)
def test_class_and_level_in_four_languages(names: list[str]) -> None:
    p = project(names, ["IfcWallStandardCase", "IfcSlab", "IfcDoor"])
    assert pairs(p) == {(3, 0), (7, 1), (2, 2), (5, 2), (8, 2)}
    _, report = automatic_links(p)
    assert [rule.confidence for rule in report.rules] == [SURE, SURE, LIKELY]


def test_equal_names_follow_the_levels_by_start_and_are_guesses() -> None:
    p = project(["Walls", "Walls", "Walls"], ["IfcWall"])
    assert pairs(p) == {(0, 0), (1, 1), (2, 2)}
    assert {rule.confidence for rule in automatic_links(p)[1].rules} == {GUESS}


def test_two_equal_names_for_three_levels_say_nothing() -> None:
    assert pairs(project(["Walls", "Walls"], ["IfcWall"])) == set()


def test_a_word_of_the_element_itself_beats_its_class() -> None:
    p = project(["Walls", "Blockwork gasbeton"], ["IfcWall"])
    named = replace(p, elements=replace(p.elements, name=("gasbeton 70", "x", "y")))
    assert pairs(named) == {(0, 1), (1, 0), (1, 1), (2, 0), (2, 1)}


def test_nothing_speaks_of_nothing() -> None:
    links, report = automatic_links(project(["Site meeting"], ["IfcWall"]))
    assert (len(links), report.rules) == (0, ())
    assert len(automatic_links(Project())[0]) == 0
