"""PV 50, EV 40, AC 45, BAC 100 give the textbook's indices (PMI, The Standard for EVM)."""

import pytest

from sim.planning.earned_value import EarnedValue


def test_textbook_case() -> None:
    value = EarnedValue(planned=50.0, earned=40.0, actual=45.0, budget=100.0)
    assert value.schedule_index == pytest.approx(0.800)
    assert value.cost_index == pytest.approx(0.889, abs=5e-4)
    assert value.at_completion == pytest.approx(112.5)
    assert value.to_complete_index == pytest.approx(1.0909, abs=5e-5)
    assert (value.schedule_variance, value.cost_variance) == (-10.0, -5.0)
    assert value.to_complete == pytest.approx(67.5)
    assert value.completion_variance == pytest.approx(-12.5)
