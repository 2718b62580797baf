"""The arrows between plugins and window: formats, export, checks, panels, and what becomes of failures."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from plugins.reason import said
from resources.messages import text
from sim.problem import Severity
from twin_app.checking import Checking
from twin_app.documents import Documents
from twin_app.exporting import Exporting
from twin_app.extensions import Extensions
from twin_app.plugin_guard import PluginGuard
from twin_app.plugin_panels import PluginPanels
from twin_app.prompts import Prompts
from twin_app.session import Session
from twin_app.window import Window
from viewers.widgets.message_strip import Message


class PluginWiring(QObject):
    """Connects the plugins with the window; they are loaded after it is shown."""

    def __init__(self, session: Session, window: Window, documents: Documents, prompts: Prompts) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.extensions = Extensions(session.settings, self)
        self.guard = PluginGuard(self.extensions, lambda: session.languages.current, self)
        self.panels = PluginPanels(session, window, self.extensions)
        self.checking = Checking(session, self.extensions, window.views.panels.set_findings, self)
        self._exporting = Exporting(session, self.extensions, documents, prompts)
        prompts.readers = self.extensions.known_readers
        documents.readers = self.extensions.readers
        self.extensions.failed.connect(self._tell)
        self.extensions.changed.connect(self.load)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the actions that plugins have a part in."""
        return {"export": self._exporting.ask, "export-models": self._exporting.ask_models}

    def load(self) -> None:
        """Load the plugins on a job's thread; then their panels stand in the View menu."""
        label = QCoreApplication.translate("PluginWiring", "Load plugins")
        self._session.jobs.run(
            label,
            lambda job, deliver: self.extensions.registry(),
            lambda registry: self._loaded(),
            lambda error: None,
        )

    def close(self) -> None:
        """End what goes on by itself."""
        self.checking.close()
        self.guard.close()

    def _loaded(self) -> None:
        self.guard.watch()
        self.panels.sync()
        for name, reason in self.extensions.known.failures().items():
            self._tell(name, reason)

    def _tell(self, name: str, reason: str) -> None:
        language = self._session.languages.current
        what = text("plugin-error", language, name=name, reason=said(reason, language))
        self._window.views.message_strip.say(Message(Severity.ERROR, what))
