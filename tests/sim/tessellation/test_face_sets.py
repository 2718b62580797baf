"""Sets of triangles: how many, whether closed, and what is cut from them."""

import ifcopenshell
import pytest

from sim.readers.ifc.attributes import Instance
from sim.tessellation.face_sets import (
    body_items,
    face_count,
    is_solid,
    openings_by_host,
    triangle_count,
)

TETRAHEDRON = [(1, 3, 2), (1, 2, 4), (1, 4, 3), (2, 3, 4)]


@pytest.fixture
def file() -> ifcopenshell.file:
    return ifcopenshell.file(schema="IFC4")


def face_set(file: ifcopenshell.file, triangles: list[tuple[int, int, int]]) -> Instance:
    points = file.create_entity("IfcCartesianPointList3D", [(0.0, 0.0, 0.0)] * 4)
    return file.create_entity("IfcTriangulatedFaceSet", points, None, None, triangles)


def test_a_mapped_item_counts_as_what_it_maps(file: ifcopenshell.file) -> None:
    shape = file.create_entity("IfcShapeRepresentation", Items=[face_set(file, TETRAHEDRON)])
    mapped = file.create_entity("IfcMappedItem", file.create_entity("IfcRepresentationMap", None, shape))
    body = file.create_entity("IfcShapeRepresentation", Items=[mapped, face_set(file, TETRAHEDRON[:1])])
    assert triangle_count(list(body_items(iter([body])))) == 5


def test_one_other_item_means_nothing_is_counted(file: ifcopenshell.file) -> None:
    assert triangle_count([]) == 0
    assert triangle_count([face_set(file, TETRAHEDRON), file.create_entity("IfcBlock")]) == 0


@pytest.mark.parametrize(
    ("triangles", "solid"),
    [
        (TETRAHEDRON, True),
        (TETRAHEDRON[:3], False),  # open
        ([*TETRAHEDRON, *TETRAHEDRON], False),  # doubled
        ([*TETRAHEDRON[:3], (3, 2, 4)], False),  # one face turned
        ([], False),
    ],
)
def test_only_a_closed_and_single_surface_is_solid(
    file: ifcopenshell.file, triangles: list[tuple[int, int, int]], solid: bool
) -> None:
    assert is_solid(face_set(file, triangles)) == solid


def test_the_faces_of_an_opening(file: ifcopenshell.file) -> None:
    shell = file.create_entity("IfcClosedShell", [file.create_entity("IfcFace") for _ in range(9)])
    assert face_count([file.create_entity("IfcFacetedBrep", shell)]) == 9
    assert face_count([file.create_entity("IfcExtrudedAreaSolid")]) == 6


def test_openings_are_found_by_what_they_are_cut_from(file: ifcopenshell.file) -> None:
    wall, opening = file.create_entity("IfcWall"), file.create_entity("IfcOpeningElement")
    file.create_entity("IfcRelVoidsElement", RelatingBuildingElement=wall, RelatedOpeningElement=opening)
    file.create_entity("IfcRelVoidsElement", RelatedOpeningElement=opening)
    assert openings_by_host(file) == {wall.id(): [opening]}
