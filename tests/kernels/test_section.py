"""Where a plane passes through triangles, held against solving each edge by hand."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels.arrays import F32, F64, I32
from kernels.section import cut_lines

corner = st.tuples(*[st.integers(-3, 3)] * 3)


def by_hand(vertices: F32, triangle: I32, plane: F64) -> list[F64]:
    """Return where the three sides of a triangle meet a plane; a vertex in it lies behind it."""
    found = []
    for a, b in ((0, 1), (1, 2), (2, 0)):
        p, q = vertices[triangle[a]].astype(float), vertices[triangle[b]].astype(float)
        dp, dq = float(p @ plane[:3]) - plane[3], float(q @ plane[:3]) - plane[3]
        if (dp > 0) != (dq > 0):
            found.append(p + dp / (dp - dq) * (q - p))
    return found


@settings(deadline=None)
@given(st.lists(st.tuples(corner, corner, corner), min_size=1, max_size=8), st.integers(-2, 2))
def test_ends_lie_on_the_sides(triangles: list[tuple[tuple[int, int, int], ...]], far: int) -> None:
    vertices = np.array(triangles, np.float32).reshape(-1, 3)
    cells = np.arange(len(vertices), dtype=np.int32).reshape(-1, 3)
    key = np.repeat(np.arange(len(cells), dtype=np.float32), 3)
    plane = np.array([0.6, 0.0, 0.8, far])
    points, keys = np.full((64, 3), np.nan, np.float32), np.full(64, np.nan, np.float32)
    count = cut_lines(vertices, cells, key, np.ones(8, np.bool_), plane, 0.0, points, keys)
    wanted = [by_hand(vertices, triangle, plane) for triangle in cells]
    assert count == sum(len(ends) for ends in wanted)
    at = 0
    for row, ends in enumerate(wanted):
        if ends:
            mine = sorted(points[at : at + 2].round(3).tolist())
            assert np.allclose(mine, sorted(np.round(ends, 3).tolist()), atol=2e-3)
            assert keys[at : at + 2].tolist() == [row, row]
            at += 2
    assert np.isnan(points[at:]).all()


def test_inset_and_little_room() -> None:
    vertices = np.array([[0, 0, 0], [2, 0, 0], [0, 0, 2], [0, 1, 0], [2, 1, 0], [0, 1, 2]], np.float32)
    cells = np.array([[0, 1, 2], [3, 4, 5]], np.int32)
    plane = np.array([1.0, 0.0, 0.0, 1.0])
    points, keys = np.full((2, 3), np.nan, np.float32), np.zeros(2, np.float32)
    key = np.array([0, 0, 0, 1, 1, 1], np.float32)
    both = np.ones(2, np.bool_)
    assert cut_lines(vertices, cells, key, both, plane, 0.25, points, keys) == 4
    assert cut_lines(vertices, cells, key, np.array([True, False]), plane, 0.25, points, keys) == 2
    assert points[:, 0].tolist() == [0.75, 0.75]
