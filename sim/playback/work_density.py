"""How much work goes on along a stretch of time: the strips of the time bar."""

import numpy as np

from kernels.arrays import F64, Time
from sim.playback.time_scale import SECOND


def work_density(start: Time, finish: Time, first: np.datetime64, last: np.datetime64, bins: int) -> F64:
    """Return float64[bins]: mean number of tasks at work in each equal part of first..last.

    Tasks without both dates count nowhere.
    """
    known = ~np.isnat(start) & ~np.isnat(finish) & (finish > start)
    span = float((last - first) / SECOND)
    if not known.any() or span <= 0.0 or bins < 1:
        return np.zeros(bins)
    step = span / bins
    low = np.clip((start[known] - first) / SECOND / step, 0.0, bins)
    high = np.clip((finish[known] - first) / SECOND / step, 0.0, bins)
    return _below(high, bins) - _below(low, bins)


def _below(place: F64, bins: int) -> F64:
    """Return per bin the summed share of it that lies right of `place`, negated: a running coverage."""
    whole = np.minimum(place.astype(np.int64), bins - 1)
    counts = np.bincount(whole, minlength=bins).astype(np.float64)
    shares = np.bincount(whole, weights=place - whole, minlength=bins)
    covered: F64 = counts.sum() - np.cumsum(counts) + shares
    return covered
