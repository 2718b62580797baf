"""The Gantt chart: one paint after scrolling or zooming, beside a graphics scene with an item per bar."""

import os
import sys
import time
from collections.abc import Callable

import numpy as np

from twin_app.bench._child import measured, tell
from twin_app.bench._networks import work_network
from twin_app.bench.result import Result, machine

MODULE = "twin_app.bench.gantt"
WIDTH, HEIGHT = 1600, 900
LIMIT = 8.0  # ms
ROUNDS = 60
NOTE = (
    f"{WIDTH}×{HEIGHT}, one scroll or zoom to another place per paint, links and floats drawn; peer: "
    "QGraphicsScene with a rectangle item per bar and a path item per link, BSP index, as Qt documents it, "
    "same rows and scale, painted the same way; processor time of the thread that paints"
)


def run(small: bool) -> list[Result]:
    """Paint 20,000 tasks and, to see whether their number counts, a tenth of them."""
    count = 400 if small else 20_000
    ours, few, peer = (
        measured(MODULE, what, tasks, noop=False)
        for what, tasks in (("ours", count), ("ours", count // 10), ("peer", count))
    )
    chart, theirs, whole, tenth = ours["chart"], peer["chart"], ours["whole"], few["chart"]
    return [
        Result(
            "gantt", chart, theirs, theirs / chart, f"<= {LIMIT:g} ms", chart <= LIMIT, count, machine(),
            "ms", f"{NOTE}; slowest of 20: {ours['slow']:.1f} ms; {count // 10:,} tasks: {tenth:.1f} ms",
        ),
        Result(
            "gantt/table", whole, None, None, f"<= {LIMIT:g} ms", whole <= LIMIT, count, machine(), "ms",
            f"what a scroll repaints: bars and a task table with six columns; {count // 10:,} tasks: "
            f"{few['whole']:.1f} ms",
        ),
    ]  # fmt: skip


def measure(what: str, count: int) -> dict[str, float]:
    """Measure in this process: "ours" or "peer"."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from sim.planning.cpm import solve
    from sim.planning.reschedule import rescheduled

    app = QApplication.instance() or QApplication([])
    schedule = work_network(count, 3 * count)
    solution = solve(schedule)
    schedule = rescheduled(schedule, solution)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    places = np.random.default_rng(1).random(ROUNDS + 1).tolist()
    if what == "peer":
        return _peer(schedule, image, places)

    from sim.browsing.task_facts import TaskFacts
    from sim.browsing.task_rows import TaskRows
    from sim.project import Project
    from viewers.widgets.gantt import Gantt
    from viewers.widgets.gantt_chart import GanttChart
    from viewers.widgets.grid import row_height
    from viewers.widgets.task_table import TaskTable

    project = Project(schedule=schedule)
    chart = GanttChart()
    chart.resize(WIDTH, HEIGHT)
    chart.set_header(40)
    chart.set_rows(TaskRows(TaskFacts(project, solution)))
    chart.fit()
    fitted, row = chart.scale, row_height(chart.font())

    def paint(k: int) -> None:
        first = int(places[k] * (count - HEIGHT // row))
        chart.set_top(first * row)
        chart.scale = fitted.zoomed(1.0 + 40.0 * places[-1 - k], float(fitted.x(schedule.start[first])))
        chart.render(image)

    times = [_timed(paint, k) for k in range(ROUNDS)]
    gantt = Gantt()
    gantt.resize(WIDTH, HEIGHT)
    gantt.set_project(project)
    gantt.set_solution(project, solution)
    gantt.show()
    app.processEvents()
    (beside,), (table,) = gantt.findChildren(GanttChart), gantt.findChildren(TaskTable)
    bar, viewport = table.verticalScrollBar(), table.viewport()

    def scroll(k: int) -> None:
        bar.setValue(int(places[k] * bar.maximum()))
        viewport.render(image)
        beside.render(image)

    return {
        "chart": float(np.median(times)), "slow": float(np.percentile(times, 95)),
        "whole": float(np.median([_timed(scroll, k) for k in range(ROUNDS)])),
    }  # fmt: skip


def _timed(paint: Callable[[int], None], k: int) -> float:
    """Return the ms of a paint, once what Qt keeps of a place is there."""
    paint(k)
    begin = time.thread_time()
    paint(k)
    return (time.thread_time() - begin) * 1000


def _peer(schedule, image, places) -> dict[str, float]:  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen
    from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

    row, count = 24, len(schedule)
    start = (schedule.start - schedule.start.min()).astype(np.float64)
    finish = (schedule.finish - schedule.start.min()).astype(np.float64)
    unit = finish.max() / WIDTH  # s per pixel, fitted
    scene = QGraphicsScene()
    blue, grey = QBrush(QColor("#6d9ee0")), QPen(QColor("#888888"))
    grey.setCosmetic(True)
    none = QPen(QColor(0, 0, 0, 0))
    for k in range(count):
        x0, x1 = start[k] / unit, finish[k] / unit
        scene.addRect(QRectF(x0, k * row + 4, x1 - x0, row - 12), none, blue)
    links = schedule.relations
    for a, b in zip(links.predecessor.tolist(), links.successor.tolist(), strict=True):
        path = QPainterPath()
        x, y = finish[a] / unit, a * row + row / 2
        path.moveTo(x, y)
        path.lineTo(x + 4 * 1e-3, y)
        path.lineTo(x + 4 * 1e-3, b * row + row / 2)
        path.lineTo(start[b] / unit, b * row + row / 2)
        scene.addPath(path, grey)
    view = QGraphicsView(scene)
    view.resize(WIDTH, HEIGHT)
    view.show()

    def paint(k: int) -> None:
        first = int(places[k] * (count - HEIGHT // row))
        zoom = 1.0 + 40.0 * places[-1 - k]
        view.resetTransform()
        view.scale(zoom, 1.0)
        view.centerOn(start[first] / unit, first * row + HEIGHT / 2)
        view.viewport().render(image)

    times = [_timed(paint, k) for k in range(len(places) - 1)]
    return {"chart": float(np.median(times))}


if __name__ == "__main__":
    tell(measure(sys.argv[1], int(sys.argv[2])))
