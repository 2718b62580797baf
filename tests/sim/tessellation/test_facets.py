"""Shapes read face by face."""

import ifcopenshell
import numpy as np
import pytest

from sim.readers.ifc.attributes import Instance
from sim.tessellation.facets import is_closed, read_facets

CUBE = [(0, 3, 2, 1), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
CORNERS = [(x, y, z) for z in (0.0, 1.0) for x, y in ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))]
TETRAHEDRON = [(1, 3, 2), (1, 2, 4), (1, 4, 3), (2, 3, 4)]


@pytest.fixture
def file() -> ifcopenshell.file:
    return ifcopenshell.file(schema="IFC4")


def brep(file: ifcopenshell.file, faces: list[tuple[int, ...]], noise: float = 0.0) -> Instance:
    """Return a brep of the cube's corners, each written anew for every face."""
    made = []
    for k, face in enumerate(faces):
        ends = [
            file.create_entity("IfcCartesianPoint", tuple(c + noise * k for c in CORNERS[i])) for i in face
        ]
        bound = file.create_entity("IfcFaceOuterBound", file.create_entity("IfcPolyLoop", ends), True)
        made.append(file.create_entity("IfcFace", [bound]))
    return file.create_entity("IfcFacetedBrep", file.create_entity("IfcClosedShell", made))


def face_set(file: ifcopenshell.file, triangles: list[tuple[int, int, int]]) -> Instance:
    corners = [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (9.0, 9.0, 9.0)]
    points = file.create_entity("IfcCartesianPointList3D", corners)
    return file.create_entity("IfcTriangulatedFaceSet", points, None, None, triangles)


def test_closed_surfaces_are_told_from_open_and_turned_ones() -> None:
    tetra = np.array(TETRAHEDRON, np.int32) - 1
    turned = tetra.copy()
    turned[0] = turned[0, ::-1]
    assert is_closed(tetra)
    assert not is_closed(tetra[1:])
    assert not is_closed(turned)


@pytest.mark.parametrize("noise", [0.0, 1e-9])
def test_a_brep_is_read_with_its_corners_joined(file: ifcopenshell.file, noise: float) -> None:
    item = brep(file, CUBE, noise)
    (facets,) = read_facets([item], 1.0, False).values()
    assert facets.points.shape == (8, 3)
    assert facets.triangles.shape == (12, 3)


def test_several_are_read_at_once_each_with_its_own_corners(file: ifcopenshell.file) -> None:
    items = [brep(file, CUBE), brep(file, CUBE[:5]), brep(file, CUBE)]
    found = read_facets(items, 1.0, False)
    assert list(found) == [items[0].id(), items[2].id()]
    assert all(f.triangles.max() == 7 and is_closed(f.triangles) for f in found.values())


def test_what_is_inside_out_open_or_not_flat_is_left_to_a_kernel(file: ifcopenshell.file) -> None:
    assert not read_facets([brep(file, [face[::-1] for face in CUBE])], 1.0, False)
    assert not read_facets([brep(file, CUBE[1:])], 1.0, False)
    assert not read_facets([brep(file, CUBE, 0.01)], 1.0, False)


def test_what_is_not_as_its_schema_says_is_left_to_a_kernel(file: ifcopenshell.file) -> None:
    empty = file.create_entity("IfcFacetedBrep", file.create_entity("IfcClosedShell", []))
    hollow = brep(file, CUBE)
    hollow.Outer.CfsFaces[0].Bounds[0].Bound.Polygon = []
    vertex = brep(file, CUBE)
    vertex.Outer.CfsFaces[0].Bounds[0].Bound = file.create_entity("IfcVertexLoop")
    bare = file.create_entity("IfcFacetedBrep")
    assert not read_facets([empty, hollow, vertex, bare, file.create_entity("IfcBlock")], 1.0, False)


def test_a_set_of_triangles_may_be_open_where_nothing_is_cut(file: ifcopenshell.file) -> None:
    closed, open_one = face_set(file, TETRAHEDRON), face_set(file, TETRAHEDRON[1:])
    assert list(read_facets([closed, open_one], 1.0, False)) == [closed.id()]
    assert len(read_facets([closed, open_one], 1.0, True)) == 2


def test_corners_no_triangle_uses_are_left_out(file: ifcopenshell.file) -> None:
    (facets,) = read_facets([face_set(file, [*TETRAHEDRON, (5, 5, 5)])], 1.0, False).values()
    assert facets.points.max() == 1.0
    assert not read_facets([face_set(file, [(1, 2, 6)])], 1.0, True)
