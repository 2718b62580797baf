import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from sim.playback.appearance import LegendEntry
from sim.playback.overlay import OverlayContent, OverlayTask
from viewers.overlay import DARK, LIGHT, Tones, paint_chip, paint_overlay

LEGEND = (
    LegendEntry("in-work", (245, 166, 35), 0, "施工中"),
    LegendEntry("late", (232, 89, 12), 1, "滞后"),
)
CONTENT = OverlayContent(
    "十八层装配式住宅", "2025-03-14", "2025 年第 11 周", 0.5, "计划工程量完成 50%",
    (OverlayTask("三层剪力墙吊装 " * 8, "12 个构件", 0.4, False), OverlayTask("楼板", "滞后", 0.9, True)),
    "另有 6 项任务施工中", LEGEND,
)  # fmt: skip


def _painted(width: int, height: int, content: OverlayContent, tones: Tones = LIGHT) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#204060"))
    painter = QPainter(image)
    paint_overlay(painter, QRectF(0, 0, width, height), content, tones)
    painter.end()
    return image


def _changed(image: QImage) -> np.ndarray:
    shape = (image.height(), image.width(), 4)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(shape)[..., :3]
    return (pixels != pixels[0, 0]).any(axis=2)


@pytest.mark.parametrize(("width", "height"), [(640, 360), (1920, 1080), (3840, 2160)])
def test_it_stays_inside_whatever_the_size(qtbot: QtBot, width: int, height: int) -> None:
    changed = _changed(_painted(width, height, CONTENT))
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    assert changed.any()
    assert rows[0] > 0
    assert rows[-1] < height - 1
    assert columns[0] > 0
    assert columns[-1] < width - 1


def test_4k_is_twice_1080p(qtbot: QtBot) -> None:
    small, large = (_changed(_painted(w, h, CONTENT)) for w, h in ((1920, 1080), (3840, 2160)))
    ratio = large.sum() / small.sum()
    assert ratio == pytest.approx(4.0, rel=0.05)


@pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])
def test_words_bars_and_colours_are_there(qtbot: QtBot, tones: Tones) -> None:
    image = _painted(1920, 1080, CONTENT, tones)
    colours = {image.pixelColor(x, y).name() for y in range(0, 1080, 2) for x in range(0, 500, 2)}
    assert tones.ink.name() in colours
    assert QColor(245, 166, 35).name() in colours


def test_nothing_to_say_without_a_schedule(qtbot: QtBot) -> None:
    bare = OverlayContent("", "完整模型", "", float("nan"), "", (), "", ())
    full = _changed(_painted(1920, 1080, CONTENT)).sum()
    assert 0 < _changed(_painted(1920, 1080, bare)).sum() < full / 2


def test_a_hatched_chip_is_hatched(qtbot: QtBot) -> None:
    plain, lines, cross = (
        QImage(30, 30, QImage.Format.Format_RGB32),
        QImage(30, 30, QImage.Format.Format_RGB32),
        QImage(30, 30, QImage.Format.Format_RGB32),
    )
    inks = []
    for hatch, image in enumerate((plain, lines, cross)):
        painter = QPainter(image)
        paint_chip(painter, QRectF(0, 0, 30, 30), LegendEntry("late", (232, 89, 12), hatch, ""))
        painter.end()
        middle = [image.pixelColor(x, y).name() for x in range(5, 25) for y in range(5, 25)]
        inks.append(sum(name != "#e8590c" for name in middle))
    assert inks[0] == 0 < inks[1] < inks[2]
