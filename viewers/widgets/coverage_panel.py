"""How well schedule and model fit together: linked, unlinked, linked more than once."""

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTableView,
    QToolButton,
    QWidget,
)

from sim.linking.coverage import ClassCoverage, Coverage, coverage, coverage_by_class
from sim.project import Project
from sim.view import View
from viewers.widgets.grid import UNIT, EmptyState, fill, quiet, tight
from viewers.widgets.icon import icon
from viewers.widgets.list_page import ListPage
from viewers.widgets.record_model import Index, RecordModel


class CoveragePanel(QWidget):
    """Shows the coverage of the links; each number selects what it counts.

    Intents
    -------
    elements_asked(int32[k])
        Select these element rows.
    tasks_asked(int32[k])
        Select these task rows.
    isolate_asked(int32[k])
        Show these element rows alone.
    rules_asked()
        Link by rules.
    orphans_asked()
        Show the links that have lost their elements.
    """

    elements_asked = Signal(object)
    tasks_asked = Signal(object)
    isolate_asked = Signal(object)
    rules_asked = Signal()
    orphans_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = Project()
        self._coverage: Coverage = coverage(self._project)
        self._words, self._bar, self._links = QLabel(), QProgressBar(), QLabel()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(2 * UNIT)
        self._bar.setRange(0, 1000)
        self._links.setWordWrap(True)
        self._links.setTextFormat(Qt.TextFormat.RichText)
        self._links.linkActivated.connect(self._select)
        self._model = _ClassModel(4, self)
        self._table = QTableView()
        quiet(self._table)
        self._table.setModel(self._model)
        self._table.activated.connect(self._select_class)
        head = self._table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._rules, self._copy = QToolButton(), QToolButton()
        self._rules.setIcon(icon("link"))
        self._rules.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._rules.clicked.connect(self.rules_asked)
        self._copy.setIcon(icon("copy"))
        self._copy.clicked.connect(self.copy)
        tools = QHBoxLayout()
        tight(tools, UNIT)
        tools.addWidget(self._words, 1)
        for button in (self._rules, self._copy):
            button.setAutoRaise(True)
            tools.addWidget(button)
        self._nothing = EmptyState()
        self._nothing.linkActivated.connect(lambda _: self.rules_asked.emit())
        self._stack = ListPage(
            self, self._nothing, tools, self._bar, self._links, self._table, gap=2 * UNIT, margin=2 * UNIT
        )
        self._retranslate()

    def set_project(self, project: Project) -> None:
        """Show the coverage of this project."""
        old, self._project = self._project, project
        if (old.elements, old.schedule, old.links, old.orphans) != (
            project.elements,
            project.schedule,
            project.links,
            project.orphans,
        ):
            self._coverage = coverage(project)
            self._model.show(coverage_by_class(project))
            self._show_numbers()

    def set_view(self, view: View) -> None:
        """Coverage does not depend on the view."""

    def text(self) -> str:
        """Return the table as tab-separated text."""
        rows, columns = self._model.rowCount(), self._model.columnCount()
        head = "\t".join(self._model.headings)
        return "\n".join(
            [head, *("\t".join(self._model.index(r, c).data() for c in range(columns)) for r in range(rows))]
        )

    def copy(self) -> None:
        """Put `text()` on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._model.say((self.tr("Class"), self.tr("Elements"), self.tr("Linked"), self.tr("More than once")))
        self._rules.setText(self.tr("Link by rules…"))
        self._copy.setToolTip(self.tr("Copy as a table (tab-separated)"))
        self._copy.setAccessibleName(self._copy.toolTip())
        self._table.setAccessibleName(self.tr("Coverage by class"))
        self._nothing.say(
            self.tr("With a model and a schedule, this says which elements are built by which tasks."),
            self.tr("Link by rules…"),
        )
        self._show_numbers()

    def _show_numbers(self) -> None:
        c = self._coverage
        ready = len(self._project.elements) > 0 and len(self._project.schedule) > 0
        self._stack.show_list(ready)
        share = 0.0 if np.isnan(c.share) else c.share
        fill(self._bar, round(1000 * share))
        count = f"{c.linked.size + c.unlinked.size:,}"
        self._words.setText(
            self.tr("{0} of {1} elements linked ({2})").format(f"{c.linked.size:,}", count, f"{share:.0%}")
        )
        lines = (
            ("unlinked", self.tr("{0} without a task").format(f"{c.unlinked.size:,}")),
            ("multiple", self.tr("{0} with more than one task").format(f"{c.multiple.size:,}")),
            (
                "idle",
                self.tr("{0} of {1} tasks without an element").format(f"{c.idle.size:,}", f"{c.works:,}"),
            ),
        )
        only = self.tr("only these")
        texts = [f'<a href="{name}">{words}</a>' for name, words in lines]
        for at, (name, rows) in enumerate((("unlinked", c.unlinked), ("multiple", c.multiple))):
            if rows.size:
                texts[at] += f' (<a href="isolate-{name}">{only}</a>)'
        if self._project.orphans:
            words = self.tr("{0} links without their element").format(f"{len(self._project.orphans):,}")
            texts.append(f'<a href="orphans">{words}</a>')
        self._links.setText(" &nbsp;·&nbsp; ".join(texts))

    def _select(self, name: str) -> None:
        if name == "idle":
            self.tasks_asked.emit(self._coverage.idle)
        elif name == "orphans":
            self.orphans_asked.emit()
        elif name.startswith("isolate-"):
            rows = self._coverage.multiple if name == "isolate-multiple" else self._coverage.unlinked
            self.isolate_asked.emit(rows)
        else:
            self.elements_asked.emit(
                self._coverage.multiple if name == "multiple" else self._coverage.unlinked
            )

    def _select_class(self, index: QModelIndex) -> None:
        rows = self._project.elements.ifc_class.rows(self._model.records[index.row()].label)
        self.elements_asked.emit(np.intersect1d(rows, self._coverage.unlinked).astype(np.int32))


class _ClassModel(RecordModel):
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line: ClassCoverage = self.records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (line.label, f"{line.count:,}", f"{line.linked:,}", f"{line.multiple:,}")[index.column()]
        return _side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
