import math

import pytest

from sim.operations.student import difference, estimate, t_below, t_quantile


@pytest.mark.parametrize(
    ("p", "freedom", "value"),
    [
        (0.975, 1, 12.7062),
        (0.975, 2, 4.30265),
        (0.975, 9, 2.26216),
        (0.95, 29, 1.69913),
        (0.995, 120, 2.61742),
    ],
)
def test_quantiles_are_those_of_the_tables(p: float, freedom: int, value: float) -> None:
    assert t_quantile(p, freedom) == pytest.approx(value, abs=6e-5)
    assert t_below(t_quantile(p, freedom), freedom) == pytest.approx(p, abs=1e-12)


def test_interval_of_a_mean() -> None:
    found = estimate([1.0, 2.0, 3.0, 4.0])
    assert found.mean == 2.5
    assert found.half_width == pytest.approx(3.18245 * math.sqrt(5 / 3) / 2, rel=1e-5)
    assert found.holds(4.5)
    assert not found.holds(5.0)
    assert estimate([1.0]).half_width == math.inf


def test_pairs_differ_by_less_than_their_spread() -> None:
    found = difference([11.0, 25.0, 40.0], [10.0, 24.0, 38.5])
    assert found.mean == pytest.approx(3.5 / 3)
    assert found.half_width < 1
