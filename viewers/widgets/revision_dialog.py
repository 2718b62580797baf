"""What a new revision of a model has done to the links: matches to judge, orphans, new elements."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sim.revised import MatchedPair, OrphanLink, RevisedModel
from viewers.widgets.grid import UNIT, quiet, tight
from viewers.widgets.record_model import Index, RecordModel


class _Added(NamedTuple):
    model: str
    guid: str
    name: str


class RevisionDialog(QDialog):
    """Shows how elements were known again; a match without its tick is taken back.

    Intents
    -------
    revoke_asked(list of MatchedPair)
    drop_asked(list of OrphanLink)
    element_asked(str)
        Show the element with this GlobalId.
    """

    revoke_asked = Signal(list)
    drop_asked = Signal(list)
    element_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._revisions: tuple[RevisedModel, ...] = ()
        self._counts = QLabel()
        self._counts.setWordWrap(True)
        self._counts.setTextFormat(Qt.TextFormat.PlainText)
        self._pairs, self._orphans, self._added = (
            _PairModel(6, self),
            _OrphanModel(4, self),
            _AddedModel(3, self),
        )
        self._tabs = QTabWidget()
        self._views = []
        for model in (self._pairs, self._orphans, self._added):
            view = QTableView()
            quiet(view)
            view.setModel(model)
            view.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
            view.activated.connect(self._show_element)
            head = view.horizontalHeader()
            head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
            if model is self._pairs:
                head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
            self._tabs.addTab(view, "")
            self._views.append(view)
        close = QDialogButtonBox.StandardButton.Close
        self._buttons = QDialogButtonBox(close)
        self._revoke, self._drop = QPushButton(), QPushButton()
        self._buttons.addButton(self._revoke, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(self._drop, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.rejected.connect(self.reject)
        self._revoke.clicked.connect(lambda: self.revoke_asked.emit(self._pairs.unticked()))
        self._drop.clicked.connect(lambda: self.drop_asked.emit(self._chosen_orphans()))
        self._pairs.dataChanged.connect(lambda *_: self._enable())
        column = QVBoxLayout(self)
        tight(column, 2 * UNIT, 3 * UNIT)
        column.addWidget(self._counts)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._buttons)
        self.resize(200 * UNIT, 110 * UNIT)
        self._retranslate()

    def show_revisions(
        self, revisions: Sequence[RevisedModel], orphans: Sequence[OrphanLink], names: dict[str, str]
    ) -> None:
        """Show another state; `names` are those of new elements by GlobalId."""
        self._revisions = tuple(revisions)
        self._pairs.show([pair for revised in revisions for pair in revised.pairs])
        self._orphans.show(orphans)
        self._added.show(
            [
                _Added(revised.model, guid, names.get(guid, ""))
                for revised in revisions
                for guid in revised.added
            ]
        )
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("New revision of a model"))
        self._pairs.hows = {
            "TAG": self.tr("Tag"), "PLACE": self.tr("Place"), "NAME": self.tr("Name"),
        }  # fmt: skip
        self._pairs.say(
            (
                self.tr("Known by"), self.tr("Before"), self.tr("Now"), self.tr("Class"),
                self.tr("Moved (m)"), self.tr("Links"),
            )
        )  # fmt: skip
        self._orphans.say(
            (self.tr("Task"), self.tr("Element that is gone"), self.tr("Class"), self.tr("Model"))
        )
        self._added.say((self.tr("GlobalId"), self.tr("Name"), self.tr("Model")))
        self._revoke.setText(self.tr("Take back unticked matches"))
        self._drop.setText(self.tr("Drop orphaned links"))
        for view, words in zip(
            self._views, (self.tr("Matches"), self.tr("Orphaned links"), self.tr("New elements")), strict=True
        ):
            view.setAccessibleName(words)
        self._say()

    def _say(self) -> None:
        lines = []
        for revised in self._revisions:
            counts = dict(revised.counts)
            words = self.tr(
                "{model}: {guid} known by GlobalId, {tag} by tag, {place} by place, {name} by name; "
                "{none} gone, {added} new"
            )
            numbers = {how.lower(): f"{count:,}" for how, count in counts.items()}
            lines.append(words.format(model=revised.model, added=f"{len(revised.added):,}", **numbers))
        self._counts.setText("\n".join(lines) or self.tr("No model has come in a new revision yet."))
        titles = (self.tr("Matches ({0})"), self.tr("Orphaned links ({0})"), self.tr("New elements ({0})"))
        for tab, (title, model) in enumerate(
            zip(titles, (self._pairs, self._orphans, self._added), strict=True)
        ):
            self._tabs.setTabText(tab, title.format(f"{model.rowCount():,}"))
        self._enable()

    def _enable(self) -> None:
        self._revoke.setEnabled(bool(self._pairs.unticked()))
        self._drop.setEnabled(self._orphans.rowCount() > 0)

    def _chosen_orphans(self) -> list[OrphanLink]:
        """Return the selected orphans; all of them where none is selected."""
        rows = [index.row() for index in self._views[1].selectionModel().selectedRows()]
        return [self._orphans.records[row] for row in rows] or list(self._orphans.records)

    def _show_element(self, index: QModelIndex) -> None:
        record = index.model().records[index.row()]  # type: ignore[attr-defined]
        self.element_asked.emit(record.new_guid if isinstance(record, MatchedPair) else record.guid)


class _PairModel(RecordModel):
    """Matches, each with a tick that stands for "keep"."""

    def __init__(self, columns: int, parent: QWidget) -> None:
        super().__init__(columns, parent)
        self.hows: dict[str, str] = {}
        self._off: set[int] = set()

    def show(self, records: Sequence[MatchedPair]) -> None:
        self._off.clear()
        super().show(records)

    def unticked(self) -> list[MatchedPair]:
        """Return the matches to take back."""
        return [self.records[row] for row in sorted(self._off)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        ticks = Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | ticks

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column():
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._off.discard if on else self._off.add)(index.row())
        self.dataChanged.emit(index, index, [role])
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        pair: MatchedPair = self.records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            distance = "" if pair.distance is None else f"{pair.distance:.3f}"
            cells = (
                self.hows.get(pair.how, pair.how), pair.old_name or pair.old_guid,
                pair.new_name or pair.new_guid, pair.ifc_class, distance, f"{len(pair.links):,}",
            )  # fmt: skip
            return cells[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Unchecked if index.row() in self._off else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{pair.old_guid} → {pair.new_guid}"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 3:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class _OrphanModel(RecordModel):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        orphan: OrphanLink = self.records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (orphan.task, orphan.name or orphan.guid, orphan.ifc_class, orphan.model)[index.column()]
        return orphan.guid if role == Qt.ItemDataRole.ToolTipRole else None


class _AddedModel(RecordModel):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        added: _Added = self.records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (added.guid, added.name, added.model)[index.column()]
        return None
