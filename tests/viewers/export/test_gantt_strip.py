"""The strip below a film."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from schedule_under_way import at, schedule_under_way

from sim.project import Project
from sim.schedule import Action
from viewers.export.gantt_strip import AHEAD, NAMES, GanttStrip
from viewers.widgets.gantt_painter import PLAYHEAD

pytestmark = pytest.mark.usefixtures("qapp")
NAT = np.datetime64("NaT", "s")


def strip(**changes: object) -> GanttStrip:
    schedule = replace(schedule_under_way(), **changes)  # type: ignore[arg-type]
    return GanttStrip(replace(Project(), schedule=schedule), "zh_CN")


def painted(of: GanttStrip, now: np.datetime64, height: int = 180) -> QImage:
    image = QImage(1920, height, QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    of.paint(painter, QRectF(0, 0, 1920, height), now)
    painter.end()
    return image


def test_heights_are_even_and_follow_the_picture() -> None:
    assert GanttStrip.height(1080) == 180
    assert GanttStrip.height(2160) == 360
    assert all(GanttStrip.height(height) % 2 == 0 for height in range(100, 2200, 2))


def test_tasks_at_work_by_start_and_what_is_provided_last() -> None:
    s = schedule_under_way()
    finish = s.finish.copy()
    finish[0] = at(20)
    assert strip(finish=finish).tasks(at(5)) == [0, 1]
    action = s.action.copy()
    action[0] = Action.PROVIDE
    assert strip(finish=finish, action=action).tasks(at(5)) == [1, 0]
    assert strip().tasks(at(28)) == []
    assert strip().tasks(NAT) == []


def test_the_playhead_stands_still_and_bars_move_past_it() -> None:
    one, two = painted(strip(), at(5)), painted(strip(), at(5, 16))
    x = NAMES + round((1 - AHEAD) * (1920 - NAMES))
    for image in (one, two):
        assert QColor(image.pixel(x, 170)) == PLAYHEAD
    assert one != two
    assert QColor(one.pixel(5, 5)) == QColor("white")


@pytest.mark.parametrize("now", [NAT, at(28)])
def test_idle_moments_are_painted_too(now: np.datetime64) -> None:
    assert QColor(painted(strip(), now).pixel(100, 100)) == QColor("white")
    empty = GanttStrip(Project(), "en", dark=True)
    assert QColor(painted(empty, now).pixel(100, 100)) == QColor("#202328")
