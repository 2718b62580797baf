"""Half-spaces become solids on the right side of their plane."""

import ifcopenshell
import numpy as np
import pytest

from sim.tessellation.half_spaces import REACH, box_half_spaces, half_spaces


def clipped(flag: bool, polygon: bool = False, tilt: float = 0.0) -> ifcopenshell.file:
    file = ifcopenshell.file(schema="IFC4")
    point = file.create_entity("IfcCartesianPoint", (0.0, 0.0, 2.0))
    axis = file.create_entity("IfcDirection", (tilt, 0.0, -1.0))
    plane = file.create_entity("IfcPlane", file.create_entity("IfcAxis2Placement3D", point, axis, None))
    if polygon:
        low = file.create_entity("IfcCartesianPoint", (3.0, 4.0, 1.0))
        corners = [file.create_entity("IfcCartesianPoint", c) for c in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0))]
        position = file.create_entity("IfcAxis2Placement3D", low, None, None)
        line = file.create_entity("IfcPolyline", [*corners, corners[0]])
        half = file.create_entity("IfcPolygonalBoundedHalfSpace", plane, flag, position, line)
    else:
        half = file.create_entity("IfcHalfSpaceSolid", plane, flag)
    file.create_entity("IfcBooleanClippingResult", "DIFFERENCE", None, half)
    return file


@pytest.mark.parametrize(("flag", "side"), [(True, -1.0), (False, 1.0)])
def test_the_box_lies_where_the_flag_says(flag: bool, side: float) -> None:
    file = clipped(flag)
    assert box_half_spaces(file, 0.001) == 1
    solid = file.by_type("IfcBooleanResult")[0].SecondOperand
    assert solid.is_a("IfcExtrudedAreaSolid")
    assert solid.ExtrudedDirection.DirectionRatios == (0.0, 0.0, side)
    assert solid.Depth == REACH * 1000
    assert solid.Position.Location.Coordinates == (0.0, 0.0, 2.0)


@pytest.mark.parametrize(("flag", "side"), [(True, 1.0), (False, -1.0)])
def test_the_prism_starts_at_the_plane(flag: bool, side: float) -> None:
    file = clipped(flag, polygon=True)  # the plane's normal points down, the polygon's up
    assert box_half_spaces(file, 1.0) == 1
    solid = file.by_type("IfcBooleanResult")[0].SecondOperand
    np.testing.assert_allclose(solid.Position.Location.Coordinates, (3.0, 4.0, 2.0))
    assert solid.ExtrudedDirection.DirectionRatios == (0.0, 0.0, side)


def test_an_oblique_bounded_half_space_becomes_a_prism_cut_by_a_box() -> None:
    file = clipped(True, polygon=True, tilt=0.5)
    assert box_half_spaces(file, 1.0) == 1
    cut = file.by_type("IfcBooleanResult", include_subtypes=False)[0]
    assert file.by_type("IfcBooleanClippingResult")[0].SecondOperand == cut
    assert cut.Operator == "INTERSECTION"
    prism, box = cut.FirstOperand, cut.SecondOperand
    assert prism.Depth == 2 * REACH
    np.testing.assert_allclose(prism.Position.Location.Coordinates, (3.0, 4.0, 1.0 - REACH))
    assert box.ExtrudedDirection.DirectionRatios == (0.0, 0.0, -1.0)
    assert box.Position.Location.Coordinates == (0.0, 0.0, 2.0)


def test_a_broken_half_space_is_left_alone() -> None:
    file = ifcopenshell.file(schema="IFC4")
    file.create_entity("IfcHalfSpaceSolid", None, True)
    assert half_spaces(file) == []
