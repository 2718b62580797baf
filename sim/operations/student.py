"""Confidence intervals of a mean by Student's t."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean of n values, and half the width of its confidence interval; infinite for one value."""

    mean: float
    half_width: float
    n: int

    def holds(self, value: float) -> bool:
        """Return whether a value lies in the interval."""
        return abs(value - self.mean) <= self.half_width


def estimate(values: npt.ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return the mean of independent values with its confidence interval."""
    found = np.asarray(values, np.float64)
    n = found.size
    mean = float(found.mean()) if n else math.nan
    if n < 2:
        return Estimate(mean, math.inf, n)
    error = float(found.std(ddof=1)) / math.sqrt(n)
    return Estimate(mean, t_quantile(0.5 + confidence / 2, n - 1) * error, n)


def difference(ours: npt.ArrayLike, theirs: npt.ArrayLike, confidence: float = 0.95) -> Estimate:
    """Return the mean difference of two variants simulated with common random numbers, in pairs."""
    return estimate(np.asarray(ours, np.float64) - np.asarray(theirs, np.float64), confidence)


def t_quantile(p: float, freedom: int) -> float:
    """Return what a t variate stays below with probability p, [0.5, 1)."""
    low, high = 0.0, 1.0
    while t_below(high, freedom) < p:
        low, high = high, high * 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if t_below(middle, freedom) < p:
            low = middle
        else:
            high = middle
    return high


def t_below(t: float, freedom: int) -> float:
    """Return the probability that a t variate stays below t, which is not negative.

    Notes
    -----
    Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 26.7.3 and 26.7.4.
    """
    angle = math.atan(t / math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    term, total = (1.0, 1.0) if freedom % 2 == 0 else (cosine, cosine)
    for k in range(2 if freedom % 2 == 0 else 3, freedom - 1, 2):
        term *= cosine * cosine * (k - 1) / k
        total += term
    if freedom % 2 == 0:
        return 0.5 + 0.5 * sine * total
    return 0.5 + (angle + (sine * total if freedom > 1 else 0.0)) / math.pi
