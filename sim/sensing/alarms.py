"""The latest reading of each channel, and the alarms that follow for the elements."""

from collections import Counter
from collections.abc import Iterable

import numpy as np

from kernels.alarms import NEVER, judge_channels, raise_on_elements
from kernels.arrays import U8
from sim.elements import Elements
from sim.problem import Problem, Severity
from sim.readers.readings import Reading
from sim.sensors import Sensors


class Alarms:
    """Takes readings as they come; tells at any moment how each element stands."""

    def __init__(self, sensors: Sensors, elements: Elements) -> None:
        self._sensors = sensors
        self._element = np.array([elements.row(guid) for guid in sensors.guid], np.int32)
        self._rows: dict[str, list[int]] = {}
        for row, channel in enumerate(sensors.channel):
            self._rows.setdefault(channel, []).append(row)
        self._value = np.full(len(sensors), np.nan)
        self._time = np.full(len(sensors), NEVER, np.int64)
        self._code = np.zeros(len(sensors), np.uint8)
        self._unbound: Counter[str] = Counter()

    def take(self, readings: Iterable[Reading]) -> None:
        """Remember the latest value of each channel; an older reading than the known one is passed over."""
        for time, channel, value in readings:
            rows = self._rows.get(channel)
            if rows is None:
                self._unbound[channel] += 1
                continue
            seconds = int(time.astype("datetime64[s]").astype(np.int64))
            for row in rows:
                if seconds >= self._time[row]:
                    self._time[row], self._value[row] = seconds, value

    def write(self, now: np.datetime64, out: U8) -> None:
        """Write the alarm of every element at `now` (UTC) into ``States.alarm``."""
        s = self._sensors
        moment = int(now.astype("datetime64[s]").astype(np.int64))
        judge_channels(
            self._value, self._time, s.warn_low, s.warn_high, s.alarm_low, s.alarm_high, s.stale_after,
            moment, self._code,
        )  # fmt: skip
        raise_on_elements(self._code, self._element, out)

    def channel_codes(self) -> U8:
        """Return uint8[c]: the alarm of each channel, as last written."""
        return self._code.copy()

    def problems(self) -> list[Problem]:
        """Say which channels watch nothing, and which readings no channel is bound to."""
        lost = [
            Problem(Severity.WARNING, "sensor-no-element", channel, {"channel": channel, "guid": guid})
            for channel, guid, row in zip(
                self._sensors.channel, self._sensors.guid, self._element.tolist(), strict=True
            )
            if row < 0
        ]
        return lost + [
            Problem(Severity.INFO, "sensor-unbound", channel, {"channel": channel, "count": count})
            for channel, count in sorted(self._unbound.items())
        ]
