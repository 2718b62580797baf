from collections import Counter

from ifc_text import HOUSE, parsed

from sim.readers.ifc.products import class_counts, element_instances


def test_openings_and_storeys_are_counted_but_are_no_elements() -> None:
    file = parsed(HOUSE)
    assert [item.id() for item in element_instances(file)] == [20, 21, 22, 25]
    assert class_counts(file, None) == {
        "IfcBuilding": 1, "IfcBuildingStorey": 2, "IfcDoor": 1, "IfcOpeningElement": 1, "IfcWall": 3,
    }  # fmt: skip


def test_what_only_carries_information_is_no_element() -> None:
    extra = (
        "#40=IFCGRID('40',$,$,$,$,$,$,$,$,$,$);\n#41=IFCANNOTATION('41',$,$,$,$,$,$);\n"
        "#42=IFCDISTRIBUTIONPORT('42',$,$,$,$,$,$,$,$,$);\n#43=IFCVIRTUALELEMENT('43',$,$,$,$,$,$,$);\n"
        "#44=IFCSPACE('44',$,$,$,$,$,$,$,$,$,$);\n#45=IFCPROXY('45',$,$,$,$,$,$,.PRODUCT.,$);\n"
    )
    file = parsed(HOUSE + extra)
    assert [item.id() for item in element_instances(file) if item.id() >= 40] == [45]
    assert sum(class_counts(file, None).values()) == 14


def test_the_text_counts_where_another_schema_stood_in() -> None:
    names = Counter({"IFCSOLIDSTRATUM": 2, "IFCWALL": 1, "IFCRELAGGREGATES": 9})
    file = parsed(HOUSE, "IFC4X3_ADD2")
    assert class_counts(file, names) == {"IfcSolidStratum": 2, "IfcWall": 1}


def test_a_site_with_a_body_is_terrain_and_one_without_is_a_place() -> None:
    body = (
        "#40=IFCSITE('40',$,'Ground',$,$,$,#41,$,.ELEMENT.,$,$,$,$,$);\n"
        "#41=IFCPRODUCTDEFINITIONSHAPE($,$,(#42));\n#42=IFCSHAPEREPRESENTATION($,'Body','Brep',(#43));\n"
        "#43=IFCSPHERE(#4,1.);\n#44=IFCSITE('44',$,'Plot',$,$,$,$,$,.ELEMENT.,$,$,$,$,$);\n"
        "#45=IFCSITE('45',$,'Line',$,$,$,#46,$,.ELEMENT.,$,$,$,$,$);\n"
        "#46=IFCPRODUCTDEFINITIONSHAPE($,$,(#47));\n#47=IFCSHAPEREPRESENTATION($,'FootPrint','Curve2D',(#43));\n"
    )
    assert [item.id() for item in element_instances(parsed(HOUSE + body)) if item.id() >= 40] == [40]
