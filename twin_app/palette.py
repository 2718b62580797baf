"""The command palette of the window, made when it is first opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from twin_app.window import Window

if TYPE_CHECKING:
    from viewers.widgets.command_palette import CommandPalette


class Palette:
    """Offers every action of the window; `do` does the one that is chosen."""

    def __init__(self, window: Window, do: Callable[[str], None]) -> None:
        self._window, self._do = window, do
        self._widget: CommandPalette | None = None

    def open(self) -> "CommandPalette":
        """Ask what to do."""
        from viewers.widgets.command_palette import CommandPalette, PaletteEntry

        entries = [
            PaletteEntry(
                spec.id, action.text(), spec.help(),
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                action.isEnabled(), spec.icon, spec.text,
            )
            for spec, action in self._window.actions_ if spec.id != "palette"
        ]  # fmt: skip
        if self._widget is None:
            self._widget = CommandPalette(self._window)
            self._widget.chosen.connect(self._do)
        self._widget.ask(entries)
        return self._widget
