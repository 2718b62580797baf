import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from small_project import START

from viewers.widgets.gantt_painter import PLAYHEAD
from viewers.widgets.time_plot import TimePlot, level, round_up


@pytest.fixture
def plot(qtbot: QtBot) -> TimePlot:
    plot = TimePlot()
    qtbot.addWidget(plot)
    plot.resize(800, 300)
    plot.set_scale(plot.fitted(START, START + np.timedelta64(30, "D")))
    plot.show()
    return plot


def test_the_playhead_stands_at_its_moment(plot: TimePlot) -> None:
    plot.set_now(START + np.timedelta64(15, "D"))
    x = plot.margin() + round(float(plot.scale.x(plot.now)))
    assert plot.grab().toImage().pixelColor(x, 290).name() == PLAYHEAD.name()


def test_the_wheel_zooms_about_the_cursor_and_keys_about_the_middle(plot: TimePlot, qtbot: QtBot) -> None:
    place = QPointF(400.0, 200.0)
    event = QWheelEvent(
        place, plot.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    with qtbot.waitSignal(plot.scale_picked) as told:
        QApplication.sendEvent(plot, event)
    assert told.args is not None
    x = 400.0 - plot.margin()
    assert abs((told.args[0].at(x) - plot.scale.at(x)) / np.timedelta64(1, "s")) <= 2
    with qtbot.waitSignal(plot.scale_picked) as keyed:
        qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert keyed.args is not None
    assert keyed.args[0].seconds_per_pixel < plot.scale.seconds_per_pixel


def test_dragging_pans(plot: TimePlot, qtbot: QtBot) -> None:
    qtbot.mousePress(plot, Qt.MouseButton.LeftButton, pos=QPoint(400, 200))
    with qtbot.waitSignal(plot.scale_picked) as told:
        qtbot.mouseMove(plot, QPoint(460, 200))
    assert told.args is not None
    assert told.args[0].origin < plot.scale.origin
    qtbot.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=QPoint(460, 200))


@pytest.mark.parametrize(
    ("value", "top"),
    [(0.0, 1.0), (0.7, 0.8), (1.0, 1.0), (3.0, 4.0), (32.0, 40.0), (18981.0, 20000.0), (np.nan, 1.0)],
)
def test_axes_end_at_round_numbers(value: float, top: float) -> None:
    assert round_up(value) == pytest.approx(top)


def test_levels_rise() -> None:
    assert level(0.0, 10.0, 100) == pytest.approx(94.0)
    assert level(10.0, 10.0, 100) == pytest.approx(8.0)
