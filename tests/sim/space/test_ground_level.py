import numpy as np
import pytest
from oracles.boxes import box_model

from sim.space.ground_level import ground_level, is_site

TOWER = [0, 0, 0, 20, 20, 60]
PILE = [2, 2, -15, 3, 3, -3]


def level(*pieces: tuple[str, list[float]]) -> float:
    return ground_level(
        box_model(np.array([box for _, box in pieces], float), [name for name, _ in pieces])[0]
    )


def test_a_plate_of_site_lies_on_the_ground() -> None:
    site = [-40, -40, -3, 60, 60, 0]
    assert level(("IfcGeographicElement", site), ("IfcWall", TOWER), ("IfcPile", PILE)) == -3


def test_a_small_pavement_is_no_ground() -> None:
    path = [0, -1, -0.2, 2, 0, -0.1]
    assert level(("IfcPavement", path), ("IfcWall", TOWER), ("IfcPile", PILE)) == pytest.approx(-0.2)


def test_without_site_only_piles_are_buried() -> None:
    assert level(("IfcFooting", [0, 0, -1, 20, 20, 0]), ("IfcWall", TOWER), ("IfcPile", PILE)) == -1
    assert level(("IfcPile", PILE)) == -15


def test_a_tunnel_lies_on_its_own_underside() -> None:
    rings = [("IfcSlab", [10.0 * k, 0, -30, 10.0 * k + 9, 8, -22]) for k in range(5)]
    assert level(("IfcGeographicElement", [-50, -50, -1, 100, 50, 0]), *rings) == -30


def test_nothing_has_no_level() -> None:
    elements, _ = box_model(np.full((2, 6), np.nan))
    assert np.isnan(ground_level(elements))


def test_site_is_told_by_class() -> None:
    elements, _ = box_model(np.zeros((3, 6)), ["IfcWall", "IfcSite", "IfcPavement"])
    assert is_site(elements).tolist() == [False, True, True]
