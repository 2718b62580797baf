"""Notices that the window hangs in a plugin's code, says which, and gets it out of there."""

import _thread
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType

LIMIT = 5.0  # s the window may stand still
LOOK = 0.25  # s between two looks
# Breaks into a sleeping call where the system has such a signal; on Windows it waits for the next line.
SIGNAL: signal.Signals = getattr(signal, "SIGUSR1" if hasattr(signal, "SIGUSR1") else "SIGBREAK")
Whose = Callable[[str], str]  # module → plugin, "" for our own
Tell = Callable[[str, str, float], None]  # plugin, place in its code, seconds


class PluginHung(BaseException):
    """Raised within a plugin that held up the window; no ``except Exception`` of its own stops it."""


class Watchdog:
    """Watches the main thread from another one; `beat` says that the main thread is alive."""

    def __init__(self, whose: Whose, tell: Tell, limit: float = LIMIT) -> None:
        self._whose, self._tell, self._limit = whose, tell, limit
        self._main = threading.main_thread().ident or 0
        self._end = threading.Event()
        self._last = time.monotonic()
        self._wanted = ""  # whose code is to be left
        self._before = signal.signal(SIGNAL, self._leave)
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._thread.start()

    def beat(self) -> None:
        """Say that the main thread has come round again."""
        self._last, self._wanted = time.monotonic(), ""

    def close(self) -> None:
        """End the watch."""
        self._end.set()
        self._thread.join(2 * LOOK)
        signal.signal(SIGNAL, self._before)

    def culprit(self, frame: FrameType | None) -> tuple[str, str]:
        """Return the plugin whose code is innermost on a stack, and the line it is at; "", "" for none."""
        while frame is not None:
            name = self._whose(frame.f_globals.get("__name__", ""))
            if name:
                return name, f"{frame.f_code.co_name}, {frame.f_code.co_filename}:{frame.f_lineno}"
            frame = frame.f_back
        return "", ""

    def _watch(self) -> None:
        while not self._end.wait(LOOK):
            quiet = time.monotonic() - self._last
            if quiet < self._limit:
                continue
            name, place = self.culprit(sys._current_frames().get(self._main))
            if not name:
                continue  # slow, but not a plugin's fault
            if name != self._wanted:
                self._wanted = name
                self._tell(name, place, quiet)
            self._interrupt()  # again at each look: one that catches everything is caught again

    def _interrupt(self) -> None:
        if hasattr(signal, "pthread_kill"):
            signal.pthread_kill(self._main, SIGNAL)
        else:
            _thread.interrupt_main(SIGNAL)

    def _leave(self, number: int, frame: FrameType | None) -> None:
        # On the main thread, between two steps of it: only the plugin's own code is interrupted.
        if self._wanted and self.culprit(frame)[0] == self._wanted:
            raise PluginHung(self._wanted)
