"""The model tree: what the project is made of, found, ticked and selected."""

from typing import Any

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kernels.arrays import I32, Bool
from sim.browsing.grouping import GroupBy, Grouping, grouping
from sim.browsing.search import SearchText
from sim.project import Project
from sim.view import View
from viewers.widgets.grid import UNIT, EmptyState, tight
from viewers.widgets.icon import icon
from viewers.widgets.outline_table import OutlineTable
from viewers.widgets.tree_model import TreeModel

OPEN_UP_TO = 200  # branches of a search result with at most this many elements stand open


class ModelTree(QWidget):
    """Shows the elements of a project by spatial structure, class or storey.

    Intents
    -------
    selection_changed(int32[k])
        The user selected these element rows.
    visibility_changed(int32[k], bool)
        The user ticked (True) or unticked these element rows.
    isolate_asked(int32[k]), ghost_asked(int32[k]), fit_asked(int32[k])
        From the context menu; fit also by a double click.
    show_all_asked()
    open_asked()
        The empty panel's action.
    """

    selection_changed = Signal(object)
    visibility_changed = Signal(object, bool)
    isolate_asked = Signal(object)
    ghost_asked = Signal(object)
    fit_asked = Signal(object)
    show_all_asked = Signal()
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = Project()
        self._search = SearchText(self._project.elements)
        self._whole: Grouping = grouping(self._project, GroupBy.SPACE)
        self._match: Bool = np.empty(0, np.bool_)  # of the query, bool[elements]
        self._open: dict[GroupBy, Bool] = {}
        self._selection: I32 = np.empty(0, np.int32)
        self._hidden: I32 = np.empty(0, np.int32)

        self._by = QComboBox()
        self._by.setSizePolicy(self._by.sizePolicy().Policy.Ignored, self._by.sizePolicy().verticalPolicy())
        self._by.activated.connect(lambda _: self._regroup())
        self._query = QLineEdit()
        self._query.setClearButtonEnabled(True)
        self._magnifier = self._query.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(120)
        self._pause.timeout.connect(self._refilter)
        self._query.textChanged.connect(lambda: self._pause.start())
        self._query.installEventFilter(self)

        self._model = TreeModel(self)
        self._table = OutlineTable()
        self._table.setModel(self._model)
        head = self._table.horizontalHeader()
        head.hide()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(self._open_menu)
        self._table.fold_toggled.connect(self._fold)
        self._table.tick_toggled.connect(self._tick)
        self._table.selectionModel().selectionChanged.connect(self._tell_selection)
        self._table.doubleClicked.connect(lambda index: self._fit_leaf(index.row()))
        self._found = QLabel()
        self._found.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        self._nothing = EmptyState()
        self._nothing.linkActivated.connect(lambda _: self.open_asked.emit())

        tools = QHBoxLayout()
        tight(tools, UNIT, UNIT)
        tools.addWidget(self._query, 3)
        tools.addWidget(self._by, 2)
        page = QWidget()
        column = QVBoxLayout(page)
        tight(column)
        column.addLayout(tools)
        column.addWidget(self._table, 1)
        column.addWidget(self._found)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        tight(outer)
        outer.addWidget(self._stack)
        self.setFocusProxy(self._table)
        find = QShortcut(
            QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        find.activated.connect(self._query.setFocus)
        self._retranslate()
        self._show_state()

    def set_project(
        self, project: Project, search: SearchText | None = None, tree: Grouping | None = None
    ) -> None:
        """Show the elements of `project`; branches stay open as long as the elements are the same.

        Parameters
        ----------
        project : Project
        search : SearchText, optional
        tree : Grouping, optional
            By spatial structure. Both are worked out here where they are not given.
        """
        same = project.elements is self._project.elements and project.spatial is self._project.spatial
        self._project = project
        if not same:
            self._search = search or SearchText(project.elements)
            self._open.clear()
            self._regroup(tree)
        self._show_state()

    def set_view(self, view: View) -> None:
        """Follow the view's selection and hidden elements."""
        if view.hidden is not self._hidden:
            self._hidden = view.hidden
            self._model.set_hidden(view.hidden)
        if not np.array_equal(view.selection, self._selection):
            self._selection = view.selection
            if view.selection.size:
                with QSignalBlocker(self._table.selectionModel()):
                    row = self._model.reveal(int(view.selection[-1]))
                self._select_rows()
                if row >= 0:
                    self._table.scrollTo(self._model.index(row, 0))
            else:
                self._select_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_columns()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        # Down or Enter in the search field goes on into the tree.
        if watched is self._query and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._table.setFocus()
                if not self._table.currentIndex().isValid() and self._model.rowCount():
                    self._table.setCurrentIndex(self._model.index(0, 0))
                return True
            if event.key() == Qt.Key.Key_Escape and self._query.text():
                self._query.clear()
                return True
        return super().eventFilter(watched, event)

    def _retranslate(self) -> None:
        names = {
            GroupBy.SPACE: self.tr("Structure"),
            GroupBy.CLASS: self.tr("Class"),
            GroupBy.STOREY: self.tr("Storey"),
        }
        chosen = max(self._by.currentIndex(), 0)
        self._by.clear()
        for by, name in names.items():
            self._by.addItem(name, by)
        self._by.setCurrentIndex(chosen)
        self._by.setToolTip(self.tr("What the branches of the tree are"))
        self._by.setAccessibleName(self._by.toolTip())
        self._query.setPlaceholderText(self.tr("Search"))
        self._query.setToolTip(self.tr("Search name, class, GlobalId, tag"))
        self._query.setAccessibleName(self._query.toolTip())
        self._table.setAccessibleName(self.tr("Model tree"))
        self._model.nameless = self.tr("(none)")
        self._nothing.say(
            self.tr("The parts of your models stand here, by building, class or storey."),
            self.tr("Open a model…"),
        )
        self._fit_columns()
        self._show_found()

    def _fit_columns(self) -> None:
        widest = self._table.fontMetrics().horizontalAdvance(f"{max(len(self._project.elements), 9999):,}")
        self._table.setColumnWidth(1, widest + 4 * UNIT)

    def _show_state(self) -> None:
        self._stack.setCurrentIndex(1 if len(self._project.elements) else 0)
        self._fit_columns()

    def _regroup(self, tree: Grouping | None = None) -> None:
        by = self._by.currentData()
        self._whole = tree if tree is not None and by is GroupBy.SPACE else grouping(self._project, by)
        if by not in self._open:
            self._open[by] = self._first_branches(self._whole, by)
        self._refilter()

    @staticmethod
    def _first_branches(whole: Grouping, by: GroupBy) -> Bool:
        """Structure opens down to the storeys, the others show their top branches."""
        if by is not GroupBy.SPACE:
            return np.zeros(len(whole), np.bool_)
        return np.array([note in ("IfcProject", "IfcSite", "IfcBuilding") for note in whole.note], np.bool_)

    def _refilter(self) -> None:
        self._pause.stop()
        query = self._query.text().strip()
        if query:
            self._match = self._search.matches(query)
            shown = self._whole.only(self._match)
            expanded = np.full(len(shown), shown.element.size <= OPEN_UP_TO)
            expanded |= shown.outline.has_children
        else:
            shown, expanded = self._whole, self._open[self._by.currentData()]
        with QSignalBlocker(self._table.selectionModel()):
            self._model.show(self._project, shown, expanded, self._hidden)
        self._show_found()
        self._select_rows()

    def _show_found(self) -> None:
        query = self._query.text().strip()
        self._found.setVisible(bool(query))
        if query:
            count = int(self._match.sum())
            self._found.setText(
                self.tr("{0} elements found").format(f"{count:,}")
                if count
                else self.tr("Nothing matches “{0}”").format(query)
            )

    def _fold(self, row: int) -> None:
        group = self._model.rows.group(row)
        with QSignalBlocker(self._table.selectionModel()):
            self._model.toggle(group)
        if not self._query.text().strip():
            self._open[self._by.currentData()] = self._model.rows.expanded
        self._select_rows()
        index = self._model.index(self._model.rows.row_of_group(group), 0)
        self._table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _tick(self, row: int) -> None:
        rows = self._model.rows.elements_in(row, row)
        chosen = self._chosen()
        if rows.size and np.isin(rows, chosen).all():
            rows = chosen
        self.visibility_changed.emit(rows, self._model.rows.hidden_share(row) > 0)

    def _chosen(self) -> I32:
        spans = self._table.selectionModel().selection().toList()
        parts = [self._model.rows.elements_in(span.top(), span.bottom()) for span in spans]
        return np.unique(np.concatenate([np.empty(0, np.int32), *parts]))

    def _tell_selection(self) -> None:
        self._selection = self._chosen()
        self.selection_changed.emit(self._selection)

    def _select_rows(self) -> None:
        chosen = QItemSelection()
        for first, last in self._model.rows.spans_of(self._selection):
            chosen.append(QItemSelectionRange(self._model.index(first, 0), self._model.index(last, 1)))
        with QSignalBlocker(self._table.selectionModel()):
            self._table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._table.viewport().update()

    def _fit_leaf(self, row: int) -> None:
        if self._model.rows.group(row) < 0:
            self.fit_asked.emit(self._model.rows.elements_in(row, row))

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.exec(self._table.viewport().mapToGlobal(place))
        menu.deleteLater()

    def menu(self) -> QMenu:
        """Return the context menu of what is selected."""
        rows = self._chosen()
        menu = QMenu(self)
        for text, picture, intent in (
            (self.tr("Zoom to fit"), "focus", lambda: self.fit_asked.emit(rows)),
            (self.tr("Show only these"), "eye", lambda: self.isolate_asked.emit(rows)),
            (self.tr("Hide"), "eye-off", lambda: self.visibility_changed.emit(rows, False)),
            (self.tr("Show"), "eye", lambda: self.visibility_changed.emit(rows, True)),
            (self.tr("Make see-through"), "ghost", lambda: self.ghost_asked.emit(rows)),
        ):
            action = menu.addAction(icon(picture), text)
            action.triggered.connect(intent)
            action.setEnabled(rows.size > 0)
        menu.addSeparator()
        menu.addAction(self.tr("Show everything")).triggered.connect(self.show_all_asked)
        return menu
