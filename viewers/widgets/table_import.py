"""The import dialog for tables: which column holds what, with the first rows to look at."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewers.widgets.gantt_painter import tones
from viewers.widgets.grid import UNIT, quiet, tight

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_T = QT_TRANSLATE_NOOP

# The words for roles: those of sim.readers.table_mapping.Mapping and those of link tables.
ROLES = {
    "id": _T("TableImport", "ID"),
    "name": _T("TableImport", "Name"),
    "wbs": _T("TableImport", "WBS"),
    "start": _T("TableImport", "Start"),
    "finish": _T("TableImport", "Finish"),
    "duration": _T("TableImport", "Duration"),
    "percent": _T("TableImport", "Percent complete"),
    "predecessors": _T("TableImport", "Predecessors"),
    "parent": _T("TableImport", "Parent task"),
    "level": _T("TableImport", "Outline level"),
    "milestone": _T("TableImport", "Milestone"),
    "summary": _T("TableImport", "Summary task"),
    "action": _T("TableImport", "Action"),
    "baseline_start": _T("TableImport", "Baseline start"),
    "baseline_finish": _T("TableImport", "Baseline finish"),
    "actual_start": _T("TableImport", "Actual start"),
    "actual_finish": _T("TableImport", "Actual finish"),
    "deadline": _T("TableImport", "Deadline"),
    "remaining": _T("TableImport", "Remaining duration"),
    "resources": _T("TableImport", "Resources"),
    "work": _T("TableImport", "Work (effort)"),
    "cost": _T("TableImport", "Cost"),
    "actual_cost": _T("TableImport", "Actual cost"),
    "baseline_cost": _T("TableImport", "Baseline cost"),
    "element": _T("TableImport", "Element (GlobalId or tag)"),
    "task": _T("TableImport", "Task (ID or name)"),
    "element_name": _T("TableImport", "Name of the element"),
    "ifc_class": _T("TableImport", "IFC class"),
    "late": _T("TableImport", "In time or late"),
}
DATE_ORDERS = (
    ("", _T("TableImport", "Find out")),
    ("ymd", _T("TableImport", "Year, month, day")),
    ("dmy", _T("TableImport", "Day, month, year")),
    ("mdy", _T("TableImport", "Month, day, year")),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A table to be imported.

    Attributes
    ----------
    name : str
        File name, as shown.
    header : tuple of str
    rows : sequence of sequence of str
        The first rows; not all of the table.
    roles : tuple of str
        What columns can mean; keys of `ROLES`.
    required : tuple of tuple of str
        Of each group, one role at least must have a column.
    found : dict of str to str
        Header by role, as it was found out.
    dates : bool
        Whether the order of day and month matters.
    """

    name: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    roles: tuple[str, ...]
    required: tuple[tuple[str, ...], ...]
    found: dict[str, str]
    dates: bool = True


class TableImport(QDialog):
    """Asks what the columns of a table mean.

    Intents
    -------
    chosen(dict, str)
        Header by role, and "ymd", "dmy", "mdy" or "" for the order of dates.
    """

    chosen = Signal(dict, str)

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = offer
        self._model = _PreviewModel(offer, self)
        self._explained, self._missing = QLabel(), QLabel()
        for label in (self._explained, self._missing):
            label.setWordWrap(True)
        self._boxes: dict[str, QComboBox] = {}
        self._labels: dict[str, QLabel] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(3 * UNIT)
        form.setVerticalSpacing(UNIT)
        form.setContentsMargins(0, 0, 2 * UNIT, 0)
        for role in offer.roles:
            box = QComboBox()
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
            box.addItems(["–", *offer.header])
            known = offer.found.get(role, "")
            box.setCurrentIndex(offer.header.index(known) + 1 if known in offer.header else 0)
            box.currentIndexChanged.connect(lambda _, changed=role: self._take(changed))
            self._boxes[role], self._labels[role] = box, QLabel()
            self._labels[role].setBuddy(box)
            form.addRow(self._labels[role], box)
        self._order, self._order_label = QComboBox(), QLabel()
        if offer.dates:
            form.addRow(self._order_label, self._order)
        self._form = QWidget()
        self._form.setLayout(form)
        self._area = QScrollArea()
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the focus
        self._area.setWidget(self._form)
        self._table = QTableView()
        quiet(self._table)
        self._table.setModel(self._model)
        self._table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self._area)
        split.addWidget(self._table)
        split.setStretchFactor(1, 1)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._import = QPushButton()
        self._import.setDefault(True)
        self._buttons.addButton(self._import, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        tight(column, 2 * UNIT, 3 * UNIT)
        column.addWidget(self._explained)
        column.addWidget(split, 1)
        column.addWidget(self._missing)
        column.addWidget(self._buttons)
        self.resize(240 * UNIT, 140 * UNIT)
        split.setSizes([80 * UNIT, 160 * UNIT])
        self._retranslate()

    def columns(self) -> dict[str, str]:
        """Return header by role, as chosen now."""
        return {
            role: self._offer.header[box.currentIndex() - 1]
            for role, box in self._boxes.items()
            if box.currentIndex() > 0
        }

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import {0}").format(self._offer.name))
        self._explained.setText(
            self.tr("Say which column holds what. Columns without a meaning are kept as further fields.")
        )
        for role, label in self._labels.items():
            label.setText(_word(ROLES[role]))
        self._order_label.setText(self.tr("Order of dates"))
        chosen = max(self._order.currentIndex(), 0)
        self._order.clear()
        for key, words in DATE_ORDERS:
            self._order.addItem(_word(words), key)
        self._order.setCurrentIndex(chosen)
        self._import.setText(self.tr("Import"))
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(self._form.sizeHint().width() + bar)
        self._table.setAccessibleName(self.tr("First rows of the table"))
        self._show_mapping()

    def _take(self, role: str) -> None:
        """One column has one meaning: whoever had it before gives it up."""
        place = self._boxes[role].currentIndex()
        for other, box in self._boxes.items():
            if other != role and place > 0 and box.currentIndex() == place:
                box.setCurrentIndex(0)
        self._show_mapping()

    def _show_mapping(self) -> None:
        columns = self.columns()
        self._model.say({header: _word(ROLES[role]) for role, header in columns.items()})
        lacking = [group for group in self._offer.required if not any(role in columns for role in group)]
        either = self.tr(" or ")
        words = [either.join(_word(ROLES[role]) for role in group) for group in lacking]
        self._missing.setText(self.tr("Still needed: {0}").format(", ".join(words)) if words else "")
        self._missing.setVisible(bool(words))
        self._import.setEnabled(not words)

    def _accept(self) -> None:
        self.chosen.emit(self.columns(), self._order.currentData() if self._offer.dates else "")
        self.accept()


def _word(text: object) -> str:
    return QCoreApplication.translate("TableImport", str(text))


class _PreviewModel(QAbstractTableModel):
    """The first rows; the heading names the column and, below, what it means."""

    def __init__(self, offer: Offer, parent: QObject) -> None:
        super().__init__(parent)
        self._offer = offer
        self._meanings: dict[str, str] = {}

    def say(self, meanings: dict[str, str]) -> None:
        """Show these meanings by header."""
        self._meanings = meanings
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._offer.header) - 1)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._offer.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._offer.header)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        header = self._offer.header[section]
        return f"{header}\n{self._meanings.get(header, '')}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._offer.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.BackgroundRole and self._offer.header[index.column()] in self._meanings:
            view = self.parent()
            return tones(view.palette()).off if isinstance(view, QWidget) else None
        return None
