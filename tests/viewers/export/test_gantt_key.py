"""The key of a printed Gantt chart: only what is drawn, never beyond its place."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from resources.messages import LANGUAGES
from viewers.export.gantt_key import paint_key
from viewers.export.gantt_print import paper_palette
from viewers.widgets.gantt_painter import Layers

pytestmark = pytest.mark.usefixtures("qapp")


def painted(layers: Layers, language: str, width: float = 700.0) -> QImage:
    image = QImage(800, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_key(painter, paper_palette(), QRectF(40, 10, width, 50), layers, language)
    painter.end()
    return image


def ink(image: QImage, left: int = 0, right: int = 800) -> int:
    return sum(image.pixel(x, y) != 0xFFFFFFFF for x in range(left, right) for y in range(80))


@pytest.mark.parametrize("language", LANGUAGES)
def test_less_is_drawn_where_less_is_shown(language: str) -> None:
    some = Layers(critical=False, slack=False, baseline=False, marks=False)
    assert 300 < ink(painted(some, language)) < ink(painted(Layers(), language))


@pytest.mark.parametrize("width", [120.0, 260.0, 700.0])
def test_nothing_stands_outside(width: float) -> None:
    image = painted(Layers(), "en", width)
    assert ink(image, 0, 38) == 0
    assert ink(image, int(42 + width), 800) == 0
