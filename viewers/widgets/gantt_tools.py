"""The small tools of the Gantt chart; whoever holds the chart puts them where there is room."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from viewers.widgets.grid import UNIT, tight
from viewers.widgets.icon import icon


class GanttTools(QWidget):
    """Says how many tasks there are, and asks for relations, folds and zoom.

    Intents
    -------
    relations_toggled(bool)
        Whether links are drawn.
    fold_asked(), fit_asked()
    zoom_asked(float)
        By which factor.
    """

    relations_toggled = Signal(bool)
    fold_asked = Signal()
    fit_asked = Signal()
    zoom_asked = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.title = QLabel()
        row = QHBoxLayout(self)
        tight(row, UNIT // 2)
        row.addWidget(self.title)
        row.addSpacing(2 * UNIT)
        pictures = ("spline", "list-tree", "minus", "plus", "maximize")
        self._buttons = tuple(QToolButton() for _ in pictures)
        for button, picture in zip(self._buttons, pictures, strict=True):
            button.setAutoRaise(True)
            button.setIcon(icon(picture))
            row.addWidget(button)
        relations, fold, zoom_out, zoom_in, fit = self._buttons
        relations.setCheckable(True)
        relations.setChecked(True)
        relations.toggled.connect(self.relations_toggled)
        fold.clicked.connect(self.fold_asked)
        zoom_out.clicked.connect(lambda: self.zoom_asked.emit(1 / 1.6))
        zoom_in.clicked.connect(lambda: self.zoom_asked.emit(1.6))
        fit.clicked.connect(self.fit_asked)
        self._retranslate()

    def say_count(self, count: int) -> None:
        """Say how many tasks there are."""
        self._count = count
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.title.setText(self.tr("{0} tasks").format(f"{self._count:,}"))
        words = (
            self.tr("Show relations"), self.tr("Fold to the top level, or open all"),
            self.tr("Zoom out (Ctrl+wheel)"), self.tr("Zoom in (Ctrl+wheel)"),
            self.tr("Show the whole schedule"),
        )  # fmt: skip
        for button, text in zip(self._buttons, words, strict=True):
            button.setToolTip(text)
            button.setAccessibleName(text)
