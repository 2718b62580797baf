from collections import Counter

import pytest

from sim.readers.ifc.schema import declared_schema, draft_products, knows, nearest, stand_ins, with_schema


def test_the_declaration_is_found_however_it_is_spaced() -> None:
    assert declared_schema(b"HEADER;\nfile_schema (\n( 'IFC4' ) );\nDATA;") == "IFC4"
    assert declared_schema(b"DATA;\n#1=X('FILE_SCHEMA((''IFC4''))');") is None


def test_the_header_names_another_schema_and_nothing_else_changes() -> None:
    assert (
        with_schema(b"FILE_SCHEMA (('IFC4X3_RC2'));DATA;x", "IFC4X3_ADD2")
        == b"FILE_SCHEMA (('IFC4X3_ADD2'));DATA;x"
    )


@pytest.mark.parametrize(
    ("declared", "first"),
    [
        ("IFC2X3", "IFC2X3"), ("ifc4", "IFC4"), ("IFC2X_FINAL", "IFC2X3"), ("IFC4X1", "IFC4"),
        ("IFC4X3_RC3", "IFC4X3_ADD2"), ("IFC4X4_DEV_b2b8b1f7", "IFC4X3_ADD2"),
        ("IFC4X3_RC3_20210428", "IFC4X3_ADD2"),
    ],
)  # fmt: skip
def test_who_stands_in(declared: str, first: str) -> None:
    assert stand_ins(declared)[0] == first


@pytest.mark.parametrize("declared", ["AP214", "IFC5", "IFC4X9", "", "HEADER_SECTION_SCHEMA"])
def test_nobody_stands_in_for_what_is_not_ifc(declared: str) -> None:
    assert stand_ins(declared) == []


def test_the_nearest_schema_knows_most() -> None:
    both = ["IFC4", "IFC4X3_ADD2"]
    assert nearest(both, Counter(IFCWALL=9)) == "IFC4"
    assert nearest(both, Counter(IFCALIGNMENT=2, IFCPRESENTATIONSTYLEASSIGNMENT=1)) == "IFC4X3_ADD2"


def test_a_class_is_known_under_its_later_name() -> None:
    assert knows("IFC4X3_ADD2", "IFCSOLIDSTRATUM")
    assert not knows("IFC4", "IFCSOLIDSTRATUM")
    assert not knows("IFC4", "IFCLABEL")
    assert draft_products("IFC4X3_ADD2")["IFCSOLIDSTRATUM"] == "IfcSolidStratum"
