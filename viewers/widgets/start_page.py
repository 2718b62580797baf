"""The start page: three samples, open a file, recent projects."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QEnterEvent,
    QFont,
    QFontInfo,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from viewers.widgets.grid import UNIT, mixed, tight
from viewers.widgets.icon import icon

SAMPLES = ("tower", "bridge", "tunnel")
_FOLDER, _OPENED = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_ICONS = {"tower": "building-2", "bridge": "spline", "tunnel": "layers"}


@dataclass(frozen=True, slots=True)
class Recent:
    """A project opened before."""

    path: str
    opened: str = ""  # as shown, "2025-03-14"


class StartPage(QWidget):
    """What stands in the middle before anything is open.

    Intents
    -------
    sample_asked(str)
        One of `SAMPLES`.
    open_asked()
    recent_asked(str), recent_forgotten(str)
        A path.
    files_dropped(list)
        Paths, list of str.
    """

    sample_asked = Signal(str)
    open_asked = Signal()
    recent_asked = Signal(str)
    recent_forgotten = Signal(str)
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._over = False
        self._title, self._sentence = QLabel(), QLabel()
        self._sentence.setWordWrap(True)
        self._samples_title, self._recent_title = QLabel(), QLabel()
        self._cards = {name: SampleCard(name) for name in SAMPLES}
        cards = QHBoxLayout()
        tight(cards, 4 * UNIT)
        for name, card in self._cards.items():
            card.clicked.connect(lambda _=False, chosen=name: self.sample_asked.emit(chosen))
            cards.addWidget(card, 1)
        self._open = QPushButton(icon("folder-open"), "")
        self._open.clicked.connect(self.open_asked)
        self._drop = QLabel()
        opening = QHBoxLayout()
        tight(opening, 3 * UNIT)
        opening.addWidget(self._open)
        opening.addWidget(self._drop)
        opening.addStretch(1)
        self._recent = QListWidget()
        self._recent.setFrameShape(QListWidget.Shape.NoFrame)
        self._recent.setIconSize(QSize(4 * UNIT, 4 * UNIT))
        self._recent.setItemDelegate(_RecentLine(self._recent))
        self._recent.setMouseTracking(True)
        self._recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._recent.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._forget = self._recent.addAction("")
        self._forget.triggered.connect(self._forget_current)
        self._recent.itemActivated.connect(self._ask_recent)
        self._recent.itemClicked.connect(self._ask_recent)
        page = QWidget()
        page.setMaximumWidth(260 * UNIT)
        column = QVBoxLayout(page)
        tight(column, 3 * UNIT, 8 * UNIT)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addSpacing(4 * UNIT)
        column.addLayout(opening)
        column.addSpacing(6 * UNIT)
        column.addWidget(self._samples_title)
        column.addLayout(cards)
        column.addSpacing(6 * UNIT)
        column.addWidget(self._recent_title)
        column.addWidget(self._recent)
        column.addStretch(3)
        middle = QWidget()
        row = QHBoxLayout(middle)
        tight(row)
        row.addStretch(1)
        row.addWidget(page, 100)
        row.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the focus
        area.setWidget(middle)
        outer = QVBoxLayout(self)
        tight(outer)
        outer.addWidget(area)
        self._retranslate()
        self._set_fonts()
        self.set_recent(())

    def set_recent(self, recent: Sequence[Recent]) -> None:
        """List the projects opened before, latest first."""
        self._recent.clear()
        for known in recent:
            path = Path(known.path)
            item = QListWidgetItem(icon("file-box"), path.name)
            item.setData(_FOLDER, str(path.parent))
            item.setData(_OPENED, known.opened)
            item.setToolTip(known.path)
            item.setData(Qt.ItemDataRole.UserRole, known.path)
            self._recent.addItem(item)
        self._recent.setVisible(bool(recent))
        self._recent_title.setVisible(bool(recent))
        line = self._recent.sizeHintForRow(0) if recent else 0
        self._recent.setFixedHeight(min(len(recent), 6) * line + UNIT)

    def set_picture(self, sample: str, picture: QPixmap) -> None:
        """Put a picture on a sample's card."""
        self._cards[sample].set_picture(picture)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._set_fonts()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._over:
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().highlight(), UNIT))
            painter.drawRect(self.rect())

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.setContentsMargins(*[UNIT if over else 0] * 4)
        self.update()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Rehearse the construction before it happens"))
        self._sentence.setText(
            self.tr(
                "Open an IFC model and a schedule and see the building go up in time, or begin with a sample."
            )
        )
        self._samples_title.setText(self.tr("Samples"))
        self._recent_title.setText(self.tr("Recent"))
        self._recent.setAccessibleName(self._recent_title.text())
        self._open.setText(self.tr("Open a file…"))
        self._drop.setText(self.tr("or drop models, schedules and projects here"))
        self._forget.setText(self.tr("Remove from this list"))
        for name, title, sentence in (
            (
                "tower",
                self.tr("18-storey precast tower"),
                self.tr("Walls, slabs and façade panels, storey by storey"),
            ),
            ("bridge", self.tr("10-span bridge"), self.tr("Precast girders, span by span")),
            ("tunnel", self.tr("Tunnel"), self.tr("120 rings of segments behind a boring machine")),
        ):
            self._cards[name].say(title, sentence)

    def _set_fonts(self) -> None:
        # A style sheet of the application takes back fonts that are merely set.
        size = QFontInfo(self.font()).pointSizeF()
        for label, factor in ((self._title, 2.3), (self._samples_title, 1.35), (self._recent_title, 1.35)):
            label.setStyleSheet(f"font-size: {size * factor:.1f}pt; font-weight: 600")
        self._sentence.setStyleSheet(f"font-size: {size * 1.15:.1f}pt")

    def _ask_recent(self, item: QListWidgetItem) -> None:
        self.recent_asked.emit(item.data(Qt.ItemDataRole.UserRole))

    def _forget_current(self) -> None:
        item = self._recent.currentItem()
        if item is not None:
            self.recent_forgotten.emit(item.data(Qt.ItemDataRole.UserRole))


