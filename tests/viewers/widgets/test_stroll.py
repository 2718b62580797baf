"""Steps are made while keys are held, and only then."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from viewers.widgets.stroll import LONGEST, WALKING, Stroll


def test_walks_while_keys_are_held(qtbot: QtBot) -> None:
    stroll = Stroll()
    steps: list[tuple[float, float, float]] = []
    stroll.stepped.connect(lambda *step: steps.append(step))
    stroll.press(Qt.Key.Key_W)
    stroll.press(Qt.Key.Key_D)
    stroll.press(Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: len(steps) > 3)
    stroll.release(Qt.Key.Key_W)
    stroll.release(Qt.Key.Key_D)
    stroll.stop()
    heard = len(steps)
    qtbot.wait(60)
    assert len(steps) == heard
    ahead, aside, rise = steps[0]
    assert 0 < ahead <= WALKING * LONGEST
    assert aside == ahead
    assert rise == -ahead
