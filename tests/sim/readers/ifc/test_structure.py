import numpy as np
from ifc_text import HOUSE, parsed

from sim.readers.ifc.placement import Placements
from sim.readers.ifc.relations import read_relations
from sim.readers.ifc.structure import Structure, read_structure


def structure(body: str) -> Structure:
    file = parsed(body)
    return read_structure(file, read_relations(file), Placements(0.001), 0.001)


def test_parents_stand_before_children_in_file_order() -> None:
    found = structure(HOUSE)
    assert found.spatial.name == ("House", "B", "Ground", "First")
    assert found.spatial.parent.tolist() == [-1, 0, 1, 1]
    assert found.storey_of == {0: -1, 1: -1, 2: 2, 3: 3}
    assert found.problems == ()


def test_the_placement_says_the_elevation_and_the_attribute_stands_in() -> None:
    assert structure(HOUSE).spatial.elevation[2:].tolist() == [0.0, 3.0]
    loose = HOUSE.replace("'First',$,$,#8,", "'First',$,$,$,")
    assert structure(loose).spatial.elevation[3] == 99 * 0.001
    assert np.isnan(structure(HOUSE).spatial.elevation[:2]).all()


def test_a_cycle_is_cut_and_everything_in_it_kept() -> None:
    body = HOUSE.replace("$,$,$,#10,(#11)", "$,$,$,#12,(#11)")
    found = structure(body)
    assert sorted(found.spatial.name) == ["B", "First", "Ground", "House"]
    assert [p.code for p in found.problems] == ["ifc-spatial-cycle"]
    assert all(parent < row for row, parent in enumerate(found.spatial.parent.tolist()))


def test_a_spatial_element_that_contains_itself() -> None:
    found = structure(HOUSE.replace("$,$,$,#10,(#11)", "$,$,$,#11,(#11)"))
    assert [(p.code, p.place) for p in found.problems] == [("ifc-spatial-cycle", "#11")]
    assert len(found.spatial) == 4


def test_what_belongs_to_no_project_stands_beside_it() -> None:
    found = structure(HOUSE + "#40=IFCSITE('40',$,'Lost',$,$,$,$,$,$,$,$,$,$,$);\n")
    assert [(p.code, p.place) for p in found.problems] == [("ifc-spatial-root", "#40")]
    assert found.spatial.parent[found.spatial.name.index("Lost")] == -1


def test_a_file_without_project_says_so() -> None:
    assert [p.code for p in structure("#1=IFCWALL('x',$,$,$,$,$,$,$,$);\n").problems] == ["ifc-no-project"]
