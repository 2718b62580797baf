import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.playback.time_scale import CLOSEST, WIDEST, TimeScale
from sim.playback.time_ticks import iso_week, ticks

BEGIN = np.datetime64("2024-12-28T05:30:00", "s")


@given(st.dates(datetime.date(1975, 1, 1), datetime.date(2090, 1, 1)))
def test_week_agrees_with_the_calendar(day: datetime.date) -> None:
    year, week, _ = day.isocalendar()
    assert iso_week(np.datetime64(day).astype("datetime64[s]")) == (year, week)


@pytest.mark.parametrize("step", [60.0, 200.0, 900.0, 3600.0, 9000.0, 40_000.0, 150_000.0, 600_000.0, WIDEST])
def test_divisions_cover_the_ruler_and_have_room(step: float) -> None:
    coarse, fine = ticks(TimeScale(BEGIN, step), 1200.0, 40.0)
    for row in (coarse, fine):
        assert row.x[0] <= 0.0
        assert (np.diff(row.x) > 0.0).all()
        assert row.x[-1] + 1.1 * row.width >= 1200.0
    assert coarse.width > fine.width or coarse.unit == fine.unit == "Y"
    assert fine.x.size <= 1200.0 / 36.0 + 3


def test_days_under_months_weeks_begin_on_monday() -> None:
    coarse, fine = ticks(TimeScale(BEGIN, 1800.0), 800.0, 40.0)
    assert (coarse.unit, fine.unit) == ("M", "D")
    _, weeks = ticks(TimeScale(BEGIN, 9000.0), 800.0, 40.0)
    assert weeks.unit == "W"
    assert all(day.astype("datetime64[D]").item().weekday() == 0 for day in weeks.time)


def test_the_closest_view_counts_hours() -> None:
    coarse, fine = ticks(TimeScale(BEGIN, CLOSEST), 800.0, 40.0)
    assert (coarse.unit, fine.unit) == ("D", "h")
    decades, _ = ticks(TimeScale(BEGIN, WIDEST), 2000.0, 40.0)
    assert all(int(str(year)[:4]) % 10 == 0 for year in decades.time)
