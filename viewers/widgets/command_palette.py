"""The command palette: every action found by typing a few of its letters."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sim.linking.fuzzy import fuzzy_match
from viewers.widgets.grid import UNIT, mixed, row_height, tight
from viewers.widgets.icon import icon

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ENTRY = Qt.ItemDataRole.UserRole + 1
_LETTERS = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One action as the palette shows it; `english` is searched too, whatever the language."""

    id: str
    text: str
    sentence: str
    shortcut: str = ""
    enabled: bool = True
    icon: str = ""
    english: str = ""


class CommandPalette(QFrame):
    """A popup over the window: type, arrow keys, Enter; Escape closes.

    Intents
    -------
    chosen(str)
        Id of an action.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._over = parent
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._model = _EntryModel(self)
        self._query = QLineEdit()
        self._query.setFrame(False)
        self._query.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._query.textChanged.connect(self._filter)
        self._query.installEventFilter(self)
        self._list = QListView()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_EntryDelegate(self._list))
        self._list.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        tight(column, UNIT, UNIT)
        column.addWidget(self._query)
        column.addWidget(self._list)
        self._retranslate()

    def ask(self, entries: Sequence[PaletteEntry]) -> None:
        """Open over the upper middle of the parent with these actions."""
        self._model.entries = tuple(entries)
        self._query.clear()
        self._filter("")
        window = self._over.window()
        width = min(max(window.width() // 2, 120 * UNIT), window.width() - 8 * UNIT)
        rows = min(max(len(entries), 1), 9)
        height = rows * _entry_height(self.font()) + row_height(self.font()) + 5 * UNIT
        corner = window.mapToGlobal(window.rect().topLeft())
        self.setGeometry(
            QRect(
                corner.x() + (window.width() - width) // 2, corner.y() + window.height() // 10, width, height
            )
        )
        self.show()
        self._query.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._query and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in steps:
                self._move(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._query.setPlaceholderText(self.tr("Type what you want to do"))
        self._query.setAccessibleName(self._query.placeholderText())
        self._list.setAccessibleName(self.tr("Actions"))

    def _filter(self, query: str) -> None:
        self._model.filter(query.strip())
        self._list.setCurrentIndex(self._model.index(0))

    def _move(self, step: int) -> None:
        count = self._model.rowCount()
        if count:
            row = self._list.currentIndex().row() + step
            row = row % count if abs(step) == 1 else min(max(row, 0), count - 1)
            self._list.setCurrentIndex(self._model.index(row))

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY)
        if entry is not None and entry.enabled:
            self.hide()
            self.chosen.emit(entry.id)


class _EntryModel(QAbstractListModel):
    """The entries that fit what was typed, best first; disabled ones last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[PaletteEntry, ...] = ()
        self._found: list[tuple[PaletteEntry, tuple[int, ...]]] = []

    def filter(self, query: str) -> None:
        """Keep what fits `query`, by its text, else by its English text, else by its sentence."""
        self.beginResetModel()
        ranked = []
        for place, entry in enumerate(self.entries):
            match, letters = fuzzy_match(query, entry.text), True
            if match is None:
                match, letters = fuzzy_match(query, entry.english), False
            if match is None and query.casefold() in entry.sentence.casefold():
                match, letters = fuzzy_match("", entry.sentence), False
            if match is not None:
                key = (not entry.enabled, -match.score if query else 0, place)
                ranked.append((key, entry, match.letters if letters else ()))
        self._found = [(entry, letters) for _, entry, letters in sorted(ranked, key=lambda r: r[0])]
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._found):
            return None
        entry, letters = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return f"{entry.sentence} {entry.shortcut}".strip()
        return entry if role == _ENTRY else letters if role == _LETTERS else None


def _entry_height(font: QFont) -> int:
    return 2 * QFontMetrics(font).height() + 3 * UNIT


class _EntryDelegate(QStyledItemDelegate):
    """Two lines: icon, text with the meant letters bold, shortcut; below, the sentence."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _entry_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: PaletteEntry = index.data(_ENTRY)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        palette = option.palette
        if chosen:
            painter.fillRect(option.rect, palette.highlight())
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        group = QPalette.ColorGroup.Active if entry.enabled else QPalette.ColorGroup.Disabled
        ink = palette.color(group, role)
        quiet = ink if chosen else mixed(palette, 0.6 if entry.enabled else 0.4)
        place = option.rect.adjusted(2 * UNIT, UNIT, -2 * UNIT, -UNIT)
        line = option.fontMetrics.height() + UNIT // 2
        side = 4 * UNIT
        if entry.icon:
            mode = icon(entry.icon).Mode
            how = mode.Normal if entry.enabled else mode.Disabled
            icon(entry.icon).paint(
                painter, place.left(), place.top(), side, side, Qt.AlignmentFlag.AlignCenter, how
            )
        left = place.left() + side + 2 * UNIT
        keys = option.fontMetrics.horizontalAdvance(entry.shortcut)
        painter.setPen(quiet)
        right = QRect(place.right() - keys, place.top(), keys + 1, line)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.shortcut)
        painter.setPen(ink)
        self._paint_text(painter, option.font, left, place.top(), entry.text, set(index.data(_LETTERS)))
        painter.setFont(option.font)
        painter.setPen(quiet)
        below = QRect(left, place.top() + line, place.right() - left, line)
        words = option.fontMetrics.elidedText(entry.sentence, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, font: QFont, left: int, top: int, text: str, letters: set[int]
    ) -> None:
        bold = QFont(font)
        bold.setBold(True)
        x = float(left)
        for k, letter in enumerate(text):
            painter.setFont(bold if k in letters else font)
            painter.drawText(int(x), top + painter.fontMetrics().ascent(), letter)
            x += painter.fontMetrics().horizontalAdvance(letter)
