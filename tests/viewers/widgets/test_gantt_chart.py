import time

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from small_project import START, small_project, small_schedule

from sim.browsing.task_rows import TaskRows, task_rows
from sim.links import no_links
from viewers.widgets.gantt_chart import GanttChart
from viewers.widgets.grid import row_height


def _chart(qtbot: QtBot, rows: TaskRows | None = None) -> GanttChart:
    chart = GanttChart()
    qtbot.addWidget(chart)
    project = small_project()
    chart.set_rows(rows or task_rows(project.schedule, project.links))
    chart.set_header(48)
    chart.resize(800, 400)
    chart.show()
    chart.grab()
    return chart


def _wheel(chart: GanttChart, y: float, delta: int, keys: Qt.KeyboardModifier) -> None:
    place = QPointF(200.0, y)
    event = QWheelEvent(
        place, chart.mapToGlobal(place), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chart, event)


def test_it_begins_with_the_whole_schedule(qtbot: QtBot) -> None:
    chart = _chart(qtbot)
    first, last = chart.rows.schedule.span()
    assert 0 < float(chart.scale.x(first)) < float(chart.scale.x(last)) < chart.width()


def test_click_and_drag_on_the_ruler_pick_a_time(qtbot: QtBot) -> None:
    chart = _chart(qtbot)
    with qtbot.waitSignal(chart.time_picked) as picked:
        qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
    assert picked.args == [chart.scale.at(300)]
    with qtbot.waitSignal(chart.time_picked) as moved:
        qtbot.mouseMove(chart, QPoint(350, 30))
    assert moved.args == [chart.scale.at(350)]
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(350, 30))


def test_click_on_a_row_picks_its_task(qtbot: QtBot) -> None:
    chart = _chart(qtbot)
    y = 48 + 2 * row_height(chart.font()) + 5
    with qtbot.waitSignal(chart.task_picked) as picked:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(100, y))
    assert picked.args == [2, False]
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(chart.task_picked) as added:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, control, QPoint(100, y))
    assert added.args == [2, True]


def test_wheel_scrolls_zooms_and_pans(qtbot: QtBot) -> None:
    chart = _chart(qtbot)
    with qtbot.waitSignal(chart.scrolled) as scrolled:
        _wheel(chart, 200.0, -120, Qt.KeyboardModifier.NoModifier)
    assert scrolled.args == [60]
    before = chart.scale
    _wheel(chart, 200.0, 120, Qt.KeyboardModifier.ControlModifier)
    assert chart.scale.seconds_per_pixel < before.seconds_per_pixel
    kept = np.abs((chart.scale.at(200.0) - before.at(200.0)) / np.timedelta64(1, "s"))
    assert kept <= 2
    _wheel(chart, 200.0, 120, Qt.KeyboardModifier.ShiftModifier)
    assert chart.scale.origin < before.zoomed(1.25, 200.0).origin


def test_dragging_the_bars_pans(qtbot: QtBot) -> None:
    chart = _chart(qtbot)
    before = chart.scale.at(0.0)
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    with qtbot.assertNotEmitted(chart.task_picked):
        qtbot.mouseMove(chart, QPoint(360, 200))
        qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(360, 200))
    assert chart.scale.at(0.0) < before


def test_the_playhead_is_drawn_where_the_time_is(qtbot: QtBot) -> None:
    chart = _chart(qtbot)
    chart.now = START + np.timedelta64(10, "D")
    x = round(float(chart.scale.x(chart.now)))
    colour = chart.grab().toImage().pixelColor(x, 390)
    assert (colour.red(), colour.green(), colour.blue()) == (0xE1, 0x1D, 0x48)
    chart.bring_into_view(17)
    assert float(chart.scale.x(chart.rows.schedule.start[17])) < chart.width()


def test_twenty_thousand_tasks_paint_only_what_shows(qtbot: QtBot) -> None:
    chart = _chart(qtbot, task_rows(small_schedule(1000), no_links()))
    row = row_height(chart.font())
    began = time.perf_counter()
    for k in range(20):
        chart.set_top(150_000 + 3 * k * row)
        chart.grab()
    print(f"{(time.perf_counter() - began) / 20 * 1000:.2f} ms per paint of 20,000 tasks")
    assert len(chart.rows) == 20_000
