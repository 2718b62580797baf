"""IFC files written by hand for tests."""

from pathlib import Path

import ifcopenshell

HEAD = """ISO-10303-21;
HEADER;
FILE_DESCRIPTION((''),'2;1');
FILE_NAME('','',(''),(''),'','','');
FILE_SCHEMA(('{schema}'));
ENDSEC;
DATA;
"""
TAIL = "ENDSEC;\nEND-ISO-10303-21;\n"

METRE = """#1=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);
#2=IFCUNITASSIGNMENT((#1));
"""
# A project, a building, two storeys and three walls; millimetres; IFC4.
HOUSE = """#1=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);
#2=IFCUNITASSIGNMENT((#1));
#3=IFCCARTESIANPOINT((0.,0.,0.));
#4=IFCAXIS2PLACEMENT3D(#3,$,$);
#5=IFCLOCALPLACEMENT($,#4);
#6=IFCCARTESIANPOINT((0.,0.,3000.));
#7=IFCAXIS2PLACEMENT3D(#6,$,$);
#8=IFCLOCALPLACEMENT(#5,#7);
#10=IFCPROJECT('0000000000000000000010',$,'House',$,$,$,$,$,#2);
#11=IFCBUILDING('0000000000000000000011',$,'B',$,$,#5,$,$,.ELEMENT.,$,$,$);
#12=IFCBUILDINGSTOREY('0000000000000000000012',$,'Ground',$,$,#5,$,$,.ELEMENT.,0.);
#13=IFCBUILDINGSTOREY('0000000000000000000013',$,'First',$,$,#8,$,$,.ELEMENT.,99.);
#14=IFCRELAGGREGATES('0000000000000000000014',$,$,$,#10,(#11));
#15=IFCRELAGGREGATES('0000000000000000000015',$,$,$,#11,(#12,#13));
#20=IFCWALL('0000000000000000000020',$,'W1',$,'loose',#5,$,'T1',.SOLIDWALL.);
#21=IFCWALL('0000000000000000000021',$,'W2',$,$,#8,$,'T2',$);
#22=IFCWALL('0000000000000000000022',$,'Part of W2',$,$,#8,$,$,$);
#23=IFCOPENINGELEMENT('0000000000000000000023',$,'hole',$,$,#5,$,$,$);
#24=IFCRELVOIDSELEMENT('0000000000000000000024',$,$,$,#20,#23);
#25=IFCDOOR('0000000000000000000025',$,'D1',$,$,#5,$,$,2100.,900.,$,$,$);
#26=IFCRELFILLSELEMENT('0000000000000000000026',$,$,$,#23,#25);
#30=IFCRELCONTAINEDINSPATIALSTRUCTURE('0000000000000000000030',$,$,$,(#20),#12);
#31=IFCRELCONTAINEDINSPATIALSTRUCTURE('0000000000000000000031',$,$,$,(#21),#13);
#32=IFCRELAGGREGATES('0000000000000000000032',$,$,$,#21,(#22));
"""


def step(body: str, schema: str = "IFC4") -> str:
    """Return a whole file around some instances."""
    return HEAD.format(schema=schema) + body + TAIL


def write(folder: Path, body: str, schema: str = "IFC4", name: str = "model.ifc") -> Path:
    """Write a whole file around some instances."""
    path = folder / name
    path.write_text(step(body, schema), encoding="latin-1")
    return path


def parsed(body: str, schema: str = "IFC4") -> ifcopenshell.file:
    """Return the library's file of some instances."""
    return ifcopenshell.file.from_string(step(body, schema))
