"""Lines are painted where they are seen, and none that begins behind the eye."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from kernels.arrays import F64
from viewers.widgets.hover import LINE, HoverPainter


def painted(lines: F64, ratio: float = 1.0) -> QImage:
    """Return a picture of lines whose coordinates are device pixels."""
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    picture.fill(0)
    hover = HoverPainter(lambda points: np.where(points[:, :1] < 0, np.nan, points))
    hover.lines = lines
    painter = QPainter(picture)
    hover.paint(painter, QRectF(0, 0, 60, 40))
    painter.end()
    return picture


def test_a_line_stands_where_it_is_seen_at_any_scale() -> None:
    for ratio in (1.0, 2.0):
        picture = painted(np.array([[[10.0, 20, 1], [50, 20, 1]]]), ratio)
        near = [picture.pixelColor(30, y) for y in (19, 20)]
        assert any(abs(colour.blue() - LINE.blue()) < 40 and colour.red() < 140 for colour in near)
        assert picture.pixelColor(30, 5).lightness() == 0


def test_nothing_is_painted_of_nothing_or_from_behind() -> None:
    empty = painted(np.empty((0, 2, 3)))
    assert painted(np.array([[[-10.0, 20, 1], [50, 20, 1]]])) == empty
