"""What plugins do on the window's thread: what they raise is named, what hangs is interrupted."""

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, QTimer

from plugins.fence import one_line
from resources.messages import text
from twin_app.extensions import Extensions
from twin_app.watchdog import LIMIT, PluginHung, Watchdog

BEAT = 500  # ms between two signs of life


class PluginGuard(QObject):
    """Stands from the first plugin on until the window closes."""

    def __init__(self, extensions: Extensions, language: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._extensions, self._language = extensions, language
        self._watchdog: Watchdog | None = None
        self._before = sys.excepthook
        self._timer = QTimer(self, interval=BEAT)

    def watch(self, limit: float = LIMIT) -> None:
        """Begin."""
        if self._watchdog is None:
            self._before, sys.excepthook = sys.excepthook, self._raised
            self._watchdog = Watchdog(lambda module: self._extensions.known.owner(module), self._hung, limit)
            self._timer.timeout.connect(self._watchdog.beat)
            self._timer.start()

    def close(self) -> None:
        """End; what went before is as it was."""
        if self._watchdog is not None:
            self._timer.stop()
            self._watchdog.close()
            self._watchdog = None
            sys.excepthook = self._before

    def _hung(self, name: str, place: str, seconds: float) -> None:
        reason = text("plugin-hung", self._language(), seconds=round(seconds), place=place)
        self._extensions.note_hang(name, reason)

    def _raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take what left a slot or an event of a plugin's widget; all else goes on as before."""
        name, step = "", trace
        while step is not None:
            name = self._extensions.known.owner(step.tb_frame.f_globals.get("__name__", "")) or name
            step = step.tb_next
        if name and isinstance(error, Exception | PluginHung):
            self._extensions.put_out(name, one_line(error))
        else:
            self._before(kind, error, trace)
