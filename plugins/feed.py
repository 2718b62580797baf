"""A source at work: its thread, its queue, and the one drain per frame."""

import queue
import threading
from collections.abc import Mapping

from plugins.fence import one_line
from plugins.spec import Source
from sim.problem import Problem, Severity
from sim.readers.readings import Reading

DRAIN = 10_000  # readings per frame at most, so that a burst never stops the picture
ROOM = 100_000  # readings waiting at most: a source that is faster has to wait


class Feed:
    """Runs a source on a thread; nothing it does reaches anyone but through `drain`."""

    def __init__(self, source: Source, settings: Mapping[str, str]) -> None:
        self._source, self._settings = source, dict(settings)
        self._queue: queue.Queue[Reading | Problem] = queue.Queue(ROOM)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name=f"source {source.name}", daemon=True)
        self._thread.start()

    def drain(self, limit: int = DRAIN) -> tuple[list[Reading], list[Problem]]:
        """Return what has come since the last call, oldest first."""
        readings: list[Reading] = []
        problems: list[Problem] = []
        for _ in range(limit):
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                break
            if isinstance(item, Reading):
                readings.append(item)
            else:
                problems.append(item)
        return readings, problems

    @property
    def ended(self) -> bool:
        """Whether the source has ended and everything it sent was drained."""
        return not self._thread.is_alive() and self._queue.empty()

    def stop(self, wait: float = 1.0) -> None:
        """Tell the source to end; a source that does not listen is left behind."""
        self._stop.set()
        self._thread.join(wait)

    def _put(self, item: Reading | Problem) -> None:
        while not self._stop.is_set():
            try:
                self._queue.put(item, timeout=0.1)
            except queue.Full:
                continue
            return

    def _work(self) -> None:
        try:
            self._source.run(self._settings, self._put, self._stop)
        except BaseException as error:  # noqa: BLE001 - a source may raise anything; it is told below
            values = {"name": self._source.name, "reason": one_line(error)}
            self._put(Problem(Severity.ERROR, "source-failed", self._source.name, values))
