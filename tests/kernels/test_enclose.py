"""Rectangles of space against a slow oracle: points strewn over every triangle."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels._jit import COMPILING
from kernels.enclose import BEYOND, WITHIN, clip, enclose, height_over
from kernels.paint import GLASS, SOLID, UNSEEN

CUBE = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], np.float32)
FACES = np.array(
    [[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
     [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3]],
    np.int32,
)  # fmt: skip
STREWN = 24 if COMPILING else 6


def enclosed(places: np.ndarray, planes, cuts=0, crossing=False, shown=SOLID, roof=None) -> np.ndarray:
    """Return uint8[k]: what `enclose` says of unit cubes at places."""
    count = len(places)
    matrix = np.repeat(np.eye(3, 4)[None], count, axis=0)
    matrix[:, :, 3] = places
    rows = np.arange(count, dtype=np.int32)
    out = np.full(count, 9, np.uint8)
    high = np.full((count, 4), np.inf) if roof is None else np.tile(np.array(roof, float), (count, 1))
    enclose(
        np.array(planes, float).reshape(-1, 4), cuts, crossing, np.hstack([places, places + 1.0]),
        np.zeros(count, np.int32), rows, matrix, CUBE, FACES, np.array([0, 8]), np.array([0, 12]), rows,
        np.tile(np.array([3, 255, shown, 0], np.uint8), (count, 1)), high, out,
    )  # fmt: skip
    return out


def strewn(place: np.ndarray) -> np.ndarray:
    """Return points all over the triangles of a cube."""
    share = np.linspace(0, 1, STREWN)
    u, v = (grid.ravel() for grid in np.meshgrid(share, share))
    inside = u + v <= 1 + 1e-9
    weights = np.stack([1 - u - v, u, v], axis=1)[inside]
    corners = CUBE[FACES].astype(float) + place
    return np.einsum("pw,twk->tpk", weights, corners).reshape(-1, 3)


vectors = st.tuples(*[st.floats(-1, 1) for _ in range(3)]).filter(lambda v: np.linalg.norm(v) > 0.3)


@settings(max_examples=60 if COMPILING else 8, deadline=None)
@given(
    st.lists(st.tuples(vectors, st.floats(-2, 2)), min_size=1, max_size=4),
    st.integers(0, 2),
    st.tuples(*[st.floats(-2, 2) for _ in range(3)]),
)
def test_against_strewn_points(sides: list[tuple[tuple, float]], cuts: int, place: tuple) -> None:
    planes = np.array([(*np.divide(n, np.linalg.norm(n)), d) for n, d in sides])
    cuts = min(cuts, len(planes) - 1)
    where = np.array([place])
    found = int(enclosed(where, planes, cuts)[0])
    over = strewn(where[0]) @ planes[:, :3].T + planes[:, 3]
    kept = (over[:, :cuts] >= 0).all(axis=1)
    within = (over >= 0).all(axis=1)
    beyond = kept & (over[:, cuts:] < 0).any(axis=1)
    assert not within.any() or found & WITHIN
    assert not beyond.any() or found & BEYOND
    step = 2.0 / (STREWN - 1)  # what lies nearer than this to a plane may be missed by the points
    if found & WITHIN:
        assert (over >= -2 * step).all(axis=1).any()
    if found & BEYOND:
        assert ((over[:, :cuts] >= -2 * step).all(axis=1) & (over[:, cuts:] < 2 * step).any(axis=1)).any()


def test_a_box_may_reach_where_its_shape_does_not() -> None:
    # The corner of the cube at 1, 1, 1 is cut off by a sloping section: the region round it is empty.
    section = [-1, -1, -1, 2.0]
    corner = [[1, 0, 0, -0.9], [0, 1, 0, -0.9], [0, 0, 1, -0.9]]
    assert enclosed(np.zeros((1, 3)), [section, *corner], 1)[0] == BEYOND
    assert enclosed(np.zeros((1, 3)), corner, 0)[0] == WITHIN | BEYOND


def test_cut_away_is_neither_within_nor_beyond() -> None:
    section, side = [0, 0, -1, -0.5], [1, 0, 0, 5.0]
    assert enclosed(np.zeros((1, 3)), [section, side], 1)[0] == 0


def test_growth_ends_at_its_roof() -> None:
    upper = [[0, 0, 1, -0.5]]
    assert enclosed(np.zeros((1, 3)), upper)[0] == WITHIN | BEYOND
    assert enclosed(np.zeros((1, 3)), upper, roof=(0, 0, 1, 0.3))[0] == BEYOND


@pytest.mark.parametrize(("shown", "expected"), [(UNSEEN, 0), (GLASS, WITHIN), (SOLID, WITHIN)])
def test_only_what_is_drawn(shown: int, expected: int) -> None:
    assert enclosed(np.zeros((1, 3)), [[1, 0, 0, 3.0]], shown=shown)[0] == expected


def test_crossing_looks_no_further_than_it_must() -> None:
    assert enclosed(np.zeros((1, 3)), [[1, 0, 0, -0.5]], crossing=True)[0] & WITHIN


def test_clipping_a_triangle() -> None:
    polygon, spare = np.zeros((24, 3)), np.zeros((24, 3))
    polygon[:3] = [[0, 0, 0], [2, 0, 0], [0, 2, 0]]
    plane = np.array([[-1.0, 0, 0, 1.0]])
    assert height_over(plane, 0, 0.25, 5.0, 5.0) == 0.75
    assert clip(polygon, 3, plane, 0, spare) == 4
    assert polygon[:4, 0].max() == 1.0
    assert clip(polygon, 4, np.array([[1.0, 0, 0, -3.0]]), 0, spare) == 0
