"""The panels round the 3D view: where each stands at first, and that it remembers where it was put."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from twin_app.languages import translatable as _T
from twin_app.settings import Settings

VERSION = 1  # of the arrangement: a saved one of another version is not restored
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
    _Place("properties", _T("Docks", "Properties"), Area.RightDockWidgetArea, 320),
    _Place("hidden", _T("Docks", "Hidden"), Area.RightDockWidgetArea, 320, "properties"),
    _Place("time", _T("Docks", "Time"), Area.BottomDockWidgetArea, 280),
    _Place("coverage", _T("Docks", "Coverage"), Area.RightDockWidgetArea, 320, "properties"),
    _Place("problems", _T("Docks", "Problems"), Area.BottomDockWidgetArea, 280, "time", False),
)


class Docks:
    """One dock per panel, by name."""

    def __init__(self, window: QMainWindow, panels: dict[str, QWidget]) -> None:
        self._window = window
        self._docks: dict[str, QDockWidget] = {}
        self._away: list[QDockWidget] = []  # hidden behind the start page
        window.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
        )
        window.setTabPosition(Area.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for place in PLACES:
            if place.name in panels:
                dock = QDockWidget(window)
                dock.setObjectName(place.name)
                dock.setWidget(panels[place.name])
                self._docks[place.name] = dock
        self.retranslate()
        self.arrange()

    def __getitem__(self, name: str) -> QDockWidget:
        return self._docks[name]

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
        """Put every panel where it stands at first."""
        window = self._window
        window.setCorner(Qt.Corner.BottomLeftCorner, Area.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, Area.RightDockWidgetArea)
        for place in PLACES:
            dock = self._docks.get(place.name)
            if dock is None:
                continue
            dock.setFloating(False)
            window.addDockWidget(place.area, dock)
            dock.setVisible(place.open)
            if place.beside in self._docks:
                window.tabifyDockWidget(self._docks[place.beside], dock)
        for place in PLACES:
            dock = self._docks.get(place.name)
            if dock is None:
                continue
            lying = place.area is Area.BottomDockWidgetArea
            window.resizeDocks(
                [dock], [place.size], Qt.Orientation.Vertical if lying else Qt.Orientation.Horizontal
            )
            if not place.beside:
                dock.raise_()

    def restore(self, settings: Settings) -> None:
        """Put the window and its panels where the user left them."""
        geometry, state = settings.layout
        if not geometry.isEmpty():
            self._window.restoreGeometry(geometry)
        if not state.isEmpty():
            self._window.restoreState(state, VERSION)

    def remember(self, settings: Settings) -> None:
        """Note where the window and its panels stand."""
        self.set_away(False)
        settings.layout = (self._window.saveGeometry(), self._window.saveState(VERSION))

    def retranslate(self) -> None:
        """Write the titles in the language of the window."""
        for place in PLACES:
            if place.name in self._docks:
                self._docks[place.name].setWindowTitle(QCoreApplication.translate("Docks", place.title))
