import numpy as np
import pytest

from sim.space.alignment import plan_shift


def building(seed: int, count: int = 60) -> np.ndarray:
    """Return bounds of walls of many lengths."""
    dice = np.random.default_rng(seed)
    low = np.column_stack([dice.uniform(0, 30, (count, 2)), dice.integers(0, 4, count) * 3.0])
    size = np.column_stack([dice.uniform(0.6, 6, count), np.full(count, 0.2), np.full(count, 2.8)])
    return np.hstack([low, low + size])


def moved(box: np.ndarray, x: float, y: float) -> np.ndarray:
    return box + np.array([x, y, 0, x, y, 0])


@pytest.mark.parametrize(("x", "y"), [(-8.7, -10.5), (0.0, 3.0), (120.0, -0.35)])
def test_a_shift_is_found_to_the_bin(x: float, y: float) -> None:
    shift = plan_shift(moved(building(1), -x, -y), building(1))
    assert shift is not None
    assert (shift.x, shift.y) == pytest.approx((x, y), abs=0.051)
    assert shift.votes >= 50


def test_models_that_fit_are_left_alone() -> None:
    assert plan_shift(building(1), building(1)) is None
    assert plan_shift(moved(building(1), 0.02, -0.02), building(1)) is None


def test_models_that_share_nothing_say_nothing() -> None:
    assert plan_shift(building(1), building(2)) is None


def test_a_row_of_equal_parts_says_nothing() -> None:
    row = np.array([[2.0 * k, 0, 0, 2.0 * k + 1, 1, 1] for k in range(30)])
    assert plan_shift(row, moved(row, 4.0, 0.0)) is None


def test_parts_on_other_storeys_do_not_vote() -> None:
    above = building(1) + np.array([5.0, 5.0, 50.0, 5.0, 5.0, 50.0])
    assert plan_shift(above, building(1)) is None


def test_nothing_to_compare() -> None:
    nothing = np.empty((0, 6))
    assert plan_shift(nothing, building(1)) is None
    assert plan_shift(np.full((3, 6), np.nan), np.full((2, 6), 1e30)) is None
