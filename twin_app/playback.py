"""The clock of the rehearsal: play, pause, faster, slower, and steps of a day or a week."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from sim.view import View
from sim.watched import Watched

FRAME = 33  # ms
DAY = 86400.0  # s
SLOWEST, FASTEST = 0.25, 240.0  # site days per second
LONGEST_FRAME = 0.5  # s: after a stall the rehearsal goes on where it stood

Span = tuple[np.datetime64, np.datetime64]


class Playback(QObject):
    """Moves `View.time` while `View.playing`; a negative speed runs backwards."""

    def __init__(self, view: Watched[View], span: Callable[[], Span], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view, self._whole = view, span
        self._range: Span | None = None  # the stretch the user chose to play
        self._rest = 0.0  # s of site time not yet shown, since `View.time` counts whole seconds
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=FRAME)
        self._timer.timeout.connect(self.tick)

    def settle(self) -> None:
        """Show the end of the work: the schedule is another, or there is none."""
        self.pause()
        self._range = None
        last = self._whole()[1]
        self._view.set(replace(self._view.value, time=last.astype("datetime64[s]")))

    def set_range(self, first: np.datetime64, last: np.datetime64) -> None:
        """Play this stretch only, again and again."""
        whole = self._whole()
        self._range = None if first <= whole[0] and last >= whole[1] else (first, last)

    def _span(self) -> Span:
        return self._range or self._whole()

    def toggle(self) -> None:
        """Play or pause; at the end, begin again."""
        if self._view.value.playing:
            self.pause()
        else:
            self.play(abs(self._view.value.speed))

    def pause(self) -> None:
        """Stop at the moment shown."""
        self._timer.stop()
        self._view.set(replace(self._view.value, playing=False))

    def play(self, speed: float) -> None:
        """Run at `speed` site days per second."""
        first, last = self._span()
        if np.isnat(first):
            return
        time = self._view.value.time
        at_end = np.isnat(time) or (time >= last if speed > 0 else time <= first)
        if at_end:
            time = first if speed > 0 else last
        self._rest = 0.0
        self._clock.start()
        self._timer.start()
        self._view.set(replace(self._view.value, playing=True, speed=speed, time=time))

    def shuttle(self, direction: int) -> None:
        """Run on (1) or back (-1); pressed again in the same direction, twice as fast."""
        view = self._view.value
        same = view.playing and view.speed * direction > 0
        speed = min(FASTEST, abs(view.speed) * 2) if same else abs(view.speed)
        self.play(direction * speed)

    def set_speed(self, speed: float) -> None:
        """Change the speed, keeping the direction."""
        view = self._view.value
        held = max(SLOWEST, min(FASTEST, abs(speed)))
        self._view.set(replace(view, speed=held if view.speed >= 0 or not view.playing else -held))

    def step(self, days: int) -> None:
        """Go some days on (or back), and stay within the schedule."""
        first, last = self._span()
        if np.isnat(first):
            return
        now = self._view.value.time
        now = (first if days > 0 else last) if np.isnat(now) else now + np.timedelta64(days * int(DAY), "s")
        self.go(now)

    def go(self, time: np.datetime64) -> None:
        """Show a moment, held within the schedule."""
        first, last = self._whole()
        if np.isnat(first):
            return
        self._rest = 0.0
        self._view.set(replace(self._view.value, time=min(max(time, first), last).astype("datetime64[s]")))

    def to_start(self) -> None:
        """Go to the first start."""
        self.go(self._span()[0])

    def to_finish(self) -> None:
        """Go to the last finish."""
        self.go(self._span()[1])

    def tick(self) -> None:
        """Advance by the time that has passed since the last tick."""
        self.advance(min(self._clock.restart() / 1000, LONGEST_FRAME))

    def advance(self, seconds: float) -> None:
        """Advance by `seconds` of real time; stops at either end."""
        view = self._view.value
        if not view.playing or np.isnat(view.time):
            self._timer.stop()
            return
        first, last = self._span()
        site = view.speed * DAY * seconds + self._rest
        whole = int(site)
        self._rest = site - whole
        time = view.time + np.timedelta64(whole, "s")
        if first <= time <= last:
            self._view.set(replace(view, time=time))
        elif self._range:
            self._view.set(replace(view, time=first if time > last else last))
        else:
            self._timer.stop()
            self._view.set(replace(view, time=last if time > last else first, playing=False))
