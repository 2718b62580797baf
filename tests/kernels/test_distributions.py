import math
from statistics import NormalDist

import numpy as np
import pytest

from kernels._jit import COMPILING
from kernels.distributions import draws, normal_quantile, polynomial
from sim.operations.compiling import compile_operation
from sim.operations.length import Length
from sim.operations.operation import Activity, Line, Operation, Take
from sim.operations.replication import new_state

COUNT = 200_000 if COMPILING else 2_000


def sample(length: Length, count: int = COUNT) -> np.ndarray:
    work = Activity("work", length, takes=(Take("crew"),), goes={"": "crew"})
    compiled = compile_operation(Operation("one", (Line("crew", 1),), (work,)))
    state, clock = new_state(compiled, 5, 0, 0)
    out = np.zeros(count)
    draws(compiled.plan, compiled.figure, state, clock, 0, out)
    return out


@pytest.mark.parametrize(
    ("length", "deviation"),
    [
        (Length("uniform", (2.0, 6.0)), 4 / math.sqrt(12)),
        (Length("triangular", (1.0, 2.0, 6.0)), math.sqrt((1 + 4 + 36 - 2 - 6 - 12) / 18)),
        (Length("pert", (1.0, 2.0, 6.0)), math.sqrt((17 / 6 - 2 / 3 - 1) * 0 + 0.9444444 / 1.0)),
        (Length("pert", (1.0, 1.0, 6.0)), None),
        (Length("pert", (1.0, 6.0, 6.0)), None),
        (Length("normal", (4.0, 0.5)), 0.5),
        (Length("normal", (1.0, 2.0, 0.0, 3.0)), None),
        (Length("lognormal", (3.0, 1.5)), 1.5),
        (Length("exponential", (3.0,)), 3.0),
        (
            Length("weibull", (1.5, 4.0)),
            4 * math.sqrt(math.gamma(1 + 2 / 1.5) - math.gamma(1 + 1 / 1.5) ** 2),
        ),
        (Length("observed", (1.0, 2.0, 6.0)), math.sqrt(14 / 3)),
    ],
)
def test_mean_and_deviation_are_those_of_the_distribution(length: Length, deviation: float | None) -> None:
    found = sample(length)
    error = 5 * float(found.std()) / math.sqrt(found.size)
    assert found.mean() == pytest.approx(length.mean(), abs=error)
    assert found.min() >= 0
    if deviation is not None and length.kind != "pert":
        assert found.std() == pytest.approx(deviation, rel=0.02 if COMPILING else 0.2)


def test_pert_is_the_beta_of_its_formula() -> None:
    found = (sample(Length("pert", (1.0, 2.0, 6.0))) - 1) / 5
    a, b = 1 + 4 / 5, 1 + 4 * 4 / 5
    assert found.var() == pytest.approx(a * b / ((a + b) ** 2 * (a + b + 1)), rel=0.02 if COMPILING else 0.2)
    assert 0 < found.min() < found.max() < 1


def test_truncated_normal_stays_within_its_ends() -> None:
    found = sample(Length("normal", (1.0, 2.0, 0.5, 3.0)))
    assert 0.5 <= found.min() < found.max() <= 3.0


def test_sequence_comes_in_order_and_stays_at_the_last() -> None:
    assert sample(Length("sequence", (3.0, 1.0, 2.0)), 5).tolist() == [3, 1, 2, 2, 2]


@pytest.mark.parametrize("p", [1e-300, 1e-12, 1e-3, 0.07, 0.4, 0.5, 0.6, 0.93, 1 - 1e-12])
def test_normal_quantile_equals_that_of_the_standard_library(p: float) -> None:
    assert normal_quantile(p) == pytest.approx(NormalDist().inv_cdf(p), rel=1e-14, abs=1e-15)


def test_polynomial_has_its_highest_power_first() -> None:
    assert polynomial((2.0, 3.0, 4.0), 10.0) == 234.0
