"""Saved layouts: where panels stand, and how the Gantt chart lists its tasks; by name, and as a file."""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QCoreApplication

from sim.problem import ReadError
from sim.writers.atomic import write_text
from twin_app.docks import VERSION
from twin_app.documents import Documents
from twin_app.prompts import Prompts
from twin_app.session import Session
from twin_app.window import Window
from viewers.widgets.layout_list import LayoutList

FORMAT = "twin_app/layouts"
LARGEST = 4_000_000  # bytes of a file
MOST = 200  # layouts


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout.

    Attributes
    ----------
    docks : str
        State of the panels, base64, "" for none.
    gantt : dict
        As `viewers.widgets.gantt_filter.GanttFilter.state` tells it.
    """

    docks: str = ""
    gantt: dict[str, Any] = field(default_factory=dict)


def layouts_text(layouts: dict[str, Layout]) -> str:
    """Return layouts as JSON."""
    found = {name: asdict(layout) for name, layout in layouts.items()}
    return json.dumps({"format": FORMAT, "version": VERSION, "layouts": found}, ensure_ascii=False, indent=1)


def layouts_of(text: str, path: str = "") -> dict[str, Layout]:
    """Return the layouts in JSON text; raises ReadError where it is something else.

    Panels arranged by another version of the program are left where they are.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(path, "", "layouts-broken", {"reason": str(error)[:120]}) from None
    known = document.get("layouts") if isinstance(document, dict) else None
    if not isinstance(known, dict) or document.get("format") != FORMAT:
        raise ReadError(path, "", "not-layouts")
    fits = document.get("version") == VERSION
    found = {}
    for name, entry in list(known.items())[:MOST]:
        if not isinstance(entry, dict):
            raise ReadError(path, str(name)[:80], "not-layouts")
        docks, gantt = entry.get("docks"), entry.get("gantt")
        found[str(name)[:80]] = Layout(
            docks if fits and isinstance(docks, str) else "", gantt if isinstance(gantt, dict) else {}
        )
    return found


class Layouts:
    """Keeps layouts in the user's settings and shows the dialog of them."""

    def __init__(self, session: Session, window: Window, documents: Documents, prompts: Prompts) -> None:
        self._session, self._window = session, window
        self._documents, self._prompts = documents, prompts
        self.dialog: LayoutList | None = None

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for each action id."""
        return {"layouts": self.show}

    def show(self) -> LayoutList:
        """Show the dialog."""
        if self.dialog is None:
            self.dialog = LayoutList(self._window)
            self.dialog.saved.connect(self.save)
            self.dialog.applied.connect(self.apply)
            self.dialog.removed.connect(self.remove)
            self.dialog.exported.connect(self._export)
            self.dialog.imported.connect(self._import)
        self.dialog.set_names(list(self.known()))
        self.dialog.show()
        self.dialog.raise_()
        return self.dialog

    def known(self) -> dict[str, Layout]:
        """Return the saved layouts, by name."""
        text = self._session.settings.layouts
        try:
            return layouts_of(text) if text else {}
        except ReadError:
            return {}  # settings someone has damaged hold none

    def save(self, name: str) -> None:
        """Keep what is seen now; a layout of that name is replaced."""
        state = self._window.saveState(VERSION).data()
        layout = Layout(base64.b64encode(state).decode("ascii"), self._gantt().state())
        self._keep({**self.known(), name: layout})

    def apply(self, name: str) -> None:
        """Show a layout."""
        layout = self.known().get(name)
        if layout is None:
            return
        try:
            state = base64.b64decode(layout.docks, validate=True)
        except (binascii.Error, ValueError):
            state = b""
        if state:
            self._window.restoreState(QByteArray(state), VERSION)
        self._gantt().restore(layout.gantt)

    def remove(self, name: str) -> None:
        """Delete a layout."""
        self._keep({key: layout for key, layout in self.known().items() if key != name})

    def _keep(self, layouts: dict[str, Layout]) -> None:
        self._session.settings.layouts = layouts_text(layouts)
        if self.dialog is not None:
            self.dialog.set_names(list(layouts))

    def _export(self, name: str) -> None:
        chosen = self._prompts.save_file(f"{name.replace('/', '-')}.layout.json", self._kind())
        if chosen:
            try:
                write_text(Path(chosen), layouts_text({name: self.known()[name]}))
            except ReadError as error:
                self._documents.complain(error.text(self._session.languages.current))

    def _import(self) -> None:
        chosen = self._prompts.open_file(self._kind())
        if not chosen:
            return
        try:
            read = layouts_of(_read(Path(chosen)), chosen)
        except ReadError as error:
            self._documents.complain(error.text(self._session.languages.current))
            return
        self._keep({**self.known(), **read})

    def _kind(self) -> str:
        return QCoreApplication.translate("Layouts", "Layouts") + " (*.json)"

    def _gantt(self) -> Any:
        return self._window.views.panels.time.gantt.filter


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise ReadError(str(path), "", "too-large", {"limit": f"{LARGEST // 1_000_000} MB"})
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), "", "layouts-broken", {"reason": str(error)[:120]}) from None
