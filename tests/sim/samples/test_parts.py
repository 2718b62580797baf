"""Turned and tilted parts stand where their matrix puts them."""

import math

import pytest

from sim.samples.parts import Kind, Part, directions, place_box
from sim.samples.solids import block


def test_quarter_turns_are_exact() -> None:
    assert place_box((0.0, 0.0, 0.0, 2.0, 1.0, 3.0), (10.0, 20.0, 30.0), 90.0) == (
        9.0,
        20.0,
        30.0,
        10.0,
        22.0,
        33.0,
    )
    assert place_box((0.0, 0.0, 0.0, 2.0, 1.0, 3.0), (0.0, 0.0, 0.0), 270.0) == (
        0.0,
        -2.0,
        0.0,
        1.0,
        0.0,
        3.0,
    )


@pytest.mark.parametrize(("turn", "tilt"), [(0.0, 0.0), (33.0, 4.0), (250.0, -2.0)])
def test_axes_are_at_right_angles(turn: float, tilt: float) -> None:
    x, z = directions(turn, tilt)
    assert math.hypot(*x) == pytest.approx(1.0)
    assert sum(a * b for a, b in zip(x, z, strict=True)) == pytest.approx(0.0)


def test_a_kind_knows_its_weight() -> None:
    solids = (block((0.0, 0.0, 0.0, 1.0, 1.0, 1.0), "a"), block((0.0, 0.0, 1.0, 1.0, 1.0, 3.0), "b"))
    kind = Kind("IfcWall", "SHEAR", "w", solids, density={"a": 1000.0, "b": 10.0})
    assert (kind.size(), kind.volume(), kind.weight()) == ((1.0, 1.0, 3.0), 3.0, 1020.0)
    assert Part(kind, "c", (1.0, 1.0, 1.0), "p", "").box() == (1.0, 1.0, 1.0, 2.0, 2.0, 4.0)
