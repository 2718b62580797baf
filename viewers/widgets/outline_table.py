"""A table whose rows fold: only what is on screen costs anything, whatever the number of rows."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from viewers.widgets.grid import UNIT, mixed, quiet, row_height
from viewers.widgets.icon import icon

DEPTH = Qt.ItemDataRole.UserRole + 1
"""Role of the first column: how deep the row stands, int."""
FOLDED = Qt.ItemDataRole.UserRole + 2
"""Role of the first column: True folded, False open, None where there is nothing to fold."""
NOTE = Qt.ItemDataRole.UserRole + 3
"""Role of the first column: words that follow the text in a quieter tone, str."""

Index = QModelIndex | QPersistentModelIndex


class OutlineTable(QTableView):
    """Shows a flat model with `DEPTH` and `FOLDED`.

    Intents
    -------
    fold_toggled(int)
        Row to fold or open.
    tick_toggled(int)
        Row whose tick box was clicked or toggled with the space bar.
    """

    fold_toggled = Signal(int)
    tick_toggled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        quiet(self)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setItemDelegateForColumn(0, _OutlineDelegate(self))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.verticalHeader().setDefaultSectionSize(row_height(self.font()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex().siblingAtColumn(0)
        folded = index.data(FOLDED)
        key = event.key()
        if key == Qt.Key.Key_Space and index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            self.tick_toggled.emit(index.row())
        elif folded is not None and key == (Qt.Key.Key_Right if folded else Qt.Key.Key_Left):
            self.fold_toggled.emit(index.row())
        elif key == Qt.Key.Key_Left and index.isValid():
            self._go_to_parent(index)
        elif key == Qt.Key.Key_Right and index.isValid():
            self._go_to_child(index)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and event.button() == Qt.MouseButton.LeftButton:
            delegate = self.itemDelegateForColumn(0)
            assert isinstance(delegate, _OutlineDelegate)
            spot = delegate.hit(self.visualRect(index), index, event.position().toPoint().x())
            if spot == "fold":
                self.fold_toggled.emit(index.row())
                return
            if spot == "tick":
                self.tick_toggled.emit(index.row())
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint()).siblingAtColumn(0)
        if index.data(FOLDED) is not None:
            self.fold_toggled.emit(index.row())
        super().mouseDoubleClickEvent(event)

    def places_at(self, cell: QRect, depth: int) -> tuple[QRect, QRect]:
        """Return where the fold mark and the words stand in a cell without a tick box."""
        fold, _, words = _places(cell, depth, False)
        return fold, words

    def _go_to_parent(self, index: QModelIndex) -> None:
        depth = index.data(DEPTH)
        row = index.row()
        while row > 0 and index.siblingAtRow(row).data(DEPTH) >= depth:
            row -= 1
        self.setCurrentIndex(index.siblingAtRow(row))

    def _go_to_child(self, index: QModelIndex) -> None:
        below = index.siblingAtRow(index.row() + 1)
        if below.isValid() and below.data(DEPTH) > index.data(DEPTH):
            self.setCurrentIndex(below)


class _OutlineDelegate(QStyledItemDelegate):
    """Paints indent, fold mark, tick box, text elided in the middle, note."""

    def hit(self, cell: QRect, index: Index, x: int) -> str:
        """Return "fold", "tick" or "" for a press at `x`."""
        fold, tick, _ = self._places(cell, index)
        if index.data(FOLDED) is not None and fold.left() <= x <= fold.right():
            return "fold"
        return "tick" if tick.width() and tick.left() <= x <= tick.right() else ""

    def _places(self, cell: QRect, index: Index) -> tuple[QRect, QRect, QRect]:
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) is not None
        return _places(cell, index.data(DEPTH) or 0, ticked)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        style = view.style() if view else QApplication.style()
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        words = plain.text
        plain.text = ""
        plain.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, view)
        fold, tick, text = self._places(option.rect, index)
        folded = index.data(FOLDED)
        if folded is not None:
            icon("chevron-right" if folded else "chevron-down").paint(painter, fold)
        if tick.width():
            state = index.data(Qt.ItemDataRole.CheckStateRole)
            self._paint_tick(painter, plain.palette, tick, Qt.CheckState(state))
        painter.save()
        painter.setFont(plain.font)
        self._paint_words(painter, plain, text, words, index.data(NOTE) or "")
        painter.restore()

    def _paint_tick(self, painter: QPainter, palette: QPalette, place: QRect, state: Qt.CheckState) -> None:
        box = place.adjusted(1, 1, -2, -2)
        painter.setPen(mixed(palette, 0.4))
        painter.setBrush(palette.base())
        painter.drawRect(box)
        if state == Qt.CheckState.Checked:
            icon("check").paint(painter, place)
        elif state == Qt.CheckState.PartiallyChecked:
            painter.fillRect(box.adjusted(UNIT - 1, UNIT - 1, 2 - UNIT, 2 - UNIT), mixed(palette, 0.55))

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, words: str, note: str
    ) -> None:
        palette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        metrics = painter.fontMetrics()
        colour = palette.highlightedText().color() if chosen else palette.text().color()
        painter.setPen(colour)
        vertical = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(place, vertical, shown)
        rest = place.adjusted(metrics.horizontalAdvance(shown) + 2 * UNIT, 0, 0, 0)
        if note and metrics.horizontalAdvance(note) <= rest.width():  # whole, or not at all
            if not chosen:
                painter.setPen(mixed(palette, 0.55))
            painter.drawText(rest, vertical, note)


def _places(cell: QRect, depth: int, ticked: bool) -> tuple[QRect, QRect, QRect]:
    """Return where fold mark, tick box and words of a row stand."""
    side = min(cell.height() - UNIT, 4 * UNIT)
    left = cell.left() + UNIT + depth * 3 * UNIT
    top = cell.top() + (cell.height() - side) // 2
    fold = QRect(left, top, side, side)
    left = fold.right() + 1 + UNIT // 2
    tick = QRect(left, top, side if ticked else 0, side)
    left += side + UNIT if ticked else 0
    return fold, tick, QRect(left, cell.top(), cell.right() - left - UNIT, cell.height())
