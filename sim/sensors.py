"""Sensor channels, their limits, and the elements they watch."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64
from sim.columns import check_lengths, freeze


@dataclass(frozen=True, slots=True, eq=False)
class Sensors:
    """One row per channel bound to an element.

    Attributes
    ----------
    channel : tuple of str
        Name of the channel in the feed.
    guid : tuple of str
        GlobalId of the element it watches.
    unit : tuple of str
    warn_low, warn_high, alarm_low, alarm_high : float64[n]
        Limits; NaN for none.
    stale_after : float64[n]
        Seconds without a reading after which the channel counts as stale; NaN for never.
    """

    channel: tuple[str, ...]
    guid: tuple[str, ...]
    unit: tuple[str, ...]
    warn_low: F64
    warn_high: F64
    alarm_low: F64
    alarm_high: F64
    stale_after: F64

    def __post_init__(self) -> None:
        arrays = {
            "warn_low": self.warn_low, "warn_high": self.warn_high, "alarm_low": self.alarm_low,
            "alarm_high": self.alarm_high, "stale_after": self.stale_after,
        }  # fmt: skip
        check_lengths("Sensors", len(self.channel), guid=self.guid, unit=self.unit, **arrays)
        freeze(*arrays.values())

    def __len__(self) -> int:
        return len(self.channel)


def no_sensors() -> Sensors:
    """Return the empty table."""
    return Sensors((), (), (), *(np.empty(0) for _ in range(5)))
