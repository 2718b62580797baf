"""The nearest corner and the nearest spot of an edge, against a search by small steps."""

import numpy as np
import pytest

from kernels.snap import NOTHING, nearest_edge, nearest_on_screen

PINHOLE = np.eye(4)
PINHOLE[3] = [0, 0, 1, 0]  # pixel = x / z, y / z


def test_corner_nearest_then_in_front() -> None:
    points = np.array([[2.0, 0, 2], [1, 0, 1], [5, 0, 1], [0, 0, -1]])
    assert nearest_on_screen(points, PINHOLE, 1.1, 0.0, 0.5) == 1
    assert nearest_on_screen(points, PINHOLE, 3.0, 0.0, 0.5) == NOTHING


@pytest.mark.parametrize("seed", range(6))
def test_edge_as_by_small_steps(seed: int) -> None:
    random = np.random.default_rng(seed)
    ends = random.uniform(-2, 2, (5, 2, 3)) + np.array([0, 0, 4])
    x, y = random.uniform(-0.5, 0.5, 2)
    share = np.linspace(0, 1, 20_001)[:, None]
    best, where = np.inf, np.zeros(3)
    for first, last in ends:
        line = first + share * (last - first)
        off = np.hypot(line[:, 0] / line[:, 2] - x, line[:, 1] / line[:, 2] - y)
        if off.min() < best:
            best, where = off.min(), line[off.argmin()]
    spot = np.empty(3)
    assert nearest_edge(ends, PINHOLE, x, y, 9.0, spot) != NOTHING
    assert spot == pytest.approx(where, abs=2e-3)


def test_no_edge_is_near_or_before_the_eye() -> None:
    spot = np.full(3, 7.0)
    ends = np.array([[[0.0, 0, 2], [1, 0, 2]], [[0, 0, -1], [1, 0, 5]]])
    assert nearest_edge(ends, PINHOLE, 0.2, 3.0, 1.0, spot) == NOTHING
    assert spot.tolist() == [7, 7, 7]
    assert nearest_edge(ends, PINHOLE, 0.2, 0.1, 1.0, spot) == 0
