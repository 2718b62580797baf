"""Cells under triangles against a slow oracle: points strewn over them."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels._jit import COMPILING
from kernels.trace import mark, trace

SIZE = 16
STREWN = 60 if COMPILING else 30


def traced(corners: np.ndarray, room: int = 4000, wanted: bool = True) -> tuple[int, dict[int, float]]:
    """Return how many cells there are under one triangle, and the lowest height over each."""
    slots, cells = np.empty(room, np.int32), np.empty(room, np.int32)
    heights = np.empty(room, np.float32)
    used = trace(
        corners.astype(np.float32), np.array([[0, 1, 2]], np.int32), np.zeros(1, np.int32), 3,
        np.array([False, False, False, wanted]), np.zeros(3), 1.0, np.zeros((SIZE, SIZE, 2), np.int32), slots,
        cells, heights, 0,
    )  # fmt: skip
    kept = min(used, room)
    assert (slots[:kept] == 3).all()
    return used, dict(zip(cells[:kept].tolist(), heights[:kept].tolist(), strict=True))


points = st.tuples(st.floats(-4, 20), st.floats(-4, 20), st.floats(0, 5))


@settings(max_examples=60 if COMPILING else 8, deadline=None)
@given(st.tuples(points, points, points))
def test_against_strewn_points(triangle: tuple[tuple[float, float, float], ...]) -> None:
    corners = np.array(triangle)
    used, found = traced(corners)
    assert used == len(found)
    u, v = (share.ravel() for share in np.meshgrid(*[np.linspace(0, 1, STREWN)] * 2))
    inside = u + v <= 1
    strewn = (
        corners[0] + u[inside, None] * (corners[1] - corners[0]) + v[inside, None] * (corners[2] - corners[0])
    )
    near = {
        (int(x + dx), int(y + dy))
        for x, y in np.floor(strewn[:, :2])
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
    }
    assert {(cell % SIZE, cell // SIZE) for cell in found} <= near  # nothing far from the triangle
    for row in range(SIZE):
        for column in range(SIZE):
            middle = np.array([column + 0.5, row + 0.5])
            if np.abs(strewn[:, :2] - middle).max(axis=1).min() < 0.02:  # well inside: must be there
                edge = _distance_to_rim(corners[:, :2], middle)
                assert edge < 0.1 or row * SIZE + column in found
    for height in found.values():
        assert corners[:, 2].min() - 1e-3 <= height <= corners[:, 2].max() + 1e-3


def _distance_to_rim(corners: np.ndarray, point: np.ndarray) -> float:
    best = np.inf
    for k in range(3):
        a, way = corners[k], corners[(k + 1) % 3] - corners[k]
        share = np.clip((point - a) @ way / max(way @ way, 1e-12), 0, 1)
        best = min(best, float(np.linalg.norm(point - a - share * way)))
    return best


def test_a_thin_diagonal_takes_its_cells_only() -> None:
    _, found = traced(np.array([[1.2, 1.2, 1.0], [12.2, 12.2, 1.0], [12.3, 12.2, 1.0]]))
    assert 12 * SIZE + 12 in found
    assert 1 * SIZE + 12 not in found
    assert len(found) < 30


def test_what_is_not_wanted_or_has_no_room() -> None:
    corners = np.array([[1.0, 1, 0], [9, 1, 0], [1, 9, 0]])
    assert traced(corners, wanted=False) == (0, {})
    full, cells = traced(corners)
    assert full == len(cells) > 30
    used, kept = traced(corners, room=5)
    assert used == full
    assert len(kept) == 5


def test_a_cell_keeps_its_lowest_height() -> None:
    taken = np.zeros((SIZE, SIZE, 2), np.int32)
    slots, cells, heights = np.empty(4, np.int32), np.empty(4, np.int32), np.empty(4, np.float32)
    used = mark(2.5, 3.5, 4.0, 7, taken, slots, cells, heights, 0)
    assert mark(2.1, 3.9, 1.0, 7, taken, slots, cells, heights, used) == 1
    assert (slots[0], cells[0], heights[0]) == (7, 3 * SIZE + 2, 1.0)
    assert mark(-0.1, 3.0, 1.0, 7, taken, slots, cells, heights, 1) == 1
