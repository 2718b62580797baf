"""The dialog before a schedule is read again: what would come in, go and change."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from viewers.widgets.button_row import ButtonRow
from viewers.widgets.grid import UNIT, quiet, tight
from viewers.widgets.import_report import fill_texts

MODES = ("merge", "append", "overwrite")


class ScheduleUpdate(QDialog):
    """Lists differences and asks how to join.

    Intents
    -------
    mode_picked(str)
        One of `MODES`; the list is to be made anew.
    applied(str)
        Join in this way.
    """

    mode_picked = Signal(str)
    applied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = QComboBox()
        self._mode.addItems(list(MODES))
        self._mode.currentIndexChanged.connect(lambda row: self.mode_picked.emit(MODES[row]))
        self._summary = QLabel()
        self._summary.setWordWrap(True)
        self._table = QTableWidget(0, 6)
        quiet(self._table)
        kind = QDialogButtonBox.StandardButton
        self._buttons = ButtonRow(kind.Apply | kind.Cancel)
        self._buttons.rejected.connect(self.reject)
        self._buttons.button(kind.Apply).clicked.connect(self._apply)
        column = QVBoxLayout(self)
        tight(column, 2 * UNIT, 3 * UNIT)
        column.addWidget(self._mode)
        column.addWidget(self._summary)
        column.addWidget(self._table, 1)
        column.addWidget(self._buttons)
        self._buttons.button(kind.Apply).setDefault(True)  # once the dialog owns it
        self.resize(280 * UNIT, 140 * UNIT)
        self._retranslate()

    @property
    def mode(self) -> str:
        """How to join."""
        return MODES[self._mode.currentIndex()]

    def set_waiting(self) -> None:
        """Say that the list is being made; what it would change cannot be applied yet."""
        self._buttons.button(QDialogButtonBox.StandardButton.Apply).setEnabled(False)
        self._waiting = True
        self._summary.setText(self.tr("Comparing…"))
        self._rows = ()
        self._fill()

    def set_changes(self, summary: str, rows: Sequence[tuple[str, ...]]) -> None:
        """Show what would change."""
        self._buttons.button(QDialogButtonBox.StandardButton.Apply).setEnabled(True)
        self._waiting = False
        self._summary.setText(summary)
        self._rows = rows
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _apply(self) -> None:
        self.applied.emit(self.mode)
        self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Update schedule"))
        self._table.setAccessibleName(self.windowTitle())
        self._mode.setItemText(0, self.tr("Merge: take the file's tasks, keep those it lacks"))
        self._mode.setItemText(1, self.tr("Append: only take tasks that are new"))
        self._mode.setItemText(2, self.tr("Overwrite: take the file's tasks, drop those it lacks"))
        apply, cancel = QDialogButtonBox.StandardButton.Apply, QDialogButtonBox.StandardButton.Cancel
        self._buttons.say(apply, self.tr("Update"))
        self._buttons.say(cancel, self.tr("Cancel"))
        if self._waiting:
            self._summary.setText(self.tr("Comparing…"))
        self._fill()

    _waiting = False
    _rows: Sequence[tuple[str, ...]] = ()

    def _fill(self) -> None:
        headings = (
            self.tr("Change"), self.tr("ID"), self.tr("Task"), self.tr("Field"), self.tr("Before"),
            self.tr("After"),
        )  # fmt: skip
        fill_texts(self._table, headings, self._rows)
