"""The caption says date and legend for what is shown."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from sim.project import Project
from sim.view import ColourBy, View
from twin_app.caption import LINES, Caption, _swatches
from twin_app.colouring import Colouring, Swatch, colouring


def painted(caption: Caption) -> QImage:
    """Return a picture with the caption on it."""
    image = QImage(800, 500, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    caption.paint(painter, QRectF(0, 0, 800, 500))
    painter.end()
    return image


def test_nothing_is_written_over_nothing(qapp: object) -> None:
    caption = Caption()
    caption.set_view(View(), None, "en")
    assert painted(caption).allGray()
    assert painted(caption).pixel(40, 40) == painted(caption).pixel(700, 300)


def test_date_and_legend_change_with_the_view(qapp: object, project: Project) -> None:
    caption = Caption()
    caption.set_project(project)
    view = View(time=np.datetime64("2026-03-05T12:00:00", "s"))
    caption.set_view(view, None, "en")
    first = painted(caption)
    assert first.pixel(40, 40) != first.pixel(700, 300)
    caption.set_view(view, None, "zh_CN")
    assert painted(caption) != first
    caption.set_view(view, colouring(project, ColourBy.CLASS), "en")
    assert painted(caption) != first


def test_a_long_legend_is_summed_up(qapp: object) -> None:
    swatches = tuple(Swatch(f"value {k}", (k, k, k), 1) for k in range(40))
    lines = _swatches(Colouring(np.zeros((1, 4), np.uint8), swatches), "en")
    assert len(lines) == LINES
    assert lines[-1].text == f"and {40 - LINES + 1} more"
