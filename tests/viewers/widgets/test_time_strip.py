import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from small_project import DAY, START, small_project

from viewers.widgets.time_strip import Strip, TimeStrip


def _strip(qtbot: QtBot) -> TimeStrip:
    strip = TimeStrip()
    qtbot.addWidget(strip)
    schedule = small_project().schedule
    strip.set_span(*schedule.span())
    strip.now = START + 5 * DAY
    strip.strips = (Strip("Plan", schedule.start[2:4], schedule.finish[2:4], QColor("#3366cc")),)
    strip.marks = [(START + 9 * DAY, "Storey closed")]
    strip.resize(700, 60)
    strip.show()
    return strip


def test_clicking_and_dragging_move_the_playhead(qtbot: QtBot) -> None:
    strip = _strip(qtbot)
    with qtbot.waitSignal(strip.time_picked) as picked:
        qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(350, 5))
    assert picked.args == [strip._scale().at(350)]
    with qtbot.waitSignal(strip.time_picked) as moved:
        qtbot.mouseMove(strip, QPoint(5000, 5))
    assert moved.args == [strip.last]
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton)


def test_handles_set_the_play_range(qtbot: QtBot) -> None:
    strip = _strip(qtbot)
    low = round(float(strip._scale().x(strip.low))) - 3
    with qtbot.waitSignal(strip.range_picked) as told:
        qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(low, 30))
        qtbot.mouseMove(strip, QPoint(200, 30))
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(200, 30))
    assert told.args is not None
    assert strip.low == strip._scale().at(200)
    assert strip.high == strip.last


def test_keys_step_by_days_and_weeks(qtbot: QtBot) -> None:
    strip = _strip(qtbot)
    for key, moment in (
        (Qt.Key.Key_Right, strip.now + DAY),
        (Qt.Key.Key_PageUp, strip.now - 7 * DAY),
        (Qt.Key.Key_Home, strip.first),
        (Qt.Key.Key_End, strip.last),
    ):
        with qtbot.waitSignal(strip.time_picked) as told:
            qtbot.keyClick(strip, key)
        assert told.args == [moment]


def test_strips_show_where_work_is(qtbot: QtBot) -> None:
    strip = _strip(qtbot)
    image = strip.grab().toImage()
    y = strip.fontMetrics().height() + 4 + 4
    at_work = round(float(strip._scale().x(START + DAY)))
    idle = round(float(strip._scale().x(START + 20 * DAY)))
    assert image.pixelColor(at_work, y).name() == "#3366cc"
    assert image.pixelColor(idle, y).name() != "#3366cc"


def test_without_a_schedule_nothing_can_be_picked(qtbot: QtBot) -> None:
    strip = TimeStrip()
    qtbot.addWidget(strip)
    strip.resize(300, 40)
    strip.show()
    with qtbot.assertNotEmitted(strip.time_picked):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(100, 10))
    assert not strip.grab().isNull()
    assert np.isnat(strip.now)
