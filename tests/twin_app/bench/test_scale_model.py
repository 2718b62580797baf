"""The generated file is what it claims."""

from pathlib import Path

import ifcopenshell

from twin_app.bench.scale_model import write_scale_model


def test_it_has_as_many_elements_as_asked_and_is_always_the_same(tmp_path: Path) -> None:
    write_scale_model(tmp_path / "a.ifc", 250)
    write_scale_model(tmp_path / "b.ifc", 250)
    assert (tmp_path / "a.ifc").read_bytes() == (tmp_path / "b.ifc").read_bytes()
    file = ifcopenshell.open(str(tmp_path / "a.ifc"))
    assert len(file.by_type("IfcElement")) == 250
    assert len(file.by_type("IfcMappedItem")) == 125
    assert len(file.by_type("IfcRelContainedInSpatialStructure")[0].RelatedElements) == 250
