from pathlib import Path

from ifc_text import step

from sim.problem import Problem
from sim.readers.ifc.source import open_ifc
from sim.readers.ifc.statements import statements
from sim.readers.ifc.translation import translated

STRATUM = "#31= IFCSOLIDSTRATUM('1BspdzVinClPkbp5ZNjFKo',$,'Fill (old)',$,$,$,$,$);\n"
STYLES = """#1=IFCSURFACESTYLE('red',.BOTH.,());
#2=IFCPRESENTATIONSTYLEASSIGNMENT((#1));
#3=IFCSTYLEDITEM($,(#2),$);
"""


def translate(data: bytes, schema: str) -> tuple[bytes, list[Problem]]:
    return translated(data, schema, list(statements(data)))


def test_a_class_gets_its_later_name_and_its_new_attribute() -> None:
    data, problems = translate(step(STRATUM, "IFC4X3_RC3").encode(), "IFC4X3_ADD2")
    assert b"#31=IFCGEOTECHNICALSTRATUM('1BspdzVinClPkbp5ZNjFKo',$,'Fill (old)',$,$,$,$,$,.SOLID.);" in data
    assert b"FILE_SCHEMA(('IFC4X3_ADD2'))" in data
    assert [(p.code, p.place, p.values["name"]) for p in problems] == [
        ("ifc-renamed", "#31", "IfcSolidStratum")
    ]


def test_style_assignments_are_folded_into_their_items() -> None:
    data, problems = translate(step(STYLES, "IFC4X3_RC2").encode(), "IFC4X3_ADD2")
    assert b"#3=IFCSTYLEDITEM($,(#1),$);" in data
    assert b"ASSIGNMENT" not in data
    assert [(p.code, p.place) for p in problems] == [("ifc-folded", "#2")]


def test_a_schema_that_has_them_keeps_them() -> None:
    data, problems = translate(step(STYLES, "IFC4X1").encode(), "IFC4")
    assert problems == []
    assert STYLES.encode() in data


def test_the_only_body_of_real_earthworks_is_seen(shared_data: Path) -> None:
    opened = open_ifc(shared_data / "ifc/UT-Earthworks-01.ifc")
    (stratum,) = opened.file.by_type("IfcGeotechnicalStratum")
    assert stratum.PredefinedType == "SOLID"
    assert "#31" in [p.place for p in opened.problems if p.code == "ifc-renamed"]
    assert opened.names is not None
    assert opened.names["IFCSOLIDSTRATUM"] == 1
