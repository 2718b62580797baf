"""What a mode of the mouse offers the 3D view."""

from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter


class Tool(Protocol):
    """A mode of the mouse that comes before navigation: measuring, dragging a section.

    Each method returns whether it used the event; positions are device pixels. `keys` are those it
    wants before any shortcut has them; `cursor` is None where it has nothing to offer.
    """

    @property
    def keys(self) -> frozenset[int]: ...
    @property
    def cursor(self) -> Qt.CursorShape | None: ...
    def press(self, x: float, y: float) -> bool: ...
    def move(self, x: float, y: float) -> bool: ...
    def release(self, x: float, y: float) -> bool: ...
    def key(self, key: int) -> bool: ...
    def paint(self, painter: QPainter, rect: QRectF) -> None: ...
