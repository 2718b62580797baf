"""Walking with the keys: W A S D on the level, E up and Q down, Shift runs."""

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

WALKING = 2.8  # m/s: a brisk pace
RUNNING = 11.0
STRIDE = 16  # ms between two steps
LONGEST = 0.25  # s a step lasts at most, however long the picture took

STEPS = {
    Qt.Key.Key_W: (1, 0, 0),
    Qt.Key.Key_S: (-1, 0, 0),
    Qt.Key.Key_A: (0, -1, 0),
    Qt.Key.Key_D: (0, 1, 0),
    Qt.Key.Key_E: (0, 0, 1),
    Qt.Key.Key_Q: (0, 0, -1),
}


class Stroll(QObject):
    """Makes steps for as long as keys are held."""

    stepped = Signal(float, float, float)  # ahead, aside (right), rise, m

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: set[int] = set()
        self._timer = QTimer(self, interval=STRIDE)
        self._timer.timeout.connect(self._step)
        self._pace = QElapsedTimer()

    def press(self, key: int) -> None:
        """Begin to walk, or change direction."""
        self._held.add(key)
        if not self._timer.isActive():
            self._pace.start()
            self._timer.start()

    def release(self, key: int) -> None:
        """Stop with the last key."""
        self._held.discard(key)
        if not self._held:
            self._timer.stop()

    def stop(self) -> None:
        """Stand still, whatever is held."""
        self._held.clear()
        self._timer.stop()

    def _step(self) -> None:
        seconds = min(self._pace.restart() / 1000, LONGEST)
        ahead, aside, rise = (
            sum(STEPS[Qt.Key(key)][axis] for key in self._held if Qt.Key(key) in STEPS) for axis in range(3)
        )
        hurried = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        pace = (RUNNING if hurried else WALKING) * seconds
        self.stepped.emit(ahead * pace, aside * pace, rise * pace)
