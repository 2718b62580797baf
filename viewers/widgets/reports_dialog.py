"""The dialog that asks which reports to write, from when on, in which language and where."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from viewers.widgets.date_text import qt_moment, site_moment
from viewers.widgets.grid import UNIT, tight

KINDS = ("lookahead", "delay", "scurve", "health")
LANGUAGES = (("en", "English"), ("zh_CN", "简体中文"))
Browse = Callable[[], str]  # → folder, "" when the user changed their mind


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """What the user chose."""

    kinds: tuple[str, ...]
    first: np.datetime64
    weeks: int
    language: str
    folder: str
    pdf: bool
    stills: bool


class ReportsDialog(QDialog):
    """Asks for reports.

    Intents
    -------
    chosen(ReportChoice)
        Write these.
    """

    chosen = Signal(object)

    def __init__(
        self, first: np.datetime64, language: str, folder: str, browse: Browse, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._browse = browse
        self._kinds = {kind: QCheckBox() for kind in KINDS}
        self._first = QDateEdit(qt_moment(first).date())
        self._first.setDisplayFormat("yyyy-MM-dd")
        self._first.setCalendarPopup(True)
        self._weeks = QSpinBox()
        self._weeks.setRange(1, 52)
        self._weeks.setValue(3)
        self._language = QComboBox()
        for code, name in LANGUAGES:
            self._language.addItem(name, code)
        self._language.setCurrentIndex(max(0, self._language.findData(language)))
        self._folder, self._choose = QLineEdit(folder), QPushButton()
        self._pdf, self._stills = QCheckBox(), QCheckBox()
        self._pdf.setChecked(True)
        self._stills.setChecked(True)
        self._form = QFormLayout()
        self._labels: list[QLabel] = []
        self._form.setSpacing(2 * UNIT)
        kinds = QVBoxLayout()
        tight(kinds, UNIT)
        for box in self._kinds.values():
            box.setChecked(True)
            box.toggled.connect(self._check)
            kinds.addWidget(box)
        self._add(kinds)
        self._add(self._first)
        self._add(self._weeks)
        self._add(self._language)
        place = QHBoxLayout()
        tight(place, UNIT)
        place.addWidget(self._folder, 1)
        place.addWidget(self._choose)
        self._add(place)
        self._form.addRow("", self._pdf)
        self._form.addRow("", self._stills)
        kind = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kind.Ok | kind.Cancel)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        self._choose.clicked.connect(self._pick)
        self._folder.textChanged.connect(self._check)
        column = QVBoxLayout(self)
        tight(column, 3 * UNIT, 3 * UNIT)
        column.addLayout(self._form)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.resize(130 * UNIT, 80 * UNIT)
        self._retranslate()
        self._check()

    def choice(self) -> ReportChoice:
        """Return what is chosen."""
        return ReportChoice(
            tuple(kind for kind, box in self._kinds.items() if box.isChecked()),
            site_moment(self._first.date().startOfDay()), self._weeks.value(),
            str(self._language.currentData()), self._folder.text().strip(), self._pdf.isChecked(),
            self._stills.isChecked(),
        )  # fmt: skip

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _pick(self) -> None:
        folder = self._browse()
        if folder:
            self._folder.setText(folder)

    def _check(self) -> None:
        chosen = self.choice()
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(
            bool(chosen.kinds and chosen.folder)
        )
        for widget in (self._first, self._weeks, self._stills):
            widget.setEnabled("lookahead" in chosen.kinds)

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
        self.setWindowTitle(self.tr("Reports"))
        names = (
            self.tr("Look-ahead"), self.tr("Delay report"), self.tr("S-curve"), self.tr("Health check"),
        )  # fmt: skip
        for box, name in zip(self._kinds.values(), names, strict=True):
            box.setText(name)
        labels = (
            self.tr("Reports:"), self.tr("Look-ahead from:"), self.tr("Weeks:"), self.tr("Language:"),
            self.tr("Folder:"),
        )  # fmt: skip
        for row, words in enumerate(labels):
            self._labels[row].setText(words)
        for widget, words in (
            (self._first, labels[1]), (self._weeks, labels[2]), (self._language, labels[3]),
            (self._folder, labels[4]),
        ):  # fmt: skip
            widget.setAccessibleName(words)
        self._choose.setText(self.tr("Choose…"))
        self._pdf.setText(self.tr("PDF for A4 too"))
        self._stills.setText(self.tr("A picture of the site for each week"))
        kind = QDialogButtonBox.StandardButton
        self._buttons.button(kind.Ok).setText(self.tr("Write reports"))
        self._buttons.button(kind.Cancel).setText(self.tr("Cancel"))
