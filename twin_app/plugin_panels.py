"""The panels of plugins: one dock each in the View menu, made when it is first shown."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QLabel, QWidget

from plugins.fence import one_line
from plugins.reason import said
from sim.watched import Watched
from twin_app.extensions import Extensions
from twin_app.session import Session
from twin_app.watchdog import PluginHung
from twin_app.window import Window

if TYPE_CHECKING:
    from plugins.spec import Panel, Plugin

Listener: TypeAlias = Callable[..., None]


class PluginPanels(QObject):
    """Keeps a dock for each panel of the plugins in use; one that fails says so in its place."""

    def __init__(self, session: Session, window: Window, extensions: Extensions) -> None:
        super().__init__(window)
        self._session, self._window, self._extensions = session, window, extensions
        self._docks: dict[tuple[str, str], QDockWidget] = {}
        extensions.failed.connect(self._put_out)
        window.retranslated.connect(self._retitle)

    def sync(self) -> None:
        """Have docks for the panels there are, and no others."""
        found = {
            (plugin.name, panel.name): (plugin, panel)
            for plugin in self._extensions.known.loaded()
            for panel in plugin.panels
        }
        for key in [key for key in self._docks if key not in found]:
            self._window.docks.remove(self._docks.pop(key))
        for key, (plugin, panel) in found.items():
            if key not in self._docks:
                self._docks[key] = self._dock(plugin, panel)

    def dock(self, plugin: str, panel: str) -> QDockWidget:
        """Return the dock of a panel; raises KeyError."""
        return self._docks[plugin, panel]

    def _dock(self, plugin: "Plugin", panel: "Panel") -> QDockWidget:
        dock = self._window.docks.add(f"plugin-{plugin.name}-{panel.name}", self._title(panel))
        self._window.menus.add_panel(dock.toggleViewAction())
        fill = QTimer(dock, singleShot=True, interval=0)
        fill.timeout.connect(partial(self._make, plugin, panel, dock))
        dock.visibilityChanged.connect(
            lambda shown: fill.start() if shown and dock.widget() is None else None
        )
        if not dock.isHidden():
            fill.start()
        return dock

    def _make(self, plugin: "Plugin", panel: "Panel", dock: QDockWidget) -> None:
        if dock.widget() is not None or plugin.name in self._extensions.known.failures():
            return
        store, view = (_Ear(w, self._heard(plugin)) for w in (self._session.store, self._session.view))
        try:
            widget = panel.make(store, view)
            if not isinstance(widget, QWidget):
                raise TypeError(f"the panel is a {type(widget).__name__}, not a QWidget")
        except (Exception, PluginHung) as error:  # noqa: BLE001 - a plugin may raise anything; it is told
            self._extensions.put_out(plugin.name, one_line(error))
            return
        dock.setWidget(widget)

    def _heard(self, plugin: "Plugin") -> Callable[[Listener], Listener]:
        """Return a way to call a plugin's listener so that whoever changed the document is not disturbed."""

        def around(listener: Listener) -> Listener:
            def call(*values: object) -> None:
                if plugin.name in self._extensions.known.failures():
                    return
                try:
                    listener(*values)
                except (Exception, PluginHung) as error:  # noqa: BLE001 - told by `put_out`
                    self._extensions.put_out(plugin.name, one_line(error))

            return call

        return around

    def _put_out(self, name: str, reason: str) -> None:
        for (plugin, _), dock in self._docks.items():
            if plugin == name:
                what = self.tr("This panel failed and is out of use: {reason}")
                label = QLabel(what.format(reason=said(reason, self._session.languages.current)))
                label.setWordWrap(True)
                label.setMargin(12)
                label.setAlignment(Qt.AlignmentFlag.AlignTop)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                old = dock.widget()
                dock.setWidget(label)
                if old is not None:
                    old.deleteLater()

    def _title(self, panel: "Panel") -> str:
        return panel.title.get(self._session.languages.current) or panel.title.get("en", panel.name)

    def _retitle(self) -> None:
        for plugin in self._extensions.known.loaded():
            for panel in plugin.panels:
                dock = self._docks.get((plugin.name, panel.name))
                if dock is not None:
                    dock.setWindowTitle(self._title(panel))


class _Ear:
    """A document or view as a plugin sees it: what its listeners raise stays with the plugin."""

    def __init__(
        self, watched: Watched[Any], around: Callable[[Callable[..., None]], Callable[..., None]]
    ) -> None:
        self._watched, self._around = watched, around

    def listen(self, listener: Listener) -> Callable[[], None]:
        return self._watched.listen(self._around(listener))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._watched, name)
