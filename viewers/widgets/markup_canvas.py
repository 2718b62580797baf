"""A picture to draw on with the mouse."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from sim.markup import Mark, MarkKind
from viewers.widgets.markup_painter import paint_marks, place, spot_at, text_font

TEXT_HEIGHT = 7.0  # times the width of the pen
NEAR = 2.0  # logical pixels between two points of the pen


class MarkupCanvas(QWidget):
    """Shows a picture and the marks on it; the mouse adds one with the chosen shape and colour."""

    changed = Signal()

    def __init__(self, picture: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = MarkKind.PEN
        self.colour = "#d1242f"
        self.width_ = 0.004  # of the picture height
        self._picture = picture
        self._marks: list[Mark] = []
        self._undone: list[Mark] = []
        self._begun: Mark | None = None
        self._entry: QLineEdit | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 200)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(self._marks)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """Begin with these marks."""
        self._marks, self._undone = list(marks), []
        self._tell()

    def undo(self) -> None:
        """Take the last mark away."""
        self.finish_text()
        if self._marks:
            self._undone.append(self._marks.pop())
            self._tell()

    def redo(self) -> None:
        """Bring back what was taken away."""
        if self._undone:
            self._marks.append(self._undone.pop())
            self._tell()

    def result(self) -> QImage:
        """Return the picture at its own size, with the marks."""
        self.finish_text()
        out = self._picture.convertToFormat(QImage.Format.Format_RGB32)
        out.setDevicePixelRatio(1.0)
        painter = QPainter(out)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_marks(painter, QRectF(out.rect()), self._marks)
        painter.end()
        return out

    def finish_text(self) -> None:
        """Take what has been typed."""
        entry, self._entry = self._entry, None
        begun, self._begun = self._begun, None
        if entry is None or begun is None:
            return
        self._add(Mark(MarkKind.TEXT, begun.spots, begun.colour, begun.width, entry.text()))
        entry.deleteLater()
        self.setFocus()

    def sizeHint(self) -> QSize:
        return self._picture.size().scaled(1120, 720, Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        rect = self._rect()
        painter.drawImage(rect, self._picture)
        painter.setClipRect(rect)
        paint_marks(painter, rect, self._marks)
        if self._begun is not None and self._entry is None:
            paint_marks(painter, rect, [self._begun])
        if self.hasFocus():
            painter.setClipping(False)
            painter.setPen(self.palette().highlight().color())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.finish_text()
        spot = spot_at(event.position(), self._rect())
        if self.kind is MarkKind.TEXT:
            self._begun = Mark(self.kind, (spot,), self.colour, self.width_ * TEXT_HEIGHT)
            self._ask_text(self._begun)
        else:
            self._begun = Mark(self.kind, (spot,), self.colour, self.width_)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._begun is None or self._entry is not None:
            return
        rect, spots = self._rect(), self._begun.spots
        spot = spot_at(event.position(), rect)
        if self.kind is MarkKind.PEN:
            gap = place(spots[-1], rect) - event.position()
            if abs(gap.x()) + abs(gap.y()) < NEAR:
                return
            spots = (*spots, spot)
        else:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                spot = _straightened(self.kind, spots[0], spot)
            spots = (spots[0], spot)
        self._begun = Mark(self.kind, spots, self._begun.colour, self._begun.width)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._begun is not None and self._entry is None:
            begun, self._begun = self._begun, None
            self._add(begun)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._begun is not None:
            self._begun = None
            self.update()
        else:
            event.ignore()

    def _ask_text(self, mark: Mark) -> None:
        rect = self._rect()
        entry = QLineEdit(self)
        font = text_font(mark, rect)
        entry.setFont(font)
        entry.setStyleSheet(f"color: {mark.colour}; background: rgba(255, 255, 255, 230);")
        entry.setAccessibleName(self.tr("Text of the mark"))
        at: QPointF = place(mark.spots[0], rect)
        height = entry.sizeHint().height()
        entry.setGeometry(round(at.x()), round(at.y()), max(160, round(rect.right() - at.x()) - 8), height)
        entry.returnPressed.connect(self.finish_text)
        self._entry = entry
        entry.show()
        entry.setFocus()

    def _add(self, mark: Mark) -> None:
        if mark.is_visible():
            self._marks.append(mark)
            self._undone = []
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def _rect(self) -> QRectF:
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(
            (self.width() - size.width()) / 2,
            (self.height() - size.height()) / 2,
            size.width(),
            size.height(),
        )


def _straightened(
    kind: MarkKind, first: tuple[float, float], last: tuple[float, float]
) -> tuple[float, float]:
    """Return the end that makes a line level or upright, a rectangle square, an ellipse round."""
    dx, dy = last[0] - first[0], last[1] - first[1]
    if kind in (MarkKind.LINE, MarkKind.ARROW):
        return (last[0], first[1]) if abs(dx) > abs(dy) else (first[0], last[1])
    side = max(abs(dx), abs(dy))
    return first[0] + (side if dx >= 0 else -side), first[1] + (side if dy >= 0 else -side)
