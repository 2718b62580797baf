"""The dialog that tells what a schedule holds, how its dates stand to ours, and whether it is sound."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from viewers.widgets.grid import UNIT, quiet, tight


class ReportTable(NamedTuple):
    """One tab: its title, the headings, and rows of texts."""

    title: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


class ImportReport(QDialog):
    """Shows a paragraph and tables.

    Intents
    -------
    save_asked()
        Write the report to a folder.
    """

    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = QLabel()
        self._answer.setWordWrap(True)
        self._answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        self._save = QPushButton()
        self._save.clicked.connect(self.save_asked)
        self._buttons.addButton(self._save, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        tight(column, 2 * UNIT, 3 * UNIT)
        column.addWidget(self._answer)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._buttons)
        self.resize(220 * UNIT, 140 * UNIT)
        self._retranslate()

    def set_report(self, answer: str, tables: Sequence[ReportTable]) -> None:
        """Show another report."""
        self._answer.setText(answer)
        self._tabs.clear()
        for table in tables:
            self._tabs.addTab(_made(table), table.title)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Schedule report"))
        self._save.setText(self.tr("Save report…"))


def _made(table: ReportTable) -> QTableWidget:
    shown = QTableWidget(len(table.rows), len(table.headings))
    shown.setAccessibleName(table.title)
    quiet(shown)
    fill_texts(shown, table.headings, table.rows)
    return shown


def fill_texts(shown: QTableWidget, headings: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
    """Put texts into a table; cells cannot be edited."""
    shown.setColumnCount(len(headings))
    shown.setRowCount(len(rows))
    shown.setHorizontalHeaderLabels(list(headings))
    shown.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    head = shown.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setStretchLastSection(True)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            shown.setItem(row, column, item)
