import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.playback.work_density import work_density

ZERO = np.datetime64(0, "s")


def _times(values: list[int]) -> np.ndarray:
    return np.array(values, "datetime64[s]")


@given(st.lists(st.tuples(st.integers(-50, 150), st.integers(1, 60)), min_size=1, max_size=20))
def test_density_agrees_with_overlaps_one_by_one(tasks: list[tuple[int, int]]) -> None:
    starts = [a for a, _ in tasks]
    finishes = [a + d for a, d in tasks]
    found = work_density(_times(starts), _times(finishes), ZERO, np.datetime64(100, "s"), 10)
    for k in range(10):
        overlap = sum(
            max(0, min(b, 10 * k + 10) - max(a, 10 * k)) for a, b in zip(starts, finishes, strict=True)
        )
        assert found[k] == pytest.approx(overlap / 10, abs=1e-9)


def test_missing_dates_and_empty_spans() -> None:
    nat = np.array(["NaT"], "datetime64[s]")
    assert work_density(nat, nat, ZERO, np.datetime64(10, "s"), 4).tolist() == [0.0] * 4
    assert work_density(_times([0]), _times([5]), ZERO, ZERO, 3).tolist() == [0.0] * 3
