"""The bridge is valid at any number of spans, far from zero, and its parts are built by tasks."""

from pathlib import Path

import ifcopenshell
import pytest
from oracles.sample_parts import boxes, messages, near, overlap

from sim.samples.bridge import bridge_sample, write_bridge


@pytest.mark.parametrize("spans", [10, 3])
def test_the_bridge_obeys_every_rule(spans: int, tmp_path: Path) -> None:
    path = write_bridge(tmp_path / "b.ifc", {"bridge": {"spans": spans}})
    assert messages(path, rules=spans == 3) == ""
    model = ifcopenshell.open(path)
    assert len(model.by_type("IfcBeam")) == 6 * spans + spans - 1
    assert model.by_type("IfcMapConversion")[0].Northings > 1e6
    assert len(model.by_type("IfcAlignment")) == 1


def test_size_of_the_bridge() -> None:
    sample = bridge_sample()
    assert 350 <= len(sample.parts) <= 450
    assert 100 <= len(sample.works) <= 140
    keys = {work.key for work in sample.works}
    assert {part.work for part in sample.parts} - {""} <= keys


def test_no_two_parts_of_the_superstructure_share_space() -> None:
    parts = [
        p for p in bridge_sample({"bridge": {"spans": 2}}).parts if p.place.startswith(("S1", "S2", "P"))
    ]
    parts = [p for p in parts if p.kind.ifc_class not in ("IfcPile", "IfcCourse", "IfcWall")]
    solid = [boxes(p) for p in parts]
    assert [
        (parts[i].code, parts[j].code)
        for i, j in near(parts)
        if any(overlap(a, b, 0.002) for a in solid[i] for b in solid[j])
    ] == []


def test_too_narrow_a_deck_is_refused() -> None:
    with pytest.raises(ValueError, match="too narrow"):
        bridge_sample({"bridge": {"width": 8.0}})
