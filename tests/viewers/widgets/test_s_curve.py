import numpy as np
import pytest
from planned_project import planned_schedule
from pytestqt.qtbot import QtBot

from sim.planning.value_curves import value_curves
from viewers.widgets.s_curve import ACTUAL, SCurve


@pytest.fixture
def curve(qtbot: QtBot) -> SCurve:
    curve = SCurve()
    qtbot.addWidget(curve)
    curve.resize(800, 300)
    schedule = planned_schedule()
    curve.set_scale(curve.fitted(*schedule.span()))
    curve.set_curves(value_curves(schedule))
    curve.set_now(schedule.status_date)
    curve.show()
    return curve


def test_plan_baseline_and_actual_are_drawn_and_named(curve: SCurve) -> None:
    assert [words for words, _, _ in curve._lines()] == ["Baseline", "Plan", "Actual"]
    image = curve.grab().toImage()
    tones = {image.pixelColor(x, y).name() for x in range(150, 800, 2) for y in range(60, 300)}
    assert ACTUAL.name() in tones


def test_values_at_the_playhead_and_at_the_cursor(curve: SCurve) -> None:
    assert "%" in curve._said(curve._lines()[1][1])
    x = float(curve.scale.x(np.datetime64("2026-03-03T12:00:00", "s")))
    words = curve.words_at(x, 10, 600, 200).splitlines()
    assert words[0] == "2026-03-03"
    assert words[-1].startswith("Actual: ")


def test_nothing_to_say_of_nothing(curve: SCurve) -> None:
    curve.set_curves(None)
    assert curve.words_at(10, 10, 600, 200) == ""
    assert curve.unit() == ""
    curve.grab()
