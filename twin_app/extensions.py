"""The plugins of the window: loaded when first needed, without those the user or a hang has put out."""

import contextlib
import threading
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sim.storage.folders import data_folder
from twin_app.settings import Settings

if TYPE_CHECKING:  # with what they import, a tenth of the time until the window stands
    from plugins.doors import Doors
    from plugins.registry import Registry
    from sim.formats import Reader

LOG = "plugins.log"


class Extensions(QObject):
    """Answers on any thread; loading takes a while, so ask on a job's thread first."""

    failed = Signal(str, object)  # name, reason; comes to the GUI thread by itself
    changed = Signal()  # others are in use now

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = settings.path
        self._lock = threading.Lock()
        self._loaded: tuple[object, Registry] | None = None

    def registry(self) -> "Registry":
        """Return the plugins, loaded anew when the user has chosen others."""
        from plugins.registry import load_plugins

        with self._lock:
            chosen = self._chosen()
            if self._loaded is None or self._loaded[0] != chosen:
                registry = load_plugins(chosen[0], dict(chosen[1]))
                registry.listeners.append(self._tell)
                self._loaded = (chosen, registry)
            return self._loaded[1]

    @property
    def known(self) -> "Registry":
        """What is loaded by now; waits for nothing."""
        from plugins.registry import Registry

        return self._loaded[1] if self._loaded else Registry()

    def known_readers(self) -> "tuple[Reader, ...]":
        """Return the formats of the plugins that are loaded by now; waits for nothing."""
        from plugins.doors import Doors

        return Doors(self.known).readers()

    def readers(self) -> tuple["Reader", ...]:
        """Return the formats of schedules that plugins read."""
        return self.doors().readers()

    def doors(self) -> "Doors":
        """Return what the plugins bring to files and documents."""
        from plugins.doors import Doors

        return Doors(self.registry())

    def use(self, name: str, used: bool) -> None:
        """Switch a plugin on or off; one that is switched on has a new chance."""
        settings = Settings(self._path)
        disabled = set(settings.disabled_plugins) - {name}
        settings.disabled_plugins = tuple(sorted(disabled if used else disabled | {name}))
        settings.hung_plugins = {key: text for key, text in settings.hung_plugins.items() if key != name}
        with self._lock:
            self._loaded = None
        self.changed.emit()

    def put_out(self, name: str, reason: str) -> None:
        """Put a plugin that failed on the window's thread out of use until the program ends."""
        self.known.put_out(name, reason)

    def note_hang(self, name: str, reason: str) -> None:
        """Put a plugin out of use for good, at once on disk: the program may have to be killed."""
        settings = Settings(self._path)
        settings.hung_plugins = {**settings.hung_plugins, name: reason}
        settings.sync()
        with self._lock:
            if self._loaded is not None:
                self._loaded = (self._chosen(), self._loaded[1])
        self.put_out(name, reason)

    def _chosen(self) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        settings = Settings(self._path)  # of this thread's own
        return settings.disabled_plugins, tuple(sorted(settings.hung_plugins.items()))

    def _tell(self, name: str, reason: str) -> None:
        line = f"{datetime.now():%Y-%m-%d %H:%M:%S} {name}: {' '.join(reason.split())}\n"
        with contextlib.suppress(OSError), log_path().open("a", encoding="utf-8") as file:
            file.write(line)
        with contextlib.suppress(RuntimeError):  # the window is gone already
            self.failed.emit(name, reason)


def log_path() -> Path:
    """Return the file that names what went wrong with plugins."""
    return data_folder("logs") / LOG
