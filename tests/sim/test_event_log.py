"""The table of events."""

from dataclasses import replace

import numpy as np

from sim.event_log import EventLog


def test_days_and_times() -> None:
    blank = EventLog.blank(2)
    day = np.array(["2026-03-02", "NaT"], "datetime64[s]")
    assert blank.by_day()
    assert replace(blank, start=day).by_day()
    assert not replace(blank, start=day, finish=day + 60).by_day()
