"""A table of problems: sorted, filtered, copied."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QToolButton,
    QWidget,
)

from sim.problem import Problem, Severity
from viewers.widgets.grid import UNIT, EmptyState, quiet, tight
from viewers.widgets.icon import icon
from viewers.widgets.language import language
from viewers.widgets.list_page import ListPage
from viewers.widgets.record_model import Index, RecordModel

PICTURES = {Severity.INFO: "info", Severity.WARNING: "triangle-alert", Severity.ERROR: "circle-alert"}
TONES = {Severity.INFO: "#3b82c4", Severity.WARNING: "#d97706", Severity.ERROR: "#dc2626"}
_SORT = Qt.ItemDataRole.UserRole + 1


class ProblemTable(QWidget):
    """Shows what readers and checks found.

    Intents
    -------
    place_asked(str)
        The place of a problem that was double-clicked or entered.
    """

    place_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _ProblemModel(self)
        self._sorted = _Filter(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(_SORT)
        self._table = QTableView()
        quiet(self._table)
        self._table.setModel(self._sorted)
        self._table.setSortingEnabled(True)
        self._table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._table.activated.connect(lambda index: self.place_asked.emit(index.siblingAtColumn(1).data()))
        head = self._table.horizontalHeader()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self._least = QComboBox()
        self._least.activated.connect(self._filter)
        self._query = QLineEdit()
        self._query.setClearButtonEnabled(True)
        self._query.addAction(icon("funnel"), QLineEdit.ActionPosition.LeadingPosition)
        self._query.textChanged.connect(self._filter)
        self._count = QLabel()
        self._copy = QToolButton()
        self._copy.setAutoRaise(True)
        self._copy.setIcon(icon("copy"))
        self._copy.clicked.connect(self.copy)
        tools = QHBoxLayout()
        tight(tools, UNIT, UNIT)
        tools.addWidget(self._query, 1)
        tools.addWidget(self._least)
        tools.addWidget(self._count)
        tools.addWidget(self._copy)
        self._nothing = EmptyState()
        self._stack = ListPage(self, self._nothing, tools, self._table)
        keys = QShortcut(QKeySequence.StandardKey.Copy, self._table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.copy)
        self._retranslate()

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show these problems, the worst first."""
        self._model.show(problems)
        self._stack.show_list(bool(problems))
        self._table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self._measure()
        self._filter()

    def text(self) -> str:
        """Return the chosen rows, or all that are shown, as tab-separated text."""
        chosen = sorted({index.row() for index in self._table.selectionModel().selectedRows()})
        rows = chosen or range(self._sorted.rowCount())
        return "\n".join("\t".join(self._sorted.index(row, c).data() for c in range(3)) for row in rows)

    def copy(self) -> None:
        """Put `text()` on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        names = {
            Severity.INFO: self.tr("Note"),
            Severity.WARNING: self.tr("Warning"),
            Severity.ERROR: self.tr("Error"),
        }
        self._model.name(names)
        self._model.say((self.tr("Severity"), self.tr("Place"), self.tr("Problem")))
        chosen = max(self._least.currentIndex(), 0)
        self._least.clear()
        for words, severity in (
            (self.tr("All"), Severity.INFO),
            (self.tr("Warnings and errors"), Severity.WARNING),
            (self.tr("Errors"), Severity.ERROR),
        ):
            self._least.addItem(words, severity)
        self._least.setCurrentIndex(chosen)
        self._least.setAccessibleName(self.tr("Which problems are shown"))
        self._query.setPlaceholderText(self.tr("Filter problems"))
        self._query.setAccessibleName(self._query.placeholderText())
        self._copy.setToolTip(self.tr("Copy as a table (tab-separated)"))
        self._copy.setAccessibleName(self._copy.toolTip())
        self._table.setAccessibleName(self.tr("Problems"))
        self._nothing.say(self.tr("Nothing to report. What readers and checks find is listed here."))
        self._measure()
        self._filter()

    def _measure(self) -> None:
        metrics = self._table.fontMetrics()
        self._table.setColumnWidth(0, metrics.horizontalAdvance(self.tr("Warning")) + 12 * UNIT)
        self._table.setColumnWidth(1, metrics.averageCharWidth() * 30)

    def _filter(self) -> None:
        self._sorted.keep(self._query.text().strip(), self._least.currentData() or Severity.INFO)
        shown, count = self._sorted.rowCount(), self._model.rowCount()
        some = self.tr("{0} of {1}").format(f"{shown:,}", f"{count:,}")
        self._count.setText(f"{count:,}" if shown == count else some)


class _ProblemModel(RecordModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(3, parent)
        self._names: dict[Severity, str] = {}

    def name(self, names: dict[Severity, str]) -> None:
        """Name the severities."""
        self._names = names
        self.show(self.records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        problem: Problem = self.records[index.row()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(PICTURES[problem.severity], TONES[problem.severity])
        if role == _SORT and index.column() == 0:
            return int(problem.severity)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, _SORT):
            name = self._names.get(problem.severity, "")
            return (name, problem.place, problem.text(language()))[index.column()]
        return None


class _Filter(QSortFilterProxyModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._query, self._least = "", Severity.INFO

    def keep(self, query: str, least: Severity) -> None:
        self._query, self._least = query.casefold(), least
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        source = self.sourceModel()
        assert isinstance(source, _ProblemModel)
        problem: Problem = source.records[row]
        return problem.severity >= self._least and (
            not self._query or self._query in f"{problem.place}\n{problem.text(language())}".casefold()
        )
