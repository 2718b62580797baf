"""Volumes, surfaces and bounds agree with what geometry books say."""

import math

import pytest

from sim.samples.solids import Bar, Hull, Prism, area, block, disc, rectangle


@pytest.mark.parametrize("axis", ["x", "y", "z"])
def test_a_block_with_a_hole(axis: str) -> None:
    solid = block((1.0, 2.0, 3.0, 3.0, 5.0, 7.0), "f", axis, (rectangle(2.2, 4.0, 2.7, 4.5),))  # type: ignore[arg-type]
    assert solid.box() == (1.0, 2.0, 3.0, 3.0, 5.0, 7.0)
    assert solid.gross_volume() == pytest.approx(24.0)
    assert solid.volume() == pytest.approx(24.0 - 0.25 * solid.depth)


def test_a_cube_has_six_faces() -> None:
    assert block((0.0, 0.0, 0.0, 2.0, 2.0, 2.0), "f").surface() == pytest.approx(24.0)


def test_a_disc_comes_near_the_circle() -> None:
    assert area(disc(1.0, 720)) == pytest.approx(math.pi, rel=1e-4)
    assert Prism(disc(1.0, 720), "z", 0.0, 2.0, "f").volume() == pytest.approx(2 * math.pi, rel=1e-4)


def test_a_bar_stays_in_its_box() -> None:
    bar = Bar((0.0, 0.0, 0.0), (3.0, 0.0, 0.0), 0.2, "f")
    assert bar.box() == pytest.approx((0.0, -0.1, -0.1, 3.0, 0.1, 0.1))
    assert bar.volume() == pytest.approx(0.12)


def test_a_tetrahedron() -> None:
    points = ((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    hull = Hull(points, ((0, 2, 1), (0, 1, 3), (0, 3, 2), (1, 2, 3)), "f")
    assert hull.volume() == pytest.approx(1 / 6)
    assert hull.surface() == pytest.approx(1.5 + math.sqrt(3) / 2)
