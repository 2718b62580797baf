"""Icons from one library, drawn in the colour of the text around them and crisp at any scale."""

import functools

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import folder

ACCENT = "#c2410c"
DANGER = "#dc2626"


@functools.cache
def _source(name: str) -> str:
    return (folder("icons") / f"{name}.svg").read_text(encoding="utf-8")


@functools.lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


class _PaletteEngine(QIconEngine):
    """Renders the drawing when it is asked for, so that a change of theme needs no new icons."""

    def __init__(self, name: str, colour: str | None) -> None:
        super().__init__()
        self._name, self._colour = name, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        active = mode != QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Disabled
        colour = QGuiApplication.palette().color(group, QPalette.ColorRole.ButtonText).name()
        if self._colour and active:
            colour = self._colour
        _renderer(self._name, colour).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _PaletteEngine(self._name, self._colour)


def icon(name: str, colour: str | None = None) -> QIcon:
    """Return an icon of ``resources/icons`` that follows the palette, or has a colour of its own."""
    _source(name)
    return QIcon(_PaletteEngine(name, colour))
