"""A focused list keeps its arrows; elsewhere they move time."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from twin_app.focus_keys import FocusKeys

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("kind", "key", "modifier", "kept"),
    [
        (QListWidget, Qt.Key.Key_Right, PLAIN, True),
        (QListWidget, Qt.Key.Key_Right, SHIFT, False),
        (QListWidget, Qt.Key.Key_L, PLAIN, False),
        (QListWidget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier, True),
        (QPushButton, Qt.Key.Key_Space, PLAIN, True),
        (QPushButton, Qt.Key.Key_Right, PLAIN, False),
        (QLabel, Qt.Key.Key_Space, PLAIN, False),
    ],
)
def test_keys(
    qtbot: QtBot,
    qapp: QApplication,
    kind: type[QWidget],
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    kept: bool,
) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
    event.ignore()
    assert FocusKeys(qapp).eventFilter(widget, event) is kept
    assert event.isAccepted() is kept


def test_only_the_widget_in_focus_is_watched(qtbot: QtBot, qapp: QApplication) -> None:
    keys = FocusKeys(qapp)
    first, second = QPushButton(), QLabel()
    for widget in (first, second):
        qtbot.addWidget(widget)
    heard: list[str] = []
    first.installEventFilter = lambda watcher: heard.append("on")  # type: ignore[method-assign]
    first.removeEventFilter = lambda watcher: heard.append("off")  # type: ignore[method-assign]
    keys._follow(None, first)
    keys._follow(first, second)
    keys._follow(second, None)
    assert heard == ["on", "off"]
