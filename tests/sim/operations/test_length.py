import math

import pytest

from sim.operations.length import Length, constant, truncation


@pytest.mark.parametrize(
    ("length", "code"),
    [
        (constant(3), ""),
        (Length("gamma", (1.0,)), "operation-kind-unknown"),
        (Length("uniform", (1.0,)), "operation-values-number"),
        (Length("observed", ()), "operation-values-number"),
        (constant(math.nan), "operation-values-finite"),
        (constant(-1), "operation-values-negative"),
        (Length("triangular", (3.0, 2.0, 5.0)), "operation-values-order"),
        (Length("normal", (3.0, 0.0)), "operation-values-order"),
        (Length("normal", (3.0, 1.0, 5.0, 4.0)), "operation-values-order"),
        (Length("normal", (3.0, 1.0, 2.0)), ""),
        (Length("weibull", (0.0, 1.0)), "operation-values-positive"),
    ],
)
def test_faults(length: Length, code: str) -> None:
    assert length.fault() == code


def test_rows_carry_what_the_kernel_wants() -> None:
    assert Length("pert", (1.0, 2.0, 6.0)).row()[1] == pytest.approx((1, 5, 1.8, 4.2))
    assert Length("pert", (2.0, 2.0, 2.0)).row() == (0, (2.0,))
    mu, sigma = Length("lognormal", (3.0, 1.0)).row()[1]
    assert math.exp(mu + sigma * sigma / 2) == pytest.approx(3.0)
    assert Length("observed", (1.0, 2.0)).row()[1] == ()


def test_truncation_is_at_nothing_and_no_end_unless_said() -> None:
    assert truncation((3.0, 1.0)) == (0.0, math.inf)
    assert truncation((3.0, 1.0, 2.0, 4.0)) == (2.0, 4.0)
