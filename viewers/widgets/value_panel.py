"""Earned value at the data date: what was planned, earned and spent, and what follows from it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTableView, QToolButton, QWidget

from resources import messages
from sim.planning.value_facts import ValueFacts, value_facts, value_table
from sim.project import Project
from sim.schedule import Schedule
from sim.view import View
from viewers.widgets.date_text import date_text
from viewers.widgets.grid import UNIT, EmptyState, quiet, tight
from viewers.widgets.icon import icon
from viewers.widgets.language import language
from viewers.widgets.list_page import ListPage
from viewers.widgets.record_model import Index, RecordModel

MONEY = ("bac", "pv", "ev", "ac", "sv", "cv", "eac", "etc", "vac")
INDICES = ("spi", "cpi", "tcpi", "spi_t")


class ValuePanel(QWidget):
    """Shows the figures, or says why there are none.

    Intents
    -------
    progress_asked()
        Go where progress is entered.
    """

    progress_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schedule: Schedule = Project().schedule
        self._facts: ValueFacts | None = None
        self._head, self._copy = QLabel(), QToolButton()
        self._head.setWordWrap(True)
        self._copy.setIcon(icon("copy"))
        self._copy.setAutoRaise(True)
        self._copy.clicked.connect(self.copy)
        first = QHBoxLayout()
        tight(first, UNIT)
        first.addWidget(self._head, 1)
        first.addWidget(self._copy)
        self._model = _Figures(3, self)
        self._table = QTableView()
        quiet(self._table)
        self._table.setModel(self._model)
        head = self._table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._nothing = EmptyState()
        self._nothing.linkActivated.connect(lambda _: self.progress_asked.emit())
        self._page = ListPage(self, self._nothing, first, self._table, gap=UNIT, margin=2 * UNIT)
        self._retranslate()

    def set_project(self, project: Project) -> None:
        """Show the figures of this project's schedule."""
        if project.schedule is not self._schedule:
            self._schedule, self._facts = project.schedule, None
            if self.isVisible():
                self._show()

    def set_view(self, view: View) -> None:
        """Value is measured at the data date, not at the playhead."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._facts is None:
            self._show()

    def text(self) -> str:
        """Return the table as tab-separated text."""
        lines = ["\t".join(self._model.headings), *("\t".join(line) for line in self._model.records)]
        return "\n".join(lines)

    def copy(self) -> None:
        """Put `text()` on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show(self) -> None:
        facts = self._facts = value_facts(self._schedule)
        self._page.show_list(facts.value is not None)
        if facts.value is None:
            self._nothing.say(messages.text(facts.why_not, language()), self.tr("Enter progress…"))
            return
        table = value_table(facts)
        unit = facts.unit
        self._head.setText(self.tr("At {date}").format(date=f"<b>{date_text(facts.at)}</b>"))
        records = []
        for key, (letters, name) in self._names().items():
            figure = table[key]
            if figure is None:
                words = "–"
            elif key in INDICES:
                words = f"{figure:.2f}"
            elif key in MONEY:
                words = f"{round(figure) + 0:,} {unit}".rstrip()
            else:
                words = self.tr("{days} d").format(days=f"{figure:,.1f}")
            records.append((letters, name, words))
        self._model.show(records)

    def _names(self) -> dict[str, tuple[str, str]]:
        return {
            "bac": ("BAC", self.tr("Budget at completion")),
            "pv": ("PV", self.tr("Planned value")),
            "ev": ("EV", self.tr("Earned value")),
            "ac": ("AC", self.tr("Actual cost")),
            "sv": ("SV", self.tr("Schedule variance")),
            "cv": ("CV", self.tr("Cost variance")),
            "spi": ("SPI", self.tr("Schedule performance index")),
            "cpi": ("CPI", self.tr("Cost performance index")),
            "eac": ("EAC", self.tr("Estimate at completion")),
            "etc": ("ETC", self.tr("Estimate to complete")),
            "vac": ("VAC", self.tr("Variance at completion")),
            "tcpi": ("TCPI", self.tr("To-complete performance index")),
            "es_days": ("ES", self.tr("Earned schedule")),
            "at_days": ("AT", self.tr("Actual time")),
            "spi_t": ("SPI(t)", self.tr("Performance index of time")),
            "ieac_t_days": ("IEAC(t)", self.tr("Estimate of the duration at completion")),
        }

    def _retranslate(self) -> None:
        self._model.say((self.tr("Sign"), self.tr("Meaning"), self.tr("Value")))
        self._copy.setToolTip(self.tr("Copy as a table (tab-separated)"))
        self._copy.setAccessibleName(self._copy.toolTip())
        self._table.setAccessibleName(self.tr("Earned value"))
        if self._facts is not None:
            self._show()
        elif not len(self._schedule):
            self._nothing.say(self.tr("With a baseline and progress, earned value stands here."))


class _Figures(RecordModel):
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.records[index.row()][index.column()]
        return _side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
