"""The log of edits: when, who, what."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTableView, QToolButton, QWidget

from sim.changes import Change, ChangeKind
from sim.moment import text_of
from sim.project import Project
from sim.view import View
from viewers.widgets.grid import UNIT, EmptyState, quiet, tight
from viewers.widgets.icon import icon
from viewers.widgets.list_page import ListPage
from viewers.widgets.record_model import Index, RecordModel


class ChangeList(QWidget):
    """Lists the edits of the document, the latest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes: Sequence[Change] = ()
        self._due = False  # there are others than those listed
        self._head, self._copy = QLabel(), QToolButton()
        self._copy.setIcon(icon("copy"))
        self._copy.setAutoRaise(True)
        self._copy.clicked.connect(self.copy)
        first = QHBoxLayout()
        tight(first, UNIT)
        first.addWidget(self._head, 1)
        first.addWidget(self._copy)
        self._model = _Changes(3, self)
        self._table = QTableView()
        quiet(self._table)
        self._table.setModel(self._model)
        head = self._table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._nothing = EmptyState()
        self._page = ListPage(self, self._nothing, first, self._table, gap=UNIT, margin=2 * UNIT)
        self._retranslate()

    def set_project(self, project: Project) -> None:
        """The log is that of the store, not of one state of the document."""

    def set_view(self, view: View) -> None:
        """Edits do not depend on the view."""

    def set_changes(self, changes: Sequence[Change]) -> None:
        """List these edits; while nobody looks, they wait."""
        if changes is not self._changes:
            self._changes = changes
            self._due = True
            if self.isVisible():
                self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._show()

    def text(self) -> str:
        """Return the table as tab-separated text."""
        return "\n".join("\t".join(line) for line in (self._model.headings, *self._model.records))

    def copy(self) -> None:
        """Put `text()` on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show(self) -> None:
        self._due = False
        words = {
            ChangeKind.UNDONE: self.tr("Undone: {what}"),
            ChangeKind.REDONE: self.tr("Done again: {what}"),
        }
        self._model.show(
            [
                (text_of(each.when), each.who or "–", words.get(each.kind, "{what}").format(what=each.what))
                for each in reversed(self._changes)
            ]
        )
        self._head.setText(self.tr("{count} changes").format(count=f"{len(self._changes):,}"))
        self._page.show_list(len(self._changes) > 0)

    def _retranslate(self) -> None:
        self._model.say((self.tr("When"), self.tr("Who"), self.tr("What")))
        self._copy.setToolTip(self.tr("Copy as a table (tab-separated)"))
        self._copy.setAccessibleName(self._copy.toolTip())
        self._table.setAccessibleName(self.tr("Changes"))
        self._nothing.say(self.tr("Each edit of the project is noted here: when, who and what."))
        self._show()


class _Changes(RecordModel):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.records[index.row()][index.column()]
        return None
