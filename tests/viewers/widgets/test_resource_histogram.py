import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from small_project import START

from sim.planning.resource_load import Load
from viewers.widgets.resource_histogram import OVER, ResourceHistogram

DAYS = START.astype("datetime64[D]") + np.arange(4)
LOAD = Load(DAYS.astype("datetime64[s]"), np.array([8.0, 16.0, 4.0]), np.array([8.0, 8.0, np.nan]))


@pytest.fixture
def plot(qtbot: QtBot) -> ResourceHistogram:
    plot = ResourceHistogram()
    qtbot.addWidget(plot)
    plot.resize(700, 300)
    plot.set_load(LOAD)
    plot.set_scale(plot.fitted(LOAD.edge[0], LOAD.edge[-1]))
    plot.show()
    return plot


def _reds(plot: ResourceHistogram, day: int) -> int:
    image, area = plot.grab().toImage(), plot.area()
    x = area.left() + round(float(plot.scale.x(LOAD.edge[day] + np.timedelta64(12, "h"))))
    return sum(image.pixelColor(x, y).name() == OVER.name() for y in range(area.top(), plot.height()))


def test_only_what_exceeds_the_limit_is_red(plot: ResourceHistogram) -> None:
    assert _reds(plot, 0) == 0
    assert _reds(plot, 1) > 20
    assert _reds(plot, 2) == 0


def test_words_of_a_day(plot: ResourceHistogram) -> None:
    x = float(plot.scale.x(LOAD.edge[1])) + 5
    assert plot.words_at(x, 5, 500, 200) == "2025-03-04: 16 h\nAvailable: 8 h"
    x = float(plot.scale.x(LOAD.edge[2])) + 5
    assert plot.words_at(x, 5, 500, 200) == "2025-03-05: 4 h"
    assert plot.words_at(-1e4, 5, 500, 200) == ""
    plot.set_load(None)
    assert plot.words_at(x, 5, 500, 200) == ""
    plot.grab()
