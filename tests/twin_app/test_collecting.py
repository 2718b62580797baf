"""All objects are walked only while nobody waits."""

import gc
import weakref

from pytestqt.qtbot import QtBot

from twin_app import collecting
from twin_app.collecting import NEVER, Collector


class Ring:
    """An object only the collector gets rid of."""

    def __init__(self) -> None:
        self.itself = self


def old_ring() -> "weakref.ref[Ring]":
    """Return a forgotten ring among the oldest objects."""
    ring = Ring()
    gc.collect()
    return weakref.ref(ring)


def test_it_waits_until_nobody_waits(qtbot: QtBot) -> None:
    busy = [True]
    usual = gc.get_threshold()
    collector = Collector(lambda: busy[0])
    try:
        assert gc.get_threshold()[2] == NEVER
        found = old_ring()
        collector.look()
        assert found() is not None
        busy[0] = False
        collector.look()
        assert found() is None
    finally:
        collector.close()
    assert gc.get_threshold() == usual


def test_it_is_not_put_off_for_ever(qtbot: QtBot) -> None:
    collector = Collector(lambda: True)
    try:
        found = old_ring()
        collector._last -= collecting.LATEST
        collector.look()
        assert found() is None
    finally:
        collector.close()
