"""A focused list keeps its arrows; elsewhere they move time."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QWidget
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
    qtbot: QtBot, kind: type[QWidget], key: Qt.Key, modifier: Qt.KeyboardModifier, kept: bool
) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
    event.ignore()
    assert FocusKeys().eventFilter(widget, event) is kept
    assert event.isAccepted() is kept
