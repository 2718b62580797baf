import numpy as np
import pytest

from viewers.widgets.date_text import LOCALE, date_text, days_text, qt_moment, site_moment


@pytest.mark.parametrize("text", ["2025-03-14T12:34:56", "1969-12-31T23:59:59", "2024-02-29T00:00:00"])
def test_moments_survive_the_way_to_qt_and_back(text: str) -> None:
    moment = np.datetime64(text, "s")
    assert site_moment(qt_moment(moment)) == moment


def test_dates_are_iso_or_local() -> None:
    moment = np.datetime64("2025-03-14T12:00:00", "s")
    assert date_text(moment) == "2025-03-14"
    assert date_text(moment, LOCALE)
    assert date_text(np.datetime64("NaT", "s")) == ""


def test_durations() -> None:
    assert days_text(float("nan")) == ""
    assert days_text(3.0) == "3 d"
    assert days_text(2.375) == "2.4 d"
