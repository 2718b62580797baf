"""Quantities are what one measures with a tape."""

import pytest

from sim.samples.parts import Kind
from sim.samples.quantities import base_quantities
from sim.samples.solids import block, rectangle


def test_a_wall_with_a_window() -> None:
    hole = rectangle(1.0, 1.0, 2.0, 2.0)
    wall = Kind(
        "IfcWall",
        "SHEAR",
        "w",
        (block((0.0, 0.0, 0.0, 4.0, 0.2, 3.0), "c", "y", (hole,)),),
        density={"c": 2500.0},
    )
    name, values = base_quantities(wall)
    found = {title: value for title, _, value in values}
    assert name == "Qto_WallBaseQuantities"
    assert (found["Length"], found["Width"], found["Height"]) == (4.0, 0.2, 3.0)
    assert (found["GrossVolume"], found["NetVolume"]) == pytest.approx((2.4, 2.2))
    assert (found["GrossSideArea"], found["NetSideArea"]) == pytest.approx((12.0, 11.0))
    assert found["NetWeight"] == pytest.approx(5500.0)


def test_a_column() -> None:
    column = Kind("IfcColumn", "COLUMN", "c", (block((0.0, 0.0, 0.0, 0.5, 0.4, 3.0), "c"),))
    found = {title: value for title, _, value in base_quantities(column)[1]}
    assert (found["Length"], found["CrossSectionArea"]) == pytest.approx((3.0, 0.2))
    assert found["OuterSurfaceArea"] == pytest.approx(5.4)
    assert "NetWeight" not in found


def test_a_vehicle_has_none() -> None:
    assert base_quantities(Kind("IfcVehicle", "VEHICLE", "v", ())) == ("", [])
