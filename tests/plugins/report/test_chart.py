"""The S-curve stands where its numbers say."""

import re

import numpy as np
from small_project import small_project

from plugins.report.chart import _x, _y, s_curve
from sim.job import silent_job
from sim.playback.simulation import simulate
from sim.project import Project


def test_curve_ends_at_the_top_right() -> None:
    found = simulate(small_project(), silent_job())
    chart = s_curve(found, "planned", "<baseline>", "%", "date")
    points = re.search(r'class="planned" points="([^"]+)"', chart)
    assert points is not None
    assert points[1].split()[-1] == f"{_x(len(found) - 1, len(found)):.1f},{_y(100):.1f}"
    assert "&lt;baseline&gt;" in chart
    assert "nan" not in chart


def test_nothing_to_draw() -> None:
    assert s_curve(simulate(Project(), silent_job()), "a", "b", "c", "d") == ""
    assert np.isclose(_y(100), 30)
