"""Light and dark: palette and stylesheet from ``resources/themes``, following the system or not."""

import functools
import re
import tomllib

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from resources import folder
from twin_app.settings import Scheme

Role = QPalette.ColorRole


@functools.cache
def colours(dark: bool) -> dict[str, str]:
    """Return the theme's colours by role."""
    path = folder("themes") / ("dark.toml" if dark else "light.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def stylesheet(dark: bool) -> str:
    """Return the window's stylesheet in the theme's colours."""
    source = (folder("themes") / "window.qss").read_text(encoding="utf-8")
    table = colours(dark) | {"folder": folder("themes").as_posix()}
    return re.sub(r"@(\w+)@", lambda match: table[match.group(1)], source)


def palette(dark: bool) -> QPalette:
    """Return the palette every widget paints with."""
    c = colours(dark)
    roles = {
        Role.Window: "window", Role.WindowText: "text", Role.Base: "base", Role.AlternateBase: "alternate",
        Role.Text: "text", Role.Button: "panel", Role.ButtonText: "text", Role.BrightText: "accent_text",
        Role.Highlight: "accent", Role.HighlightedText: "accent_text", Role.Accent: "accent",
        Role.Link: "link", Role.LinkVisited: "link", Role.ToolTipBase: "tooltip",
        Role.ToolTipText: "tooltip_text", Role.PlaceholderText: "muted", Role.Mid: "border",
        Role.Midlight: "hover", Role.Dark: "strong_border", Role.Light: "panel", Role.Shadow: "strong_border",
    }  # fmt: skip
    made = QPalette()
    for role, name in roles.items():
        made.setColor(role, QColor(c[name]))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(c["disabled"]))
    made.setColor(QPalette.ColorGroup.Disabled, Role.Highlight, QColor(c["hover"]))
    return made


class Themes(QObject):
    """Gives the application its colours, and again when the system or the user changes them."""

    changed = Signal(bool)  # dark

    def __init__(self, app: QApplication, scheme: Scheme) -> None:
        super().__init__(app)
        self._app, self._scheme = app, scheme
        self._dark: bool | None = None
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def dark(self) -> bool:
        return bool(self._dark)

    def set(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark whatever the system does."""
        self._scheme = scheme
        self._apply()

    def _apply(self) -> None:
        system = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = system if self._scheme is Scheme.SYSTEM else self._scheme is Scheme.DARK
        if dark != self._dark:
            self._dark = dark
            self._app.setPalette(palette(dark))
            self._app.setStyleSheet(stylesheet(dark))
            self.changed.emit(dark)
