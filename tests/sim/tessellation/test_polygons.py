"""Faces filled with triangles, compared with their area."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernels.arrays import F64
from sim.tessellation.polygons import Face, triangulate

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
CORNER = [(0.0, 0.0), (4.0, 0.0), (4.0, 1.0), (1.0, 1.0), (1.0, 4.0), (0.0, 4.0)]
COMB = [(0.0, 0.0), (5.0, 0.0), (5.0, 3.0), (4.0, 3.0), (4.0, 1.0), (3.0, 1.0), (3.0, 3.0), (2.0, 3.0),
        (2.0, 1.0), (1.0, 1.0), (1.0, 3.0), (0.0, 3.0)]  # fmt: skip
HOLE = [(1.0, 1.0), (1.0, 2.0), (2.0, 2.0), (2.0, 1.0)]
OTHER = [(2.5, 2.5), (3.5, 2.5), (3.0, 3.5)]  # turns like the outline, which files also do


def laid(*rings: list[tuple[float, float]]) -> tuple[F64, Face]:
    """Return rings on a slanting plane."""
    flat = np.array([corner for ring in rings for corner in ring])
    turn = np.array([[0.8, 0.36, 0.48], [0.0, 0.8, -0.6]])
    first = np.cumsum([0] + [len(ring) for ring in rings]).tolist()
    return flat @ turn + 7.0, [list(range(a, b)) for a, b in pairwise(first)]


def filled(points: F64, triangles: np.ndarray) -> float:
    """Return the area, counted negative where a triangle faces away from the plane's normal."""
    a, b, c = (points[triangles[:, k]] for k in range(3))
    return float((np.cross(b - a, c - a) @ np.cross([0.8, 0.36, 0.48], [0.0, 0.8, -0.6])).sum() / 2)


@pytest.mark.parametrize(
    ("rings", "area", "count"),
    [
        ((SQUARE,), 16.0, 2),
        ((CORNER,), 7.0, 4),
        ((COMB,), 11.0, 10),
        ((SQUARE, HOLE), 15.0, 8),
        ((SQUARE, HOLE, OTHER), 14.5, 13),
        ((SQUARE, OTHER, HOLE), 14.5, 13),
    ],
)
def test_a_face_is_filled_once_and_its_holes_are_not(
    rings: tuple[list[tuple[float, float]], ...], area: float, count: int
) -> None:
    points, face = laid(*rings)
    triangles, owner, left = triangulate(points, [face], 1e-3)
    assert not left
    assert len(triangles) == count
    assert set(owner.tolist()) == {0}
    a, b, c = (points[triangles[:, k]] for k in range(3))
    assert np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2 == pytest.approx(area)
    assert filled(points, triangles) == pytest.approx(area)


@given(st.lists(st.floats(0.2, 3.0), min_size=3, max_size=24))
def test_any_star_is_filled(radii: list[float]) -> None:
    angle = np.arange(len(radii)) * 2 * np.pi / len(radii)
    x, y = np.cos(angle) * radii, np.sin(angle) * radii
    points, face = laid(list(zip(x.tolist(), y.tolist(), strict=True)))
    triangles, _, left = triangulate(points, [face], 1e-3)
    area = float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2)
    assert left or filled(points, triangles) == pytest.approx(area)


def test_a_bent_face_and_one_with_a_spike_are_left() -> None:
    points, square = laid(SQUARE)
    points[2] += 0.1
    assert triangulate(points, [square], 1e-3)[2] == [0]
    assert triangulate(points, [square], 1.0)[2] == []
    points, spike = laid([(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (4.0, 9.0), (4.0, 4.0), (0.0, 4.0)])
    assert triangulate(points, [spike], 1e-3)[2] == [0]


def test_a_face_without_area_is_nothing() -> None:
    points, line = laid([(0.0, 0.0), (4.0, 0.0), (2.0, 0.0)])
    triangles, _, left = triangulate(points, [line, [[0, 1]]], 1e-3)
    assert len(triangles) == 0
    assert not left
