"""Geometry kernels make of each shape what the sample says it is."""

from pathlib import Path

import ifcopenshell
import ifcopenshell.geom
import ifcopenshell.util.shape
import pytest

from sim.samples.tower import tower_sample, write_tower

SMALL = {"building": {"storeys": 2}, "programme": {"facade_behind": 1}}


def test_volumes_and_bounds_agree_with_the_kernel(tmp_path: Path) -> None:
    model = ifcopenshell.open(write_tower(tmp_path / "t.ifc", SMALL))
    by_tag = {e.Tag: e for e in model.by_type("IfcElement")}
    settings = ifcopenshell.geom.settings()
    seen: set[str] = set()
    for part in tower_sample(SMALL).parts:
        kind = part.kind
        if (
            not kind.solids
            or kind.name in seen
            or kind.name.startswith(("Mast", "Tower", "Jib", "Counter", "Pendant"))
        ):
            continue
        seen.add(kind.name)
        shape = ifcopenshell.geom.create_shape(settings, by_tag[part.code])
        assert ifcopenshell.util.shape.get_volume(shape.geometry) == pytest.approx(kind.volume(), rel=1e-4), (
            kind.name
        )
        points = ifcopenshell.util.shape.get_shape_vertices(shape, shape.geometry)
        found = (*points.min(axis=0), *points.max(axis=0))
        if part.turn % 90 == 0:
            assert found == pytest.approx(part.box(), abs=1e-4), kind.name
