"""The time views: S-curve, resources, flowline, look-ahead and today, on one scale and one playhead."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from sim.playback.time_scale import TimeScale
from sim.project import Project
from sim.view import View
from viewers.widgets.grid import EmptyState, tight
from viewers.widgets.time_pages import AheadPage, CurvePage, FlowPage, HistogramPage, TimePage, TodayPage

_PAGES: tuple[Callable[[], TimePage], ...] = (CurvePage, HistogramPage, FlowPage, AheadPage, TodayPage)


class TimeViews(QWidget):
    """Shows a schedule over time; makes a page when it is first looked at.

    Intents
    -------
    time_picked(datetime64[s])
        The user put the playhead here.
    tasks_selected(int32[k])
        The user selected these task rows.
    import_asked()
        The empty panel's action.
    """

    time_picked = Signal(object)
    tasks_selected = Signal(object)
    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._view = Project(), View()
        self._pages: dict[int, TimePage] = {}
        self._shown: dict[int, Project] = {}  # what each page shows
        self._scale: TimeScale | None = None  # None: fit
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._holders: list[QVBoxLayout] = []
        for _ in _PAGES:
            holder = QWidget()
            self._holders.append(QVBoxLayout(holder))
            tight(self._holders[-1])
            self._tabs.addTab(holder, "")
        self._tabs.currentChanged.connect(lambda _: self._bring_up_to_date())
        self._nothing = EmptyState()
        self._nothing.linkActivated.connect(lambda _: self.import_asked.emit())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._tabs)
        column = QVBoxLayout(self)
        tight(column)
        column.addWidget(self._stack)
        self._retranslate()

    def set_project(self, project: Project) -> None:
        """Show another state of the document; the scale stays as long as it has the same tasks."""
        if project.schedule.id != self._project.schedule.id:
            self._scale = None
        self._project = project
        self._bring_up_to_date()

    def set_view(self, view: View) -> None:
        """Follow the playhead and the selected tasks."""
        self._view = view
        self._bring_up_to_date()

    def page(self, name: type[TimePage]) -> TimePage:
        """Bring a kind of page to the front and return it."""
        self._tabs.setCurrentIndex(_PAGES.index(name))
        return self._pages[_PAGES.index(name)]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bring_up_to_date()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._scale is None:
            self._share_scale()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _bring_up_to_date(self) -> None:
        dated = not np.isnat(self._project.schedule.span()[0])
        self._stack.setCurrentIndex(1 if dated else 0)
        if not self.isVisible() or not dated:
            return
        number = self._tabs.currentIndex()
        page = self._pages.get(number) or self._make(number)
        old, new = self._shown.get(number), self._project
        if old is None or old.schedule is not new.schedule or old.links is not new.links:
            self._shown[number] = new
            page.set_project(new)
        if page.now is not self._view.time:
            page.set_now(self._view.time)
        if isinstance(page, FlowPage) and page.plot.chosen != (
            chosen := frozenset(self._view.tasks.tolist())
        ):
            page.plot.chosen = chosen
            page.plot.update()
        self._share_scale()

    def _make(self, number: int) -> TimePage:
        page = self._pages[number] = _PAGES[number]()
        page.tasks_selected.connect(self.tasks_selected)
        if isinstance(page, (CurvePage, HistogramPage, FlowPage)):
            page.plot.time_picked.connect(self.time_picked)
            page.plot.scale_picked.connect(self._take_scale)
        self._holders[number].addWidget(page)
        page.show()
        return page

    def _take_scale(self, scale: TimeScale) -> None:
        self._scale = scale
        self._share_scale()

    def _share_scale(self) -> None:
        """Give the plot that is seen the scale of all, or fit it."""
        page, (first, last) = self._pages.get(self._tabs.currentIndex()), self._project.schedule.span()
        if np.isnat(first):
            return
        if isinstance(page, (CurvePage, HistogramPage, FlowPage)):
            page.plot.data_date = self._project.schedule.status_date
            page.plot.set_scale(self._scale or page.plot.fitted(first, last))

    def _retranslate(self) -> None:
        words = (
            self.tr("S-curve"), self.tr("Resources"), self.tr("Flowline"), self.tr("Look-ahead"),
            self.tr("Today"),
        )  # fmt: skip
        for number, text in enumerate(words):
            self._tabs.setTabText(number, text)
        self._tabs.setAccessibleName(self.tr("Time views"))
        self._nothing.say(
            self.tr("Curves, resources and locations over time stand here, once there is a schedule."),
            self.tr("Import a schedule…"),
        )
