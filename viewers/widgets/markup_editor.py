"""Draw on a picture of the model: shapes, colours, undo; then save, copy or keep it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QImage, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QToolBar, QVBoxLayout, QWidget

from sim.markup import Mark, MarkKind
from viewers.widgets.grid import UNIT, tight
from viewers.widgets.icon import icon
from viewers.widgets.markup_canvas import MarkupCanvas

PICTURES = {
    MarkKind.PEN: "pencil",
    MarkKind.LINE: "slash",
    MarkKind.ARROW: "move-up-right",
    MarkKind.RECTANGLE: "square",
    MarkKind.ELLIPSE: "circle",
    MarkKind.TEXT: "type",
}
# Apart for colour-blind eyes and in print: Okabe and Ito 2008, with black and white.
COLOURS = ("#d1242f", "#e69f00", "#009e73", "#0072b2", "#cc79a7", "#1f2328", "#ffffff")
WIDTHS = (0.002, 0.004, 0.008)  # of the picture height


class MarkupEditor(QDialog):
    """A window with one picture and tools.

    Intents
    -------
    save_asked(QImage)
    copy_asked(QImage)
    keep_asked(tuple of Mark)
        Keep the marks with a viewpoint of the project.
    """

    save_asked = Signal(QImage)
    copy_asked = Signal(QImage)
    keep_asked = Signal(object)

    def __init__(self, picture: QImage, marks: tuple[Mark, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.canvas = MarkupCanvas(picture)
        self._kinds = QActionGroup(self)
        self._colours = QActionGroup(self)
        self._widths = QActionGroup(self)
        self._undo, self._redo = QAction(icon("undo-2"), "", self), QAction(icon("redo-2"), "", self)
        self._keep, self._copy, self._save = QPushButton(), QPushButton(), QPushButton()
        column = QVBoxLayout(self)
        tight(column, UNIT, UNIT)
        bar = self._bar()
        self.setMinimumWidth(bar.sizeHint().width() + 4 * UNIT)
        column.addWidget(bar)
        column.addWidget(self.canvas, 1)
        column.addLayout(self._buttons())
        self.canvas.changed.connect(self._enable)
        self.canvas.set_marks(marks)
        self._retranslate()
        self.canvas.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _bar(self) -> QToolBar:
        bar = QToolBar()
        bar.setIconSize(QSize(18, 18))
        for number, (kind, name) in enumerate(PICTURES.items(), 1):
            action = self._choice(self._kinds, icon(name), kind is self.canvas.kind)
            action.setShortcut(QKeySequence(str(number)))
            action.setData(kind)
            action.triggered.connect(lambda _on=False, kind=kind: self._take(kind=kind))
            bar.addAction(action)
        bar.addSeparator()
        for colour in COLOURS:
            action = self._choice(
                self._colours, QIcon(_dot(QColor(colour), 14)), colour == self.canvas.colour
            )
            action.setData(colour)
            action.triggered.connect(lambda _on=False, colour=colour: self._take(colour=colour))
            bar.addAction(action)
        bar.addSeparator()
        for size, width in zip((4, 8, 13), WIDTHS, strict=True):
            action = self._choice(
                self._widths, QIcon(_dot(QColor("#6e7781"), size)), width == self.canvas.width_
            )
            action.setData(width)
            action.triggered.connect(lambda _on=False, width=width: self._take(width=width))
            bar.addAction(action)
        bar.addSeparator()
        for action, key, do in (
            (self._undo, QKeySequence.StandardKey.Undo, self.canvas.undo),
            (self._redo, QKeySequence.StandardKey.Redo, self.canvas.redo),
        ):
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(do)
            bar.addAction(action)
        return bar

    def _choice(self, group: QActionGroup, picture: QIcon, chosen: bool) -> QAction:
        action = QAction(picture, "", self)
        action.setCheckable(True)
        action.setChecked(chosen)
        group.addAction(action)
        return action

    def _take(self, kind: MarkKind | None = None, colour: str = "", width: float = 0.0) -> None:
        self.canvas.finish_text()
        self.canvas.kind = kind or self.canvas.kind
        self.canvas.colour = colour or self.canvas.colour
        self.canvas.width_ = width or self.canvas.width_

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        tight(row, UNIT)
        row.addStretch(1)
        for button, name, signal in (
            (self._keep, "bookmark-plus", lambda: self.keep_asked.emit(self._finished())),
            (self._copy, "clipboard-copy", lambda: self.copy_asked.emit(self.canvas.result())),
            (self._save, "save", lambda: self.save_asked.emit(self.canvas.result())),
        ):
            button.setIcon(icon(name))
            button.setAutoDefault(False)
            button.clicked.connect(signal)
            row.addWidget(button)
        self._save.setDefault(False)
        return row

    def _finished(self) -> tuple[Mark, ...]:
        self.canvas.finish_text()
        return self.canvas.marks

    def _enable(self) -> None:
        self._undo.setEnabled(bool(self.canvas.marks))
        self._redo.setEnabled(self.canvas.can_redo)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Mark up the picture"))
        names = {
            MarkKind.PEN: self.tr("Pen"),
            MarkKind.LINE: self.tr("Line"),
            MarkKind.ARROW: self.tr("Arrow"),
            MarkKind.RECTANGLE: self.tr("Rectangle"),
            MarkKind.ELLIPSE: self.tr("Ellipse"),
            MarkKind.TEXT: self.tr("Text"),
        }
        for action in self._kinds.actions():
            action.setText(names[action.data()])
            action.setToolTip(f"{names[action.data()]}  {action.shortcut().toString()}")
        colours = (
            self.tr("Red"), self.tr("Orange"), self.tr("Green"), self.tr("Blue"), self.tr("Pink"),
            self.tr("Black"), self.tr("White"),
        )  # fmt: skip
        widths = self.tr("Thin"), self.tr("Medium"), self.tr("Thick")
        for group, texts in ((self._colours, colours), (self._widths, widths)):
            for action, text in zip(group.actions(), texts, strict=True):
                action.setText(text)
        self.canvas.setAccessibleName(self.windowTitle())
        self._undo.setText(self.tr("Undo"))
        self._redo.setText(self.tr("Redo"))
        self._keep.setText(self.tr("Keep with a viewpoint"))
        self._copy.setText(self.tr("Copy"))
        self._save.setText(self.tr("Save…"))


def _dot(colour: QColor, size: int) -> QPixmap:
    pixmap = QPixmap(36, 36)
    pixmap.setDevicePixelRatio(2.0)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(128, 128, 128, 160))
    painter.setBrush(colour)
    gap = (18 - size) / 2
    painter.drawEllipse(int(gap), int(gap), size, size)
    painter.end()
    return pixmap
