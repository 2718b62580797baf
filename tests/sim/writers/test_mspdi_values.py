"""Values as Microsoft Project spells them are read back the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.moment import duration
from sim.tool_dates import NO_FLOAT
from sim.writers.mspdi_values import length_text, moment_text, money_text, number_text, slack_text


@given(st.integers(0, 10**9))
def test_lengths(seconds: int) -> None:
    assert duration(length_text(seconds)) == seconds


@given(st.integers(-(10**11), 10**11))
def test_money_stands_in_hundredths(cents: int) -> None:
    assert float(money_text(cents / 100)) == cents


def test_what_is_not_known_is_left_out() -> None:
    assert length_text(-1) == money_text(np.nan) == number_text(np.nan) == slack_text(NO_FLOAT) == ""
    assert moment_text(np.datetime64("NaT")) == ""


@pytest.mark.parametrize(("seconds", "text"), [(28800, "4800"), (-28800, "-4800"), (0, "0")])
def test_slack_is_told_in_tenths_of_a_minute(seconds: int, text: str) -> None:
    assert slack_text(seconds) == text
