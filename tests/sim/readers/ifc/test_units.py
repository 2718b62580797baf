import math

import pytest
from ifc_text import parsed

from sim.readers.ifc.units import Unit, kind_of_measure, read_units

FOOT = """#1=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);
#2=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);
#3=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(0.3048),#2);
#4=IFCCONVERSIONBASEDUNIT(#1,.LENGTHUNIT.,'FOOT',#3);
#5=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(1.),#4);
"""


def project(units: str, listed: str) -> str:
    return f"{units}#90=IFCUNITASSIGNMENT(({listed}));\n#91=IFCPROJECT('x',$,$,$,$,$,$,$,#90);\n"


def test_feet_become_metres() -> None:
    units = read_units(parsed(project(FOOT, "#4")))
    assert units.length == 0.3048
    assert units.of_measure("IfcPositiveLengthMeasure") == Unit("m", 0.3048)
    assert units.problems == ()


def test_prefixes_count_as_often_as_the_metre_does() -> None:
    si = """#1=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);
#2=IFCSIUNIT(*,.AREAUNIT.,.MILLI.,.SQUARE_METRE.);
#3=IFCSIUNIT(*,.VOLUMEUNIT.,.CENTI.,.CUBIC_METRE.);
#4=IFCSIUNIT(*,.MASSUNIT.,.KILO.,.GRAM.);
#5=IFCSIUNIT(*,.THERMODYNAMICTEMPERATUREUNIT.,$,.DEGREE_CELSIUS.);
"""
    units = read_units(parsed(project(si, "#1,#2,#3,#4,#5")))
    assert units.length == 0.001
    assert units.of("AREAUNIT") == Unit("m2", 1e-6)
    assert units.of("VOLUMEUNIT") == Unit("m3", 1e-6)
    assert units.of("MASSUNIT") == Unit("kg", 1.0)
    assert units.of("THERMODYNAMICTEMPERATUREUNIT").to_si(20.0) == pytest.approx(293.15)


def test_degrees_become_radians() -> None:
    degree = """#1=IFCDIMENSIONALEXPONENTS(0,0,0,0,0,0,0);
#2=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);
#3=IFCMEASUREWITHUNIT(IFCPLANEANGLEMEASURE(0.0174532925199433),#2);
#4=IFCCONVERSIONBASEDUNIT(#1,.PLANEANGLEUNIT.,'DEGREE',#3);
#5=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);
"""
    units = read_units(parsed(project(degree, "#4,#5")))
    assert units.of("PLANEANGLEUNIT").to_si(180.0) == pytest.approx(math.pi)


def test_derived_units_multiply() -> None:
    derived = """#1=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);
#2=IFCSIUNIT(*,.MASSUNIT.,$,.GRAM.);
#3=IFCDERIVEDUNITELEMENT(#2,1);
#4=IFCDERIVEDUNITELEMENT(#1,-3);
#5=IFCDERIVEDUNIT((#3,#4),.MASSDENSITYUNIT.,$);
"""
    density = read_units(parsed(project(derived, "#1,#5"))).of("MASSDENSITYUNIT")
    assert density.symbol == "kg/m3"
    assert density.to_si(2.4e-3) == pytest.approx(2400.0)


def test_no_unit_means_metres_and_is_said() -> None:
    for body in ("#91=IFCPROJECT('x',$,$,$,$,$,$,$,$);\n", "#1=IFCWALL('x',$,$,$,$,$,$,$,$);\n"):
        units = read_units(parsed(body))
        assert units.length == 1.0
        assert [p.code for p in units.problems] == ["ifc-no-length-unit"]


def test_a_unit_that_leads_to_itself_is_said() -> None:
    units = read_units(parsed(project(FOOT.replace("(0.3048),#2", "(0.3048),#4"), "#4")))
    assert [p.code for p in units.problems] == ["ifc-unit-unreadable", "ifc-no-length-unit"]


def test_kinds_of_measures() -> None:
    assert kind_of_measure("IfcNonNegativeLengthMeasure") == "LENGTHUNIT"
    assert kind_of_measure("IfcLabel") == ""
    assert kind_of_measure("IfcPositiveRatioMeasure") == ""
    assert kind_of_measure("IfcThermalTransmittanceMeasure") == "THERMALTRANSMITTANCEUNIT"
