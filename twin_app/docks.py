"""The panels round the 3D view: where each stands at first, and that it remembers where it was put."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from twin_app.languages import translatable as _T
from twin_app.panels import Panels
from twin_app.settings import Settings

VERSION = 2  # of the arrangement: a saved one of another version is not restored
LOWEST = 0.37  # of the window's height that the bottom panels take at first, at most
Area = Qt.DockWidgetArea


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    title: str
    area: Area
    size: int  # px along the free direction
    beside: str = ""  # shares a tab bar with
    open: bool = True  # at first


PLACES = (
    _Place("model", _T("Docks", "Model"), Area.LeftDockWidgetArea, 300),
    _Place("viewpoints", _T("Docks", "Viewpoints"), Area.LeftDockWidgetArea, 300, "model"),
    _Place("properties", _T("Docks", "Properties"), Area.RightDockWidgetArea, 300),
    _Place("hidden", _T("Docks", "Hidden"), Area.RightDockWidgetArea, 300, "properties"),
    _Place("time", _T("Docks", "Time"), Area.BottomDockWidgetArea, 336),
    _Place("coverage", _T("Docks", "Coverage"), Area.RightDockWidgetArea, 300, "properties"),
    _Place("sections", _T("Docks", "Sections"), Area.RightDockWidgetArea, 320, "properties"),
    _Place("task", _T("Docks", "Task"), Area.RightDockWidgetArea, 320, "properties", False),
    _Place("baselines", _T("Docks", "Baselines"), Area.LeftDockWidgetArea, 300, "model", False),
    _Place("value", _T("Docks", "Earned value"), Area.RightDockWidgetArea, 300, "properties", False),
    _Place("changes", _T("Docks", "Changes"), Area.LeftDockWidgetArea, 300, "model", False),
    _Place("views", _T("Docks", "Time views"), Area.BottomDockWidgetArea, 336, "time", False),
    _Place("problems", _T("Docks", "Problems"), Area.BottomDockWidgetArea, 336, "time", False),
)


class Docks(QObject):
    """One dock per panel, by name. A dock whose tab, or whose content, says what it is has no title."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._docks: dict[str, QDockWidget] = {}
        self._away: list[QDockWidget] = []  # hidden behind the start page
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        window.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.GroupedDragging
        )
        window.setTabPosition(Area.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for place in PLACES:
            dock = QDockWidget(window)
            dock.setObjectName(place.name)
            self._follow(dock)
            self._docks[place.name] = dock
        self.retranslate()
        self.arrange()

    def __getitem__(self, name: str) -> QDockWidget:
        return self._docks[name]

    def fill(self, panels: Panels) -> None:
        """Put the panels into their docks."""
        for place in PLACES:
            self._docks[place.name].setWidget(panels[place.name])

    def add(self, name: str, title: str) -> QDockWidget:
        """Return one more dock, empty, closed unless the user had left it open."""
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        self._follow(dock)
        self._window.addDockWidget(Area.RightDockWidgetArea, dock)
        self._window.tabifyDockWidget(self._docks["properties"], dock)
        dock.hide()
        self._window.restoreDockWidget(dock)
        if self._away and not dock.isHidden():
            dock.hide()
            self._away.append(dock)
        self._docks[name] = dock
        return dock

    def remove(self, dock: QDockWidget) -> None:
        """Take away a dock that was added."""
        del self._docks[dock.objectName()]
        if dock in self._away:
            self._away.remove(dock)
        self._window.removeDockWidget(dock)
        dock.deleteLater()

    def raise_(self, name: str) -> None:
        """Bring a panel to the front, also when it was closed."""
        self._docks[name].show()
        self._docks[name].raise_()

    def actions(self) -> list[QAction]:
        """Return the switches that show and hide each panel."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def set_away(self, away: bool) -> None:
        """Hide the open panels while the start page is shown, and bring the same ones back."""
        if away and not self._away:
            self._away = [dock for dock in self._docks.values() if not dock.isHidden()]
            for dock in self._away:
                dock.hide()
        elif not away:
            for dock in self._away:
                dock.show()
            self._away = []

    def arrange(self) -> None:
        """Put every panel where it stands at first: the schedule along the whole width."""
        window = self._window
        window.setCorner(Qt.Corner.BottomLeftCorner, Area.BottomDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, Area.BottomDockWidgetArea)
        for place in PLACES:
            dock = self._docks[place.name]
            dock.setFloating(False)
            window.addDockWidget(place.area, dock)
            dock.setVisible(place.open)
            if place.beside:
                window.tabifyDockWidget(self._docks[place.beside], dock)
        for place in PLACES:
            if not place.beside:
                self._docks[place.name].raise_()
        self._measure()
        self._settling.start()

    def restore(self, settings: Settings) -> None:
        """Put the window and its panels where the user left them."""
        geometry, state = settings.layout
        if not geometry.isEmpty():
            self._window.restoreGeometry(geometry)
        if state.isEmpty() or not self._window.restoreState(state, VERSION):
            self._measure()

    def remember(self, settings: Settings) -> None:
        """Note where the window and its panels stand."""
        self.set_away(False)
        settings.layout = (self._window.saveGeometry(), self._window.saveState(VERSION))

    def retranslate(self) -> None:
        """Write the titles in the language of the window."""
        for place in PLACES:
            self._docks[place.name].setWindowTitle(QCoreApplication.translate("Docks", place.title))

    def _follow(self, dock: QDockWidget) -> None:
        """Settle the titles when it moves; one opened behind another tab comes to the front."""
        for signal in (dock.topLevelChanged, dock.dockLocationChanged, dock.visibilityChanged):
            signal.connect(self._settling.start)
        dock.toggleViewAction().triggered.connect(lambda shown: dock.raise_() if shown else None)

    def _measure(self) -> None:
        highest = round(LOWEST * self._window.height())
        for place in PLACES:
            lying = place.area is Area.BottomDockWidgetArea
            self._window.resizeDocks(
                [self._docks[place.name]],
                [min(place.size, highest) if lying else place.size],
                Qt.Orientation.Vertical if lying else Qt.Orientation.Horizontal,
            )

    def _settle(self) -> None:
        for name, dock in self._docks.items():
            others = self._window.tabifiedDockWidgets(dock)
            tabbed = any(not other.isHidden() for other in others)
            bare = not dock.isFloating() and (tabbed or name == "time")
            title: QWidget | None = dock.titleBarWidget()
            if bare and title is None:
                dock.setTitleBarWidget(QWidget(dock))
            elif not bare and title is not None:
                dock.setTitleBarWidget(None)  # type: ignore[arg-type]
                title.deleteLater()
