"""When something may be done: from calendars, from measured series, several at once."""

import math

import numpy as np

from kernels.arrays import F64
from sim.calendar import Calendar
from sim.operations.operation import Gate

SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0}
"""By unit of time."""


def common_spans(series: list[F64]) -> F64:
    """Return when all of several series are open, float64[n, 2]."""
    found = series[0]
    for other in series[1:]:
        opens = np.maximum(found[:, :1], other[:, 0])
        closes = np.minimum(found[:, 1:], other[:, 1])
        both = opens < closes
        found = np.column_stack([opens[both], closes[both]])
    return found


def always_but(closed: list[tuple[float, float]]) -> F64:
    """Return the open spans that closed ones leave, from 0 on for ever."""
    found: list[tuple[float, float]] = []
    now = 0.0
    for begin, end in sorted(closed):
        if begin > now:
            found.append((now, begin))
        now = max(now, end)
    if now < math.inf:
        found.append((now, math.inf))
    return np.array(found, np.float64).reshape(-1, 2)


def calendar_gate(
    name: str, calendar: Calendar, start: np.datetime64, horizon: float, unit: str = "min"
) -> Gate:
    """Return a gate that is open in the shifts of a calendar.

    Parameters
    ----------
    name : str
    calendar : Calendar
    start : datetime64[s]
        When time 0 is.
    horizon : float
        Up to when, in `unit`.
    unit : str
        "s", "min", "h" or "d".
    """
    second = SECONDS[unit]
    zero = start.astype("datetime64[s]")
    day = zero.astype("datetime64[D]")
    spans: list[list[float]] = []
    for number in range(math.ceil(horizon * second / 86400) + 1):
        midnight = float((day + number - zero) / np.timedelta64(1, "s"))
        for opens, closes in calendar.shifts(day + number):
            begin, end = max(0.0, midnight + opens), midnight + closes
            if end <= begin:
                continue
            if spans and spans[-1][1] == begin / second:
                spans[-1][1] = end / second
            else:
                spans.append([begin / second, end / second])
    return Gate(name, np.array(spans, np.float64).reshape(-1, 2))


def series_gate(name: str, times: F64, values: F64, limit: float, below: bool = True) -> Gate:
    """Return a gate that is open while a measured series keeps a limit; each value holds until the next.

    Parameters
    ----------
    name : str
    times : float64[n]
        Rising; the first holds from the start, the last for ever.
    values : float64[n]
        Where there is none, the gate is closed.
    limit : float
    below : bool
        Open at or below the limit, else at or above it.
    """
    ends = np.append(times[1:], math.inf)
    good = values <= limit if below else values >= limit
    begins = np.append(0.0, times[1:])
    closed = [(float(a), float(b)) for a, b, fine in zip(begins, ends, good, strict=True) if not fine]
    return Gate(name, always_but(closed))
