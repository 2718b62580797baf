"""From readings to the alarm of an element."""

import numpy as np
from small_project import small_project

from kernels.alarms import ALARM, CALM, STALE, WARNING
from sim.readers.readings import Reading
from sim.sensing.alarms import Alarms
from sim.sensors import Sensors

ELEMENTS = small_project().elements
START = np.datetime64("2025-06-01T12:00:00", "us")
NAN = np.nan


def _sensors() -> Sensors:
    guid = (ELEMENTS.guid[4], ELEMENTS.guid[4], ELEMENTS.guid[9], "nowhere")
    none = np.full(4, NAN)
    return Sensors(
        ("a", "b", "b", "c"), guid, ("mm",) * 4, none, np.array([2.0, 5.0, NAN, NAN]), none.copy(),
        np.array([3.0, NAN, NAN, NAN]), np.array([60.0, NAN, 30.0, NAN]),
    )  # fmt: skip


def _reading(seconds: float, channel: str, value: float) -> Reading:
    return Reading(START + np.timedelta64(int(seconds * 1e6), "us"), channel, value)


def _shown(alarms: Alarms, seconds: int) -> dict[int, int]:
    out = np.zeros(len(ELEMENTS), np.uint8)
    alarms.write(START + np.timedelta64(seconds, "s"), out)
    return {int(row): int(out[row]) for row in np.flatnonzero(out)}


def test_alarm_rises_and_falls() -> None:
    alarms = Alarms(_sensors(), ELEMENTS)
    assert _shown(alarms, 0) == {4: STALE, 9: STALE}
    alarms.take([_reading(0, "a", 1.0), _reading(0.5, "b", 1.0)])
    assert _shown(alarms, 1) == {}
    alarms.take([_reading(2, "a", 2.0)])
    assert _shown(alarms, 2) == {4: WARNING}
    alarms.take([_reading(3, "a", 9.0), _reading(3, "b", 6.0)])
    assert _shown(alarms, 3) == {4: ALARM}
    assert alarms.channel_codes().tolist() == [ALARM, WARNING, CALM, CALM]
    alarms.take([_reading(4, "a", 0.0), _reading(4, "b", 0.0)])
    assert _shown(alarms, 5) == {}
    assert _shown(alarms, 40) == {9: STALE}
    assert _shown(alarms, 90) == {4: STALE, 9: STALE}


def test_late_message_does_not_undo_a_newer_one() -> None:
    alarms = Alarms(_sensors(), ELEMENTS)
    alarms.take([_reading(9, "a", 9.0), _reading(1, "a", 0.0)])
    assert _shown(alarms, 9)[4] == ALARM


def test_what_watches_nothing_is_told() -> None:
    alarms = Alarms(_sensors(), ELEMENTS)
    alarms.take([_reading(0, "z", 0.0), _reading(1, "z", 0.0)])
    assert [(p.code, p.place) for p in alarms.problems()] == [
        ("sensor-no-element", "c"),
        ("sensor-unbound", "z"),
    ]
    assert alarms.problems()[1].values["count"] == 2
