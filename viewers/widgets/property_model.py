"""The lines of the property table, as Qt asks for them."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPalette

from sim.browsing.facts import Fact, FactGroup
from sim.space.display_units import DisplayUnits
from viewers.widgets.grid import mixed
from viewers.widgets.outline_table import DEPTH, FOLDED, NOTE

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class Words(NamedTuple):
    """What the model cannot say itself, in the user's language."""

    names: dict[str, str]
    varies: str
    yes: str
    no: str
    of_type: str
    known: str


class PropertyModel(QAbstractTableModel):
    """`FactGroup`s as rows: a heading that folds, then its lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[FactGroup] = []
        self._rows: list[tuple[FactGroup, Fact | None]] = []
        self._folded: set[str] = set()
        self._query = ""
        self.units = DisplayUnits()
        self.words = Words({}, "", "", "", "", "")
        self.palette = QPalette()
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, groups: list[FactGroup], query: str = "") -> None:
        """Begin with other facts; only lines that hold `query` are kept."""
        self.beginResetModel()
        self._groups, self._query = groups, query.casefold()
        self._rows = [row for group in groups for row in self._rows_of(group)]
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Fold or open the heading in a row."""
        title = self._rows[row][0].title
        self._folded ^= {title}
        self.show(self._groups, self._query)

    def fact(self, row: int) -> Fact | None:
        """Return the line in a row, None for a heading."""
        return self._rows[row][1]

    def line(self, row: int) -> tuple[str, str, str]:
        """Return heading, name and value of a row as shown, the value with its unit."""
        group, fact = self._rows[row]
        if fact is None:
            return self._title(group), "", ""
        return self._title(group), self._name(group, fact), self._value(fact)

    def _rows_of(self, group: FactGroup) -> list[tuple[FactGroup, Fact | None]]:
        heading = self._query in self._title(group).casefold()
        kept: list[tuple[FactGroup, Fact | None]] = [
            (group, fact)
            for fact in group.facts
            if heading or self._query in f"{self._name(group, fact)}\n{self._value(fact)}".casefold()
        ]
        if not kept:
            return []
        return [(group, None), *([] if group.title in self._folded and not self._query else kept)]

    def _title(self, group: FactGroup) -> str:
        return self.words.names.get(group.title, group.title) if group.coded else group.title

    def _name(self, group: FactGroup, fact: Fact) -> str:
        return self.words.names.get(fact.name, fact.name) if group.coded else fact.name

    def _value(self, fact: Fact) -> str:
        if fact.varies:
            return self.words.varies
        value = fact.value
        if isinstance(value, bool):
            return self.words.yes if value else self.words.no
        if isinstance(value, int | float):
            text = self.units.text(value, fact.unit)
            return f"{text}  {self.words.known.format(fact.known)}" if fact.known >= 0 else text
        return value or ""

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        group, fact = self._rows[index.row()]
        if role == DEPTH:
            return 0 if fact is None else 1
        if fact is None:
            return self._heading(group, index.column(), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(group, fact) if index.column() == 0 else self._value(fact)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self._name(group, fact)}\n{self._value(fact)}"
        if index.column() == 1:
            if role == Qt.ItemDataRole.TextAlignmentRole:
                number = isinstance(fact.value, int | float) and not isinstance(fact.value, bool)
                side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            if role == Qt.ItemDataRole.ForegroundRole and fact.varies:
                return mixed(self.palette, 0.55)
            if role == Qt.ItemDataRole.ForegroundRole and fact.task >= 0:
                return self.palette.link()
        return None

    def _heading(self, group: FactGroup, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.BackgroundRole:
            return mixed(self.palette, 0.055)
        if column:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(group)
        if role == FOLDED:
            return group.title in self._folded and not self._query
        if role == Qt.ItemDataRole.FontRole:
            return self._bold
        return self.words.of_type if role == NOTE and group.of_type else None
