"""Moments on a ruler: site time to pixels and back."""

from dataclasses import dataclass, replace

import numpy as np

from kernels.arrays import F64, Time

SECOND = np.timedelta64(1, "s")
CLOSEST = 60.0  # s per pixel
WIDEST = 20 * 86400.0  # s per pixel


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A straight scale.

    Attributes
    ----------
    origin : datetime64[s]
        The moment at x = 0.
    seconds_per_pixel : float
    """

    origin: np.datetime64
    seconds_per_pixel: float

    def x(self, moments: Time | np.datetime64) -> F64:
        """Return pixels of moments, NaN for NaT."""
        return np.asarray((moments - self.origin) / SECOND / self.seconds_per_pixel, np.float64)

    def at(self, x: float) -> np.datetime64:
        """Return the moment at a pixel, to the second."""
        return self.origin + np.timedelta64(round(x * self.seconds_per_pixel), "s")

    def zoomed(self, factor: float, x: float) -> "TimeScale":
        """Return the scale with `factor` times the pixels per second; the moment at `x` stays there."""
        step = min(max(self.seconds_per_pixel / factor, CLOSEST), WIDEST)
        return replace(TimeScale(self.at(x), step), origin=TimeScale(self.at(x), step).at(-x))

    def panned(self, pixels: float) -> "TimeScale":
        """Return the scale moved so that what stood at `pixels` stands at 0."""
        return TimeScale(self.at(pixels), self.seconds_per_pixel)


def fitted_scale(first: np.datetime64, last: np.datetime64, width: float, margin: float = 0.0) -> TimeScale:
    """Return the scale on which first to last fill `width` pixels but for a margin on both sides."""
    span = max(float((last - first) / SECOND), 3600.0)
    step = span / max(width - 2.0 * margin, 1.0)
    return TimeScale(TimeScale(first.astype("datetime64[s]"), step).at(-margin), step)
