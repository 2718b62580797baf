"""The dialog that asks how a film is made: how large, how long, with which additions."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from viewers.widgets.grid import UNIT, tight

SIZES = ((1280, 720), (1920, 1080), (3840, 2160))


@dataclass(frozen=True, slots=True)
class FilmChoice:
    """What the user chose."""

    width: int
    height: int
    seconds: int
    strip: bool
    flight: bool


class FilmDialog(QDialog):
    """Asks for a film.

    Intents
    -------
    chosen(FilmChoice)
        Make this one.
    """

    chosen = Signal(object)

    def __init__(self, stops: int, parent: QWidget | None = None) -> None:
        """Take the number of viewpoints with dates of their own, through which a camera can fly."""
        super().__init__(parent)
        self._stops = stops
        self._size = QComboBox()
        for width, height in SIZES:
            self._size.addItem(f"{width} × {height}", (width, height))
        self._size.setCurrentIndex(1)
        self._seconds = QSpinBox()
        self._seconds.setRange(2, 600)
        self._seconds.setValue(20)
        self._strip, self._flight, self._hint = QCheckBox(), QCheckBox(), QLabel()
        self._strip.setChecked(True)
        self._flight.setEnabled(stops >= 2)
        self._hint.setWordWrap(True)
        self._hint.setVisible(stops < 2)
        self._form = QFormLayout()
        self._labels: list[QLabel] = []
        self._form.setSpacing(2 * UNIT)
        self._add(self._size)
        self._add(self._seconds)
        self._form.addRow("", self._strip)
        self._form.addRow("", self._flight)
        self._form.addRow("", self._hint)
        kind = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kind.Ok | kind.Cancel)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        tight(column, 3 * UNIT, 3 * UNIT)
        column.addLayout(self._form)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.resize(110 * UNIT, 56 * UNIT)
        self._retranslate()

    def choice(self) -> FilmChoice:
        """Return what is chosen."""
        width, height = self._size.currentData()
        return FilmChoice(
            width, height, self._seconds.value(), self._strip.isChecked(), self._flight.isChecked()
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _add(self, field: QWidget | QLayout) -> None:
        self._labels.append(QLabel())
        if isinstance(field, QWidget):
            self._form.addRow(self._labels[-1], field)
        else:
            self._form.addRow(self._labels[-1], field)

    def _accept(self) -> None:
        self.chosen.emit(self.choice())
        self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Export film"))
        labels = (self.tr("Size:"), self.tr("Length:"))
        for row, (widget, words) in enumerate(zip((self._size, self._seconds), labels, strict=True)):
            self._labels[row].setText(words)
            widget.setAccessibleName(words)
        self._seconds.setSuffix(self.tr(" s"))
        self._strip.setText(self.tr("Strip of the Gantt chart below the picture"))
        self._flight.setText(self.tr("Fly through the saved viewpoints, each at its date"))
        self._hint.setText(self.tr("A flight needs two saved viewpoints with different dates."))
        kind = QDialogButtonBox.StandardButton
        self._buttons.button(kind.Ok).setText(self.tr("Choose file…"))
        self._buttons.button(kind.Cancel).setText(self.tr("Cancel"))
