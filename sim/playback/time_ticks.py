"""Where a time ruler is divided, and what stands at each division."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, Time
from sim.playback.time_scale import TimeScale

# Steps from fine to coarse: numpy unit, count, and the coarser step that stands above it.
_STEPS: tuple[tuple[str, int, int], ...] = (
    ("h", 1, 4), ("h", 3, 4), ("h", 6, 4), ("h", 12, 4), ("D", 1, 6), ("W", 1, 6), ("M", 1, 8), ("M", 3, 8),
    ("Y", 1, 9), ("Y", 10, 9),
)  # fmt: skip
_SECONDS = {"h": 3600.0, "D": 86400.0, "W": 7 * 86400.0, "M": 30.4 * 86400.0, "Y": 365.25 * 86400.0}
_THURSDAY = 3  # 1970-01-01 was one; weeks begin on Monday


@dataclass(frozen=True, slots=True, eq=False)
class Ticks:
    """Divisions of one row of the ruler.

    Attributes
    ----------
    unit : str
        "h", "D", "W", "M" or "Y".
    time : datetime64[s][n]
        Begin of each division; the first may lie before the ruler.
    x : float64[n]
    width : float
        Pixels of a typical division.
    """

    unit: str
    time: Time
    x: F64
    width: float


def ticks(scale: TimeScale, width: float, room: float) -> tuple[Ticks, Ticks]:
    """Return the coarse and the fine row of a ruler `width` pixels long.

    Parameters
    ----------
    scale : TimeScale
    width : float
    room : float
        Pixels one fine label needs.
    """
    fine = len(_STEPS) - 1
    for k, (unit, count, _) in enumerate(_STEPS):
        if _SECONDS[unit] * count / scale.seconds_per_pixel >= room:
            fine = k
            break
    return _divisions(scale, width, _STEPS[fine][2]), _divisions(scale, width, fine)


def _divisions(scale: TimeScale, width: float, step: int) -> Ticks:
    unit, count, _ = _STEPS[step]
    first, last = scale.at(0.0), scale.at(width)
    if unit == "W":
        begin = first.astype("datetime64[D]").astype(np.int64)
        begin -= (begin + _THURSDAY) % 7
        days = np.arange(begin, int(last.astype("datetime64[D]").astype(np.int64)) + 1, 7)
        time = days.astype("datetime64[D]")
    else:
        low = int(first.astype(f"datetime64[{unit}]").astype(np.int64)) // count * count
        if unit == "Y":
            # numpy counts years from 1970; decades begin at …0.
            low = (low + 1970 * (count > 1)) // count * count - 1970 * (count > 1)
        high = int(last.astype(f"datetime64[{unit}]").astype(np.int64)) + 1
        time = np.arange(low, high, count).astype(f"datetime64[{unit}]")
    moments = time.astype("datetime64[s]")
    return Ticks(unit, moments, scale.x(moments), _SECONDS[unit] * count / scale.seconds_per_pixel)


def iso_week(moment: np.datetime64) -> tuple[int, int]:
    """Return ISO 8601 year and week number of a date."""
    day = int(moment.astype("datetime64[D]").astype(np.int64))
    thursday = np.datetime64(day - (day + _THURSDAY) % 7 + _THURSDAY, "D")
    year = thursday.astype("datetime64[Y]")
    return int(year.astype(np.int64)) + 1970, int(
        (thursday - year.astype("datetime64[D]")).astype(int)
    ) // 7 + 1
