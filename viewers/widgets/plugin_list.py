"""The dialog that lists the plugins: what each brings, how it fares, and whether it is used."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sim.problem import Severity
from viewers.widgets.grid import UNIT, quiet, tight
from viewers.widgets.icon import icon
from viewers.widgets.problem_table import TONES


@dataclass(frozen=True, slots=True)
class PluginLine:
    """One plugin; `state` is "loaded", "disabled" or "failed", `words` what it does or why it failed."""

    name: str
    origin: str
    state: str
    words: str
    used: bool


class PluginList(QDialog):
    """Lists plugins.

    Intents
    -------
    switched(str, bool)
        Use this plugin from now on, or no longer.
    """

    switched = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[PluginLine, ...] = ()
        self._explained = QLabel()
        self._explained.setWordWrap(True)
        self._table = QTableWidget(0, 4)
        quiet(self._table)
        head = self._table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        self._table.itemChanged.connect(self._tell)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        tight(column, 2 * UNIT, 3 * UNIT)
        column.addWidget(self._explained)
        column.addWidget(self._table, 1)
        column.addWidget(self._buttons)
        self.resize(180 * UNIT, 80 * UNIT)
        self._retranslate()

    def set_plugins(self, lines: Sequence[PluginLine]) -> None:
        """Show these plugins."""
        self._lines = tuple(lines)
        states = {"loaded": self.tr("in use"), "disabled": self.tr("off"), "failed": self.tr("failed")}
        with QSignalBlocker(self._table):
            self._table.setRowCount(len(self._lines))
            for row, line in enumerate(self._lines):
                name = QTableWidgetItem(line.name)
                name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
                name.setCheckState(Qt.CheckState.Checked if line.used else Qt.CheckState.Unchecked)
                origin = self.tr("the program") if line.origin == "built-in" else line.origin
                cells = [name, *(QTableWidgetItem(t) for t in (states[line.state], origin, line.words))]
                if line.state == "failed":
                    cells[1].setIcon(icon("circle-alert", TONES[Severity.ERROR]))
                for column, cell in enumerate(cells):
                    cell.setToolTip(line.words)
                    self._table.setItem(row, column, cell)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Plugins"))
        self._explained.setText(
            self.tr("Plugins add formats, sources, checks and reports. One that fails is left out.")
        )
        self._table.setHorizontalHeaderLabels(
            [self.tr("Plugin"), self.tr("State"), self.tr("From"), self.tr("What it does")]
        )
        self._table.setAccessibleName(self.tr("Plugins"))
        self.set_plugins(self._lines)

    def _tell(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            used = item.checkState() == Qt.CheckState.Checked
            self.switched.emit(self._lines[item.row()].name, used)
