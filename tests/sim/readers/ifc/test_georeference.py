import numpy as np
import pytest
from ifc_text import parsed

from sim.georeference import Georeference
from sim.readers.ifc.georeference import crs_code, read_georeference
from sim.readers.ifc.units import read_units

BASE = """#1=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);
#2=IFCUNITASSIGNMENT((#1));
#3=IFCPROJECT('x',$,$,$,$,$,$,(#6),#2);
#4=IFCCARTESIANPOINT((0.,0.,0.));
#5=IFCAXIS2PLACEMENT3D(#4,$,$);
#6=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,$,#5,$);
#7=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);
#8=IFCPROJECTEDCRS('EPSG:28992',$,$,$,$,$,#7);
"""


def read(body: str, schema: str = "IFC4") -> Georeference:
    base = BASE if schema != "IFC2X3" else BASE[: BASE.index("#8=")]
    file = parsed(base + body, schema)
    return read_georeference(file, read_units(file))


def test_a_map_conversion_turns_and_moves() -> None:
    found = read("#9=IFCMAPCONVERSION(#6,#8,155000.,463000.,2.5,0.,1.,0.001);\n")
    assert (found.crs, found.problems) == ("EPSG:28992", ())
    np.testing.assert_allclose(found.placement @ [10.0, 0.0, 1.0, 1.0], [155000.0, 463010.0, 3.5])


@pytest.mark.parametrize(("scale", "said"), [("$", []), ("0.001", []), ("1.", ["ifc-map-scale"])])
def test_a_scale_that_forgot_the_units_does_not_blow_up_the_model(scale: str, said: list[str]) -> None:
    found = read(f"#9=IFCMAPCONVERSION(#6,#8,0.,0.,0.,1.,0.,{scale});\n")
    np.testing.assert_allclose(found.placement, np.eye(3, 4))
    assert [p.code for p in found.problems] == said


def test_a_conversion_without_coordinates_is_said() -> None:
    assert [p.code for p in read("#9=IFCMAPCONVERSION(#6,#8,$,$,$,$,$,$);\n").problems] == [
        "ifc-map-unreadable"
    ]


def test_property_sets_say_it_in_older_files() -> None:
    body = """#20=IFCSITE('s',$,$,$,$,$,$,$,.ELEMENT.,$,$,$,$,$);
#21=IFCPROPERTYSINGLEVALUE('Eastings',$,IFCREAL(1000.),$);
#22=IFCPROPERTYSINGLEVALUE('Northings',$,IFCREAL(2000.),$);
#23=IFCPROPERTYSET('p',$,'ePSet_MapConversion',$,(#21,#22));
#24=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#20),#23);
#25=IFCPROPERTYSINGLEVALUE('Name',$,IFCLABEL('epsg: 7415'),$);
#26=IFCPROPERTYSET('q',$,'ePSet_ProjectedCRS',$,(#25));
#27=IFCRELDEFINESBYPROPERTIES('t',$,$,$,(#20),#26);
"""
    found = read(body, "IFC2X3")
    assert found.crs == "EPSG:7415"
    assert found.placement[:, 3].tolist() == [1000.0, 2000.0, 0.0]


def test_latitude_and_longitude_are_only_a_hint() -> None:
    found = read("#20=IFCSITE('s',$,$,$,$,$,$,$,.ELEMENT.,(52,30,0),(-4,-15,0),$,$,$);\n")
    assert found.crs == ""
    assert np.array_equal(found.placement, np.eye(3, 4))
    assert found.problems[0].values == {"latitude": "52.50000", "longitude": "-4.25000"}


def test_names_of_map_systems() -> None:
    assert crs_code("urn:ogc:def:crs:EPSG::28992") == "EPSG:28992"
    assert crs_code("28992") == "EPSG:28992"
    assert crs_code(" Local grid 7 ") == "Local grid 7"
