"""Above two views side by side: which dates each of them shows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from resources import messages
from sim.playback.date_choice import DateChoice
from viewers.widgets.grid import UNIT, tight
from viewers.widgets.icon import icon
from viewers.widgets.language import language


class VersionBar(QWidget):
    """Chooses a version of the dates for either side.

    Intents
    -------
    chosen(DateChoice, DateChoice)
        For the left and for the right view.
    closed()
        One view is enough.
    """

    chosen = Signal(object, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides = QComboBox(), QComboBox()
        self._offered: tuple[DateChoice, ...] = ()
        self._close = QToolButton()
        self._close.setIcon(icon("x"))
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        tight(row, UNIT, UNIT)
        for box in self._sides:
            row.addWidget(box)
            row.addStretch(1)
            box.activated.connect(lambda _: self.chosen.emit(*self.choice()))
        row.addWidget(self._close)
        row.setStretch(1, 1)
        row.setStretch(3, 1)
        self._retranslate()

    def offer(self, choices: Sequence[DateChoice], left: DateChoice, right: DateChoice) -> None:
        """Offer these versions, two of them chosen."""
        self._offered = tuple(choices)
        for box, choice in zip(self._sides, (left, right), strict=True):
            box.clear()
            for each in self._offered:
                box.addItem(word(each), each)
            box.setCurrentIndex(max(0, box.findData(choice)))

    def choice(self) -> tuple[DateChoice, DateChoice]:
        """Return what is chosen for the left and for the right."""
        left, right = (DateChoice(box.currentData() or DateChoice.PLAN) for box in self._sides)
        return left, right

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        for box, name in zip(self._sides, (self.tr("Left view"), self.tr("Right view")), strict=True):
            box.setAccessibleName(name)
            for number, each in enumerate(self._offered):
                box.setItemText(number, word(each))
        self._close.setToolTip(self.tr("Show one view only"))
        self._close.setAccessibleName(self._close.toolTip())


def word(choice: DateChoice) -> str:
    """Return the name of a version in the language of the window."""
    return messages.text(f"compare-{choice.value}", language())
