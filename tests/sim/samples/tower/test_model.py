"""The tower stands: valid, nothing floats, overlaps or repeats, and every part is built by a task."""

from collections import Counter
from pathlib import Path

import ifcopenshell
import ifcopenshell.util.element
import pytest
from oracles.sample_parts import boxes, messages, near, overlap, touch

from sim.samples.parts import Part
from sim.samples.tower import tower_sample, write_tower

SMALL = {"building": {"storeys": 3}, "programme": {"facade_behind": 1}}


@pytest.fixture(scope="module")
def parts() -> list[Part]:
    return list(tower_sample(SMALL).parts)


def _building(parts: list[Part]) -> list[Part]:
    return [p for p in parts if p.place not in ("SITE", "FND") or p.kind.ifc_class == "IfcFooting"]


def test_the_small_tower_obeys_every_rule(tmp_path: Path) -> None:
    assert messages(write_tower(tmp_path / "t.ifc", SMALL), rules=True) == ""


def test_the_whole_tower_is_valid(tmp_path: Path) -> None:
    assert messages(write_tower(tmp_path / "t.ifc"), rules=False) == ""


def test_size_and_mix_of_the_whole_tower() -> None:
    sample = tower_sample()
    marks = Counter(p.code.split("-")[2] for p in sample.parts)
    assert 1900 <= sum(p.place not in ("SITE", "FND") for p in sample.parts) <= 2500
    assert 380 <= len(sample.works) <= 450
    assert {"YZZ", "JLQ", "YKL", "DBS", "YTB", "YTS", "WGB", "ZTWY", "ZSQ", "NEQ", "TD", "TDBZ"} <= set(marks)
    assert marks["WGB"] == 18 * 16


@pytest.mark.parametrize("storeys", [2, 12])
def test_the_number_of_storeys_can_be_chosen(storeys: int, tmp_path: Path) -> None:
    path = write_tower(tmp_path / "t.ifc", {"building": {"storeys": storeys}})
    names = [s.Name for s in ifcopenshell.open(path).by_type("IfcBuildingStorey")]
    assert names == ["Foundation", *(f"{k:02}F" for k in range(1, storeys + 1)), "Roof"]


def test_bays_can_be_chosen_and_impossible_plans_are_refused(tmp_path: Path) -> None:
    bays = {"bays_x": [6.0, 5.1, 5.4, 6.6, 5.4, 5.1, 6.0], "storeys": 2}
    assert messages(write_tower(tmp_path / "t.ifc", {"building": bays}), rules=False) == ""
    with pytest.raises(ValueError, match="odd number"):
        tower_sample({"building": {"bays_x": [6.0, 6.0]}})


def test_no_two_parts_share_space(parts: list[Part]) -> None:
    structure = _building(parts)
    solid = [boxes(p) for p in structure]
    clashes = [
        (structure[i].code, structure[j].code)
        for i, j in near(structure)
        if any(overlap(a, b, 0.002) for a in solid[i] for b in solid[j])
    ]
    assert clashes == []


def test_no_part_floats(parts: list[Part]) -> None:
    structure = _building(parts)
    solid = [boxes(p) for p in structure]
    meets: dict[int, set[int]] = {}
    for i, j in near(structure):
        if any(touch(a, b, 0.011) for a in solid[i] for b in solid[j]):
            meets.setdefault(i, set()).add(j)
            meets.setdefault(j, set()).add(i)
    held = {k for k, p in enumerate(structure) if p.kind.ifc_class == "IfcFooting"}
    waiting = list(held)
    while waiting:
        for other in meets.get(waiting.pop(), set()) - held:
            held.add(other)
            waiting.append(other)
    assert [structure[k].code for k in range(len(structure)) if k not in held] == []


def test_nothing_stands_twice(parts: list[Part]) -> None:
    places = Counter((p.kind.name, p.at, p.turn) for p in parts)
    assert [place for place, count in places.items() if count > 1] == []
    assert len({p.code for p in parts}) == len(parts)


def test_panels_are_flush(parts: list[Part]) -> None:
    panels = [p.box() for p in parts if "-WGB-" in p.code]
    for axis in (0, 1):
        faces = {round(b[axis], 6) for b in panels}, {round(b[axis + 3], 6) for b in panels}
        assert min(faces[0]) == pytest.approx(-max(faces[1]))


def test_every_part_is_built_by_a_task_and_has_its_sets(tmp_path: Path) -> None:
    model = ifcopenshell.open(write_tower(tmp_path / "t.ifc", SMALL))
    linked = {r.RelatingProduct.id() for r in model.by_type("IfcRelAssignsToProduct")}
    linked |= {o.id() for r in model.by_type("IfcRelAssignsToProcess") for o in r.RelatedObjects}
    outside = {"Ground", "Street tree", "Lane marking"}
    crane = {o.id() for r in model.by_type("IfcRelAggregates") for o in r.RelatedObjects}
    for element in model.by_type("IfcElement"):
        kind = ifcopenshell.util.element.get_type(element)
        if element.is_a("IfcOpeningElement") or element.id() in crane:
            continue
        if not (kind.Name in outside or kind.Name.startswith(("Street", "Footway"))):
            assert element.id() in linked, element
        assert element.Tag
    panel = next(w for w in model.by_type("IfcWall") if "-WGB-" in w.Tag)
    sets = ifcopenshell.util.element.get_psets(panel)
    assert sets["Pset_PrecastConcreteElementFabrication"]["PieceMark"] == panel.Tag
    assert sets["Pset_ConcreteElementGeneral"]["CastingMethod"] == ["PRECAST"]
    assert sets["Pset_WallCommon"]["IsExternal"] is True
    quantities = sets["Qto_WallBaseQuantities"]
    assert 0 < quantities["NetVolume"] < quantities["GrossVolume"]
    assert len(panel.HasOpenings) == 2
    assert panel.HasOpenings[0].RelatedOpeningElement.HasFillings


def test_set_and_quantity_names_are_the_standards(tmp_path: Path) -> None:
    import ifcopenshell.util.pset

    model = ifcopenshell.open(write_tower(tmp_path / "t.ifc", SMALL))
    templates = ifcopenshell.util.pset.PsetQto("IFC4X3")
    for held in (*model.by_type("IfcPropertySet"), *model.by_type("IfcElementQuantity")):
        template = templates.get_by_name(held.Name)
        assert template, held.Name
        known = {t.Name for t in template.HasPropertyTemplates}
        entries = held.HasProperties if held.is_a("IfcPropertySet") else held.Quantities
        assert {e.Name for e in entries} <= known, held.Name