class _RecentLine(QStyledItemDelegate):
    """Name, folder and date of a document, each in its column."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, option.fontMetrics.height() + 4 * UNIT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place, state, palette = option.rect, option.state, option.palette
        if state & QStyle.StateFlag.State_MouseOver or state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(place, mixed(palette, 0.07))
        metrics, side = option.fontMetrics, 4 * UNIT
        left = place.left() + 2 * UNIT
        index.data(Qt.ItemDataRole.DecorationRole).paint(
            painter, QRect(left, place.center().y() - side // 2 + 1, side, side)
        )
        left += side + 2 * UNIT
        date = index.data(_OPENED)
        right = place.right() - 2 * UNIT
        wide = metrics.horizontalAdvance("0000-00-00") if date else 0
        third = (right - left - wide) // 5 * 2
        faint, middle = mixed(palette, 0.6), Qt.TextElideMode.ElideMiddle
        for text, x, room, colour in (
            (index.data(), left, third - 2 * UNIT, palette.text().color()),
            (index.data(_FOLDER), left + third, right - left - third - wide - 4 * UNIT, faint),
            (date, right - wide, wide, faint),
        ):
            painter.setPen(colour)
            line = QRect(x, place.top(), room, place.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(text, middle, room))


class SampleCard(QAbstractButton):
    """A picture with a title and a sentence below; the whole card is the button."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._icon = icon(_ICONS[name])
        self._picture = QPixmap()
        self._title = self._sentence = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self.setSizePolicy(policy)

    def say(self, title: str, sentence: str) -> None:
        """Write on the card."""
        self._title, self._sentence = title, sentence
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.updateGeometry()
        self.update()

    def set_picture(self, picture: QPixmap) -> None:
        """Show a picture instead of the icon."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(60 * UNIT, 40 * UNIT + self._text_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40 * UNIT, 24 * UNIT + self._text_height())

    def _text_height(self) -> int:
        return 3 * self.fontMetrics().height() + 7 * UNIT

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        palette = self.palette()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 2 * UNIT, 2 * UNIT)
        painter.fillPath(shape, palette.base())
        painter.setClipPath(shape)
        place = QRect(0, 0, self.width(), self.height() - self._text_height())
        if self._picture.isNull():
            painter.fillRect(place, mixed(palette, 0.07))
            drawing = QRect(0, 0, 14 * UNIT, 14 * UNIT)
            drawing.moveCenter(place.center())
            painter.setOpacity(0.45)
            self._icon.paint(painter, drawing)
            painter.setOpacity(1.0)
        else:
            painter.drawPixmap(place, self._picture, _middle(self._picture.size(), place.size()))
        painter.setClipping(False)
        self._paint_words(painter, place.bottom() + 1)
        lit = self.hasFocus() or self.underMouse()
        painter.setPen(
            QPen(palette.highlight() if lit else mixed(palette, 0.18), 2 if self.hasFocus() else 1)
        )
        painter.drawPath(shape)

    def _paint_words(self, painter: QPainter, top: int) -> None:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(self.palette().text().color())
        line = self.fontMetrics().height()
        room = QRect(3 * UNIT, top + 2 * UNIT, self.width() - 6 * UNIT, line)
        shown = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip, shown)
        painter.setFont(self.font())
        painter.setPen(mixed(self.palette(), 0.65))
        below = QRect(room.left(), room.bottom() + 2 * UNIT, room.width(), 2 * line + UNIT)
        painter.drawText(below, Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip, self._sentence)


def _middle(picture: QSize, place: QSize) -> QRect:
    """Return the largest middle part of a picture that has the proportions of `place`."""
    part = place.scaled(picture, Qt.AspectRatioMode.KeepAspectRatio)
    middle = QRect(QPoint(), part)
    middle.moveCenter(QRect(QPoint(), picture).center())
    return middle
