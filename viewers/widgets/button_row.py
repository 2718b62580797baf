"""A row of standard buttons that keeps the dialog's own words when the language changes."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialogButtonBox, QWidget

Kind = QDialogButtonBox.StandardButton


class ButtonRow(QDialogButtonBox):
    """Qt gives standard buttons its own words whenever the language changes; these are put back."""

    def __init__(self, kinds: Kind, parent: QWidget | None = None) -> None:
        self._words: dict[Kind, str] = {}
        super().__init__(kinds, parent)

    def say(self, kind: Kind, words: str) -> None:
        """Write on a button."""
        self._words[kind] = words
        self.button(kind).setText(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for kind, words in self._words.items():
                self.button(kind).setText(words)
