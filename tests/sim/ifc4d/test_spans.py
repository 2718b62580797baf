"""Lengths of time are spelled as ISO 8601 and read back as they were."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sim.ifc4d.spans import duration_text, instant
from sim.moment import duration


@given(st.integers(-(10**8), 10**8))
def test_durations_come_back(seconds: int) -> None:
    assert duration(duration_text(seconds)) == seconds


def test_instants_have_seconds() -> None:
    assert instant(np.datetime64("2026-02-01T08:30", "m")) == "2026-02-01T08:30:00"
