import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.playback.time_scale import CLOSEST, WIDEST, TimeScale, fitted_scale

NOON = np.datetime64("2025-03-14T12:00:00", "s")


def test_pixels_and_moments_are_inverse() -> None:
    scale = TimeScale(NOON, 3600.0)
    assert scale.at(24.0) == NOON + np.timedelta64(86400, "s")
    assert float(scale.x(scale.at(17.0))) == 17.0
    assert np.isnan(scale.x(np.array(["NaT", NOON], "datetime64[s]"))).tolist() == [True, False]


@given(st.floats(0.2, 5.0), st.floats(0.0, 2000.0))
def test_zoom_keeps_the_moment_under_the_pointer(factor: float, x: float) -> None:
    scale = TimeScale(NOON, 7200.0)
    zoomed = scale.zoomed(factor, x)
    assert zoomed.seconds_per_pixel == pytest.approx(7200.0 / factor)
    assert abs(float((zoomed.at(x) - scale.at(x)) / np.timedelta64(1, "s"))) <= 2.0


def test_zoom_has_ends() -> None:
    assert TimeScale(NOON, 3600.0).zoomed(1e9, 0.0).seconds_per_pixel == CLOSEST
    assert TimeScale(NOON, 3600.0).zoomed(1e-9, 0.0).seconds_per_pixel == WIDEST


def test_fit_leaves_the_margin() -> None:
    last = NOON + np.timedelta64(80, "D")
    scale = fitted_scale(NOON, last, 1000.0, 100.0)
    assert float(scale.x(NOON)) == pytest.approx(100.0, abs=0.1)
    assert float(scale.x(last)) == pytest.approx(900.0, abs=0.1)
    assert scale.panned(100.0).at(0.0) == NOON
    assert fitted_scale(NOON, NOON, 100.0).seconds_per_pixel > 0.0
