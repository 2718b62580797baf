"""Cells are on one line, numbers without exponent and read back the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.writers.p6.cells import Stamp, hours, line, number, spelled, stamp


@given(st.floats(-1e12, 1e12))
def test_numbers_are_read_back(value: float) -> None:
    text = spelled(value)
    assert "e" not in text
    assert float(text) == value


@given(st.text())
def test_texts_fit_a_cell(text: str) -> None:
    found = line(text)
    assert found == line(found)
    assert not set(found) & set("\t\n\r\x7f")


@pytest.mark.parametrize(("text", "cell"), [(" a\tb\n", "a b"), ("墙 1", "墙 1"), ("A1010", "A1010")])
def test_line(text: str, cell: str) -> None:
    assert line(text) == cell


def test_what_is_not_known_is_empty() -> None:
    assert hours(-1) == number(np.nan) == stamp(np.datetime64("NaT")) == ""
    assert hours(5400) == 1.5
    assert isinstance(stamp(np.datetime64("2026-03-02T08:00")), Stamp)
