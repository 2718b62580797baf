import ifcopenshell.ifcopenshell_wrapper as wrapper
import pytest

from sim.ifc_classes import ancestors, full_name, is_kind_of


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_like_the_schema(schema: str) -> None:
    waiting = [wrapper.schema_by_name(schema).declaration_by_name("IfcProduct").as_entity()]
    while waiting:
        above = waiting.pop()
        for below in above.subtypes():
            assert is_kind_of(below.name(), above.name())
            waiting.append(below)


def test_a_class_nobody_knows_stands_alone() -> None:
    assert ancestors("IfcFlyingCarpet") == {"IfcFlyingCarpet"}


@pytest.mark.parametrize("text", ["wall", "IFCWALL", " IfcWall "])
def test_plain_names(text: str) -> None:
    assert full_name(text) == "IfcWall"


def test_an_unknown_plain_name_stays() -> None:
    assert full_name("carpet") == "carpet"
