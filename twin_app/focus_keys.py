"""Which of the window's one-key actions a focused widget keeps for itself."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

Key = Qt.Key
MOVING = {Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End}
KEPT: tuple[tuple[type[QObject], set[Qt.Key]], ...] = (
    (QAbstractButton, {Key.Key_Space}),
    (QAbstractItemView, MOVING | {Key.Key_Space, Key.Key_A}),
    (QAbstractSlider, MOVING),
    (QAbstractSpinBox, MOVING),
    (QComboBox, MOVING | {Key.Key_Space}),
    (QLineEdit, MOVING | {Key.Key_Space}),
)


class FocusKeys(QObject):
    """Lets Space, arrows, Home and End reach the tree, list, slider or button that has the focus.

    Without it the playback keys would take them from every widget. Watches only the widget in focus.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if key == Key.Key_A:
                plain = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if plain and any(isinstance(watched, kind) and key in keys for kind, keys in KEPT):
                event.accept()
                return True
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and isinstance(new, tuple(kind for kind, _ in KEPT)):
            new.installEventFilter(self)
