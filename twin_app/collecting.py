"""When the garbage collector works: on what is new at any time, on everything only while nobody waits.

Walking all objects of the program holds up every thread for 50 to 120 ms, whichever thread happens to
begin it.
"""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

NEVER = 2**30  # young collections until all objects are walked by themselves
LOOK = 5_000  # ms between two looks
LATEST = 120.0  # s until it is done even if somebody waits


class Collector(QObject):
    """Collects when nothing is going on."""

    def __init__(self, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = busy
        self._last = time.monotonic()
        young, middle, self._before = gc.get_threshold()
        gc.set_threshold(young, middle, NEVER)
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect if nobody waits, or if it has been put off for long."""
        if self._busy() and time.monotonic() - self._last < LATEST:
            return
        gc.collect()
        self._last = time.monotonic()

    def close(self) -> None:
        """Let the collector work as it usually does."""
        self._timer.stop()
        young, middle, _ = gc.get_threshold()
        gc.set_threshold(young, middle, self._before)
