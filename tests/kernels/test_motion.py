"""Where moved elements are, against numpy's own interpolation."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels.motion import shifts_at

SHARE = np.array([0.0, 0.25, 1.0])
POINT = np.array([[0.0, 0, 0], [10, 0, 0], [10, 8, -4]])


def shifts(now: int, moves: int = 1) -> np.ndarray:  # type: ignore[type-arg]
    out = np.empty((1, 3), np.float32)
    start = np.array([100, 300][:moves], np.int64)
    path = np.arange(moves + 1, dtype=np.int64) * 3
    shifts_at(
        np.array([0, moves], np.int64), start, start + 100, path, np.tile(SHARE, moves),
        np.concatenate([POINT, POINT + 1][:moves]), now, out,
    )  # fmt: skip
    return out[0]


@settings(deadline=None, max_examples=80)
@given(st.integers(0, 300))
def test_straight_from_point_to_point(now: int) -> None:
    done = np.clip((now - 100) / 100, 0, 1)
    expected = [np.interp(done, SHARE, POINT[:, c]) for c in range(3)]
    np.testing.assert_allclose(shifts(now), expected, atol=1e-5)


def test_between_two_moves_it_stays_where_the_first_ended() -> None:
    np.testing.assert_allclose(shifts(250, moves=2), POINT[2])
    np.testing.assert_allclose(shifts(300, moves=2), POINT[0] + 1)
    np.testing.assert_allclose(shifts(500, moves=2), POINT[2] + 1)
    np.testing.assert_allclose(shifts(0, moves=2), POINT[0])


def test_a_jump_and_a_single_point() -> None:
    out = np.empty((1, 3), np.float32)
    one = np.array([0, 1], np.int64)
    start = np.array([5], np.int64)
    for now in (0, 5, 9):
        shifts_at(one, start, start, one, np.array([1.0]), np.array([[1.0, 2, 3]]), now, out)
        assert out[0].tolist() == [1, 2, 3]
