import time
from dataclasses import fields, replace

import numpy as np
from planned_project import planned_schedule
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from small_project import START, small_project, small_schedule

from sim.browsing.task_facts import TaskFacts
from sim.browsing.task_rows import TaskRows, task_rows
from sim.links import no_links
from sim.planning.cpm import solve
from sim.project import Project
from sim.schedule import RelationKind
from viewers.widgets.gantt_chart import GanttChart
from viewers.widgets.gantt_grips import Grip
from viewers.widgets.gantt_painter import Layers
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


def _ends(chart: GanttChart, task: int) -> tuple[int, int, int]:
    """Return x of both ends of a task's bar and the y of its middle."""
    schedule = chart.rows.schedule
    y = 48 + chart.rows.row(task) * row_height(chart.font()) + 8
    return (
        round(float(chart.scale.x(schedule.start[task]))),
        round(float(chart.scale.x(schedule.finish[task]))),
        y,
    )


def _pull(qtbot: QtBot, chart: GanttChart, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.7, 1.0):
        qtbot.mouseMove(chart, start + (end - start) * share)


def test_a_bar_that_is_pulled_tells_where_it_would_stand(qtbot: QtBot) -> None:
    chart = _chart(qtbot)
    chart.zoom(6.0, float(chart.scale.x(START)))
    x0, x1, y = _ends(chart, 2)
    middle = QPoint((x0 + x1) // 2, y)
    with qtbot.waitSignal(chart.pulled) as pulled:
        _pull(qtbot, chart, middle, middle + QPoint(90, 0))
    assert pulled.args[:2] == [2, Grip.MOVE]
    with qtbot.waitSignal(chart.let_go) as told:
        qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=middle + QPoint(90, 0))
    task, grip, moment = told.args
    assert (task, grip) == (2, Grip.MOVE)
    assert moment > chart.rows.schedule.start[2]


def test_the_end_of_a_bar_stretches_it_and_escape_gives_up(qtbot: QtBot) -> None:
    chart = _chart(qtbot)
    chart.zoom(6.0, float(chart.scale.x(START)))
    _, x1, y = _ends(chart, 2)
    end = QPoint(x1 - 2, y)
    with qtbot.waitSignal(chart.pulled) as pulled:
        _pull(qtbot, chart, end, end + QPoint(90, 0))
    assert pulled.args[:2] == [2, Grip.FINISH]
    with qtbot.waitSignal(chart.given_up), qtbot.assertNotEmitted(chart.let_go):
        qtbot.keyClick(chart, Qt.Key.Key_Escape)
        qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=end + QPoint(90, 0))


def test_a_link_is_drawn_from_one_bar_to_another(qtbot: QtBot) -> None:
    chart = _chart(qtbot)
    chart.zoom(3.0, float(chart.scale.x(START)))
    _, x1, y = _ends(chart, 2)
    x0, _, below = _ends(chart, 4)
    with qtbot.waitSignal(chart.linked) as linked:
        _pull(qtbot, chart, QPoint(x1 + 5, y), QPoint(x0 + 2, below))
        qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(x0 + 2, below))
    assert linked.args == [2, 4, RelationKind.FS]


def test_layers_leave_ink_of_their_own(qtbot: QtBot) -> None:
    planned = planned_schedule()
    facts = TaskFacts(Project(schedule=planned), solve(planned))
    chart = _chart(qtbot, TaskRows(facts))
    pictures = {}
    for name in (f.name for f in fields(Layers)):
        for on in (False, True):
            chart.layers = replace(Layers(), **{name: on})
            pictures[name, on] = chart.grab().toImage()
        assert pictures[name, True] != pictures[name, False], name
