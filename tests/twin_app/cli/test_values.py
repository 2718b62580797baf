"""Sizes and dates as people type them."""

import numpy as np
import pytest

from sim.problem import ReadError
from twin_app.cli.values import size_of, start_of


def test_start() -> None:
    assert start_of(None) is None
    assert start_of("2025-03-03") == np.datetime64("2025-03-03", "s")
    with pytest.raises(ReadError, match="soon"):
        start_of("soon")


@pytest.mark.parametrize("text", ["1920x1080", "1920X1080", " 1920×1080 "])
def test_size(text: str) -> None:
    assert size_of(text) == (1920, 1080)


@pytest.mark.parametrize("text", ["", "big", "1920", "15x100", "99999x100", "-1x5", "100x"])
def test_no_size(text: str) -> None:
    with pytest.raises(ReadError, match="--size"):
        size_of(text)
