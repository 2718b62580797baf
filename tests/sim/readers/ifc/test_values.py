import pytest
from ifc_text import parsed

from sim.readers.ifc.units import read_units
from sim.readers.ifc.values import Entry, entries

UNITS = """#1=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);
#2=IFCUNITASSIGNMENT((#1));
#3=IFCPROJECT('x',$,$,$,$,$,$,$,#2);
#4=IFCSIUNIT(*,.LENGTHUNIT.,.CENTI.,.METRE.);
"""


def said(instance: str, more: str = "") -> list[Entry]:
    file = parsed(f"{UNITS}{more}#9={instance};\n")
    return list(entries(file.by_id(9), read_units(file)))


@pytest.mark.parametrize(
    ("instance", "entry"),
    [
        ("IFCPROPERTYSINGLEVALUE('A',$,IFCLABEL('x'),$)", ("A", "x", "")),
        ("IFCPROPERTYSINGLEVALUE('A',$,IFCBOOLEAN(.T.),$)", ("A", True, "")),
        ("IFCPROPERTYSINGLEVALUE('A',$,IFCINTEGER(7),$)", ("A", 7, "")),
        ("IFCPROPERTYSINGLEVALUE('A',$,$,$)", ("A", None, "")),
        ("IFCPROPERTYSINGLEVALUE('A',$,IFCLENGTHMEASURE(1500.),$)", ("A", 1.5, "m")),
        ("IFCPROPERTYSINGLEVALUE('A',$,IFCLENGTHMEASURE(150.),#4)", ("A", 1.5, "m")),
        ("IFCPROPERTYSINGLEVALUE('A',$,IFCREAL(150.),#4)", ("A", 1.5, "m")),
        ("IFCPROPERTYENUMERATEDVALUE('A',$,(IFCLABEL('x')),$)", ("A", "x", "")),
        ("IFCPROPERTYENUMERATEDVALUE('A',$,(IFCLABEL('x'),IFCLABEL('y')),$)", ("A", "x, y", "")),
        ("IFCPROPERTYLISTVALUE('A',$,(IFCLENGTHMEASURE(1000.),IFCLENGTHMEASURE(2500.)),$)",
         ("A", "1; 2.5", "m")),
        ("IFCPROPERTYBOUNDEDVALUE('A',$,IFCLENGTHMEASURE(3000.),IFCLENGTHMEASURE(1000.),$,IFCLENGTHMEASURE(2000.))",
         ("A", "1 … 3 (2)", "m")),
        ("IFCPROPERTYBOUNDEDVALUE('A',$,IFCLENGTHMEASURE(3000.),$,$,$)", ("A", "≤ 3", "m")),
        ("IFCPROPERTYBOUNDEDVALUE('A',$,$,IFCLENGTHMEASURE(3000.),$,$)", ("A", "≥ 3", "m")),
        ("IFCPROPERTYTABLEVALUE('A',$,(IFCREAL(1.),IFCREAL(2.)),(IFCREAL(10.),IFCREAL(20.)),$,$,#4,$)",
         ("A", "1 → 0.1; 2 → 0.2", "m")),
        ("IFCPROPERTYREFERENCEVALUE('A',$,$,#1)", ("A", "METRE", "")),
        ("IFCQUANTITYLENGTH('L',$,$,2500.,$)", ("L", 2.5, "m")),
        ("IFCQUANTITYLENGTH('L',$,#4,250.,$)", ("L", 2.5, "m")),
        ("IFCQUANTITYAREA('A',$,$,2.,$)", ("A", 2.0, "m2")),
        ("IFCQUANTITYCOUNT('N',$,$,3,$)", ("N", 3.0, "")),
    ],
)  # fmt: skip
def test_each_kind_of_value(instance: str, entry: tuple[object, ...]) -> None:
    assert said(instance) == [entry]


def test_parts_of_a_complex_property_carry_its_name() -> None:
    parts = "#7=IFCPROPERTYSINGLEVALUE('B',$,IFCLABEL('x'),$);\n"
    parts += "#8=IFCPROPERTYSINGLEVALUE('C',$,IFCINTEGER(2),$);\n"
    assert said("IFCCOMPLEXPROPERTY('A',$,'u',(#7,#8))", parts) == [("A.B", "x", ""), ("A.C", 2, "")]


def test_a_complex_property_within_itself_ends() -> None:
    assert said("IFCCOMPLEXPROPERTY('A',$,'u',(#9))") == []
