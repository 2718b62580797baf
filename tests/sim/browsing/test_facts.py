import numpy as np
from small_project import small_project

from sim.browsing.facts import FactGroup, facts
from sim.project import Project


def _groups(*rows: int) -> dict[str, FactGroup]:
    return {group.title: group for group in facts(small_project(), np.array(rows, np.int32))}


def test_one_element_shows_everything_it_has() -> None:
    groups = _groups(3)
    assert list(groups) == ["element", "tasks", "Pset_Common", "Qto_BaseQuantities"]
    known = {fact.name: fact.value for fact in groups["element"].facts}
    assert known["name"] == "Column 003"
    assert known["storey"] == "Ground floor"
    assert [(fact.name, fact.task) for fact in groups["tasks"].facts] == [("Columns", 2)]
    assert groups["Pset_Common"].of_type


def test_several_elements_show_what_they_share_and_their_sums() -> None:
    groups = _groups(3, 21)
    sums = {fact.name: fact.value for fact in groups["sums"].facts}
    assert sums["count"] == 2
    assert sums["volume"] == 4.0 + 22.0
    element = {fact.name: fact for fact in groups["element"].facts}
    assert element["name"].varies
    assert element["class"].value == "IfcColumn"
    lines = {fact.name: fact for fact in groups["Qto_BaseQuantities"].facts}
    assert lines["NetVolume"].varies
    assert (lines["Length"].value, lines["Length"].unit) == (2.5, "m")


def test_nothing_selected_and_rows_that_are_gone() -> None:
    assert facts(Project(), np.empty(0, np.int32)) == []
    assert facts(small_project(), np.array([60], np.int32)) == []
