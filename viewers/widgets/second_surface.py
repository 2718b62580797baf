"""A second picture of one scene: other states, the same model, camera and graphics memory."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtGui import QImage

from sim.playback.timeline import States
from viewers.widgets.surface import Drawing, ReadbackSurface


class Stateful(Drawing, Protocol):
    """What a second picture needs of a scene beside what one does."""

    @property
    def states(self) -> States:
        """The states on screen."""

    def show(self, states: States) -> None:
        """Show other states."""


class SecondSurface(ReadbackSurface):
    """Draws the scene with states of its own, and leaves it as it was."""

    def __init__(self, scene: Stateful) -> None:
        super().__init__(scene)
        self._stateful = scene
        self.states: States | None = None
        self.lend: Callable[[], None] = _nothing  # whatever else the second picture needs
        self.give_back: Callable[[], None] = _nothing

    def frame(self, width: int, height: int) -> QImage:
        """Render with the other states; nothing else of the scene changes, so the first picture stands."""
        with self.shown():
            return super().frame(width, height)

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Let the scene have the other states for a while: to be drawn, or to be picked from."""
        first = self._stateful.states
        if self.states is None or len(self.states) != len(first):
            yield
            return
        self._stateful.show(self.states)
        self.lend()
        try:
            yield
        finally:
            self._stateful.show(first)
            self.give_back()


def _nothing() -> None:
    """Lend nothing more."""
