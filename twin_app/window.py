"""The main window: a frame for the five regions. What happens in it is wired in `twin_app.wiring`."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from twin_app.actions import Actions
from twin_app.docks import Docks
from twin_app.menus import Menus
from twin_app.panels import Panels
from viewers.widgets.job_bar import JobBar
from viewers.widgets.message_strip import MessageStrip
from viewers.widgets.start_page import StartPage
from viewers.widgets.viewport import Viewport


@dataclass(frozen=True, slots=True)
class Views:
    """The widgets that stand in the window, by noun."""

    viewport: Viewport
    start_page: StartPage
    message_strip: MessageStrip
    job_bar: JobBar
    panels: Panels


class Window(QMainWindow):
    """Holds the views, the bars and the panels; knows nothing of documents."""

    files_dropped = Signal(list)  # of str
    unit_chosen = Signal(object)  # settings.Unit
    retranslated = Signal()
    painted = Signal()  # for the first time

    def __init__(self, views: Views) -> None:
        super().__init__()
        self._painted = False
        self._above: QWidget | None = None
        self._second: Viewport | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self.views = views
        self.actions_ = Actions(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(views.start_page)
        self._beside = QWidget()  # the 3D view, or two of them with a bar above
        frame = QVBoxLayout(self._beside)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setSpacing(2)
        self._row.addWidget(views.viewport, 1)
        frame.addLayout(self._row, 1)
        self._stack.addWidget(self._beside)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(views.message_strip)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.docks = Docks(self)
        views.panels.made.append(lambda: self.docks.fill(views.panels))
        self.menus = Menus(self, self.actions_, self.docks.actions())
        self._counts, self._renderer, self._live = QLabel(), QLabel(), QLabel()
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addPermanentWidget(views.job_bar)
        bar.addPermanentWidget(self._live)
        bar.addPermanentWidget(self._counts)
        bar.addPermanentWidget(self._renderer)
        self.setAcceptDrops(True)
        self.setUnifiedTitleAndToolBarOnMac(True)
        self.show_start_page(True)

    def sizeHint(self) -> QSize:
        return QSize(1440, 900)

    def show_start_page(self, shown: bool) -> None:
        """Show the start page instead of the 3D view, or the other way round."""
        if not shown:
            self.views.panels.make()
        self.docks.set_away(shown)
        self._stack.setCurrentWidget(self.views.start_page if shown else self._beside)

    def set_beside(self, bar: QWidget | None, second: Viewport | None) -> None:
        """Show a second view on the right of the first, and a bar above both; None for one view alone."""
        for old in (self._above, self._second):
            if old is not None and old not in (bar, second):
                old.hide()
        self._above, self._second = bar, second
        frame = self._beside.layout()
        if bar is not None and isinstance(frame, QVBoxLayout):
            frame.insertWidget(0, bar)
            bar.show()
        if second is not None:
            self._row.addWidget(second, 1)
            second.show()

    def picture(self) -> QImage:
        """Return what is on screen of the model at full detail; of two views, both."""
        first = self.views.viewport.picture()
        if self._second is None:
            return first
        second = self._second.picture()
        joined = QImage(
            first.width() + second.width(), max(first.height(), second.height()), QImage.Format.Format_RGB32
        )
        joined.fill(self.palette().window().color())
        for image in (first, second):
            image.setDevicePixelRatio(1.0)
        painter = QPainter(joined)
        painter.drawImage(0, 0, first)
        painter.drawImage(first.width(), 0, second)
        painter.end()
        return joined

    def say_counts(self, text: str) -> None:
        """Write how much there is and how much of it is selected."""
        self._counts.setText(text)

    def say_live(self, text: str) -> None:
        """Write how the readings stand."""
        self._live.setText(text)
        self._live.setVisible(bool(text))

    def say_renderer(self, name: str) -> None:
        """Write who draws."""
        self._renderer.setText(name)
        self._retranslate()

    def _retranslate(self) -> None:
        self._renderer.setToolTip(self.tr("What draws the 3D view"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.actions_.retranslate()
            self.menus.retranslate()
            self.docks.retranslate()
            self._retranslate()
            self.retranslated.emit()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.files_dropped.emit(paths)
