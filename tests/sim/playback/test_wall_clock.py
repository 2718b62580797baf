"""The clock on site, through summer time."""

import numpy as np

from sim.playback.wall_clock import site_time


def test_summer_and_winter() -> None:
    for utc, wall in (
        ("2025-01-15T12:00:00", "2025-01-15T13:00:00"),
        ("2025-07-15T12:00:00", "2025-07-15T14:00:00"),
    ):
        assert site_time(np.datetime64(utc, "us"), "Europe/Amsterdam") == np.datetime64(wall, "s")


def test_unknown_zone_is_utc() -> None:
    noon = np.datetime64("2025-01-15T12:00:00", "s")
    for zone in ("Mars/Olympus", "", "../etc/passwd", "UTC"):
        assert site_time(noon, zone) == noon
