"""The main window: a frame for the five regions. What happens in it is wired in `twin_app.wiring`."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

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
        self.may_close: Callable[[], bool] = lambda: True
        self.views = views
        self.actions_ = Actions(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(views.start_page)
        self._stack.addWidget(views.viewport)
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
        self._stack.setCurrentWidget(self.views.start_page if shown else self.views.viewport)

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
