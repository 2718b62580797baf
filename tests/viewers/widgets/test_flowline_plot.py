import numpy as np
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.planning.flowline import flowline
from viewers.widgets.flowline_plot import LIGHT, FlowlinePlot


def _plot(qtbot: QtBot) -> FlowlinePlot:
    project = small_project()
    plot = FlowlinePlot()
    qtbot.addWidget(plot)
    plot.resize(800, 300)
    plot.set_lines(flowline(project), project.schedule.name)
    plot.set_scale(plot.fitted(*project.schedule.span()))
    plot.show()
    return plot


def test_lines_are_found_and_told_under_the_cursor(qtbot: QtBot) -> None:
    plot = _plot(qtbot)
    height = plot.area().height()
    x0, x1, y0, y1 = plot._ends(height)
    assert plot._lines is not None
    for k in range(len(plot._lines.task)):
        assert y1[k] < y0[k]
        assert plot.task_at((x0[k] + x1[k]) / 2, (y0[k] + y1[k]) / 2, height) == k
    assert plot.task_at(-500.0, 5.0, height) == -1
    words = plot.words_at((x0[0] + x1[0]) / 2, (y0[0] + y1[0]) / 2, 600, height)
    assert words.splitlines()[0] == small_project().schedule.name[int(plot._lines.task[0])]


def test_trades_have_colours_of_their_own(qtbot: QtBot) -> None:
    plot = _plot(qtbot)
    image = plot.grab().toImage()
    tones = {image.pixelColor(x, y).name() for x in range(150, 800) for y in range(50, 300)}
    assert plot._lines is not None
    assert {LIGHT[k] for k in range(len(plot._lines.trades))} <= tones
    plot.chosen = frozenset(plot._lines.task.tolist())
    assert plot.grab().toImage() != image
    plot.set_lines(None, ())
    assert plot.task_at(10.0, 10.0, 200) == -1
    assert np.isfinite(plot.scale.seconds_per_pixel)
    plot.grab()
