"""Dates of the source tool are unknown until a reader brings them."""

import numpy as np

from sim.tool_dates import NO_FLOAT, ToolDates


def test_blank_dates_tell_nothing() -> None:
    dates = ToolDates.blank(2)
    assert np.isnat(dates.early_start).all()
    assert dates.total_float.tolist() == [NO_FLOAT] * 2
    assert dates.critical.tolist() == [255, 255]
