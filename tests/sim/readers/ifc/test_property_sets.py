from ifc_text import HOUSE, parsed

from sim.properties import Properties
from sim.readers.ifc.products import element_instances
from sim.readers.ifc.property_sets import PropertySets, sets_by_object, sets_of_type, types_by_object
from sim.readers.ifc.units import read_units

SETS = (
    HOUSE
    + """#40=IFCPROPERTYSINGLEVALUE('LoadBearing',$,IFCBOOLEAN(.T.),$);
#41=IFCPROPERTYSINGLEVALUE('Count',$,IFCINTEGER(1),$);
#42=IFCPROPERTYSET('42',$,'Pset_WallCommon',$,(#40,#41));
#43=IFCRELDEFINESBYPROPERTIES('43',$,$,$,(#20,#21),#42);
#44=IFCQUANTITYLENGTH('Length',$,$,2500.,$);
#45=IFCELEMENTQUANTITY('45',$,'Qto_WallBaseQuantities',$,$,(#44));
#46=IFCRELDEFINESBYPROPERTIES('46',$,$,$,(#20),#45);
#47=IFCPROPERTYSINGLEVALUE('LoadBearing',$,IFCBOOLEAN(.F.),$);
#48=IFCPROPERTYSET('48',$,'Pset_WallCommon',$,(#47));
#49=IFCWALLTYPE('49',$,'Type A',$,$,(#48),$,$,$,.SOLIDWALL.);
#50=IFCRELDEFINESBYTYPE('50',$,$,$,(#20,#22),#49);
#51=IFCDOORLININGPROPERTIES('51',$,'lining',$,100.,$,$,$,$,$,$,$,$,$,$,$,$);
#52=IFCRELDEFINESBYPROPERTIES('52',$,$,$,(#25),#51);
#53=IFCRELDEFINESBYPROPERTIES('53',$,$,$,(#25),IFCPROPERTYSETDEFINITIONSET((#42,#45)));
"""
)


def table() -> Properties:
    file = parsed(SETS)
    sets = PropertySets(read_units(file))
    own, types = sets_by_object(file, sets), types_by_object(file)
    elements = element_instances(file)
    of_type = [sets_of_type(types[e.id()], sets) if e.id() in types else [] for e in elements]
    return sets.table([own.get(e.id(), []) for e in elements], of_type)


def test_own_sets_come_before_the_types() -> None:
    wall = list(table().of(0))
    assert wall == [
        ("Pset_WallCommon", "LoadBearing", True, "", False, False),
        ("Pset_WallCommon", "Count", 1, "", False, False),
        ("Qto_WallBaseQuantities", "Length", 2.5, "m", True, False),
        ("Pset_WallCommon", "LoadBearing", False, "", False, True),
    ]
    assert table().value(0, "LoadBearing") is True
    assert table().value(2, "LoadBearing") is False


def test_one_and_true_stay_apart() -> None:
    assert {type(v) for v in table().values if v == 1} == {bool, int}


def test_a_set_shared_by_two_is_stored_once() -> None:
    properties = table()
    assert properties.set_name.count("Pset_WallCommon") == 2
    assert [p.name for p in properties.of(1)] == ["LoadBearing", "Count"]


def test_attributes_of_a_predefined_set_and_several_sets_at_once() -> None:
    door = list(table().of(3))
    assert ("lining", "LiningDepth", 0.1, "m", False, False) in door
    assert {p.set_name for p in door} == {"lining", "Pset_WallCommon", "Qto_WallBaseQuantities"}
