from dataclasses import replace

import numpy as np
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot
from small_project import START, small_project

from sim.browsing.task_rows import TaskRows, task_rows
from sim.playback.time_scale import TimeScale
from sim.playback.time_ticks import ticks
from viewers.widgets import gantt_painter

SCALE = TimeScale(START - np.timedelta64(2, "D"), 3600.0)
ROW = 24


def _canvas() -> QImage:
    image = QImage(1000, 20 * ROW, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def _rows() -> TaskRows:
    project = small_project()
    return task_rows(project.schedule, project.links)


def test_bars_baselines_brackets_and_diamonds_stand_where_they_belong(qtbot: QtBot) -> None:
    image, palette = _canvas(), QPalette()
    painter = QPainter(image)
    bars = _rows().bars(SCALE, 0, 20)
    gantt_painter.paint_bars(painter, palette, bars, 0.0, ROW, {3}, image.width())
    painter.end()
    tones = gantt_painter.tones(palette)
    # Task 2: work from x = 48 to 105, baseline a day earlier.
    assert image.pixelColor(75, 2 * ROW + 8).name() == tones.bar.name()
    assert image.pixelColor(110, 2 * ROW + 8) == QColor("white")
    assert image.pixelColor(30, 2 * ROW + ROW - 4).name() == tones.baseline.name()
    # The milestone of row 6, the bracket of row 0, and the chosen row 3 right to the edge.
    assert image.pixelColor(round(float(bars.x0[6])), 6 * ROW + ROW // 2).name() == tones.text.name()
    assert image.pixelColor(300, ROW // 2 - 2).name() == tones.summary.name()
    assert image.pixelColor(990, 3 * ROW + 12) != QColor("white")


def test_progress_is_darker_than_the_bar(qtbot: QtBot) -> None:
    image, palette = _canvas(), QPalette()
    painter = QPainter(image)
    bars = replace(_rows().bars(SCALE, 2, 3), done=np.array([0.5]))
    gantt_painter.paint_bars(painter, palette, bars, 0.0, ROW, set(), image.width())
    painter.end()
    tones = gantt_painter.tones(palette)
    assert image.pixelColor(60, 8).name() == tones.bar_done.name()
    assert image.pixelColor(100, 8).name() == tones.bar.name()


def test_arrows_days_off_and_moments_leave_ink(qtbot: QtBot) -> None:
    palette = QPalette()
    rows = _rows()
    coarse, fine = ticks(SCALE, 1000.0, 40.0)
    for paint in (
        lambda p: gantt_painter.paint_arrows(p, palette, rows.arrows(SCALE, 0, 20), 0.0, ROW),
        lambda p: gantt_painter.paint_background(p, palette, 1000, 400, fine, np.array([50.0]), 24.0),
        lambda p: gantt_painter.paint_moment(p, 300.0, 400, gantt_painter.PLAYHEAD),
        lambda p: gantt_painter.paint_ruler(p, palette, 1000, 48, coarse, fine, QLocale("zh_CN")),
    ):
        image = _canvas()
        painter = QPainter(image)
        paint(painter)
        painter.end()
        assert image != _canvas()


def test_dark_and_light_differ(qtbot: QtBot) -> None:
    dark = QPalette()
    dark.setColor(QPalette.ColorRole.Base, QColor("#222222"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#dddddd"))
    assert gantt_painter.tones(dark).line.lightness() > QColor("#222222").lightness()
    assert gantt_painter.tones(QPalette()).text != gantt_painter.tones(dark).text


def test_months_read_as_the_language_writes_them(qtbot: QtBot) -> None:
    assert gantt_painter._coarse_label("M", START, QLocale("zh_CN")) == "2025年3月"
    assert gantt_painter._coarse_label("M", START, QLocale("en_GB")) == "March 2025"
    assert gantt_painter._coarse_label("D", START, QLocale("en_GB")) == "Mon 2025-03-03"
    assert gantt_painter._fine_label("W", START, QLocale("zh_CN")) == "10周"
