from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QDoubleSpinBox
from pytestqt.qtbot import QtBot
from small_project import DAY, START, small_project

from sim.view import View
from viewers.widgets.date_text import qt_moment
from viewers.widgets.time_bar import TimeBar
from viewers.widgets.time_strip import Strip


@pytest.fixture
def bar(qtbot: QtBot) -> TimeBar:
    bar = TimeBar()
    qtbot.addWidget(bar)
    bar.resize(900, 90)
    bar.set_project(small_project())
    bar.set_view(View(time=START + 5 * DAY))
    bar.show()
    return bar


def test_without_dates_nothing_can_be_played(qtbot: QtBot) -> None:
    bar = TimeBar()
    qtbot.addWidget(bar)
    assert not bar._play.isEnabled()
    bar.set_project(small_project())
    assert bar._play.isEnabled()


def test_buttons_tell_what_is_wanted(bar: TimeBar, qtbot: QtBot) -> None:
    for button, signal, args in (
        (bar._to_start, bar.start_asked, []),
        (bar._back, bar.stepped, [-1]),
        (bar._play, bar.play_toggled, [True]),
        (bar._forward, bar.stepped, [1]),
        (bar._to_end, bar.end_asked, []),
    ):
        with qtbot.waitSignal(signal) as told:
            button.click()
        assert told.args == args
    bar.set_view(View(time=START, playing=True))
    with qtbot.waitSignal(bar.play_toggled) as told:
        bar._play.click()
    assert told.args == [False]


@pytest.mark.parametrize(
    ("key", "signal", "args"),
    [
        (Qt.Key.Key_Space, "play_toggled", [True]),
        (Qt.Key.Key_K, "paused", []),
        (Qt.Key.Key_J, "shuttled", [-1]),
        (Qt.Key.Key_L, "shuttled", [1]),
        (Qt.Key.Key_Comma, "stepped", [-1]),
        (Qt.Key.Key_Period, "stepped", [1]),
        (Qt.Key.Key_Home, "start_asked", []),
        (Qt.Key.Key_End, "end_asked", []),
    ],
)
def test_keys(bar: TimeBar, qtbot: QtBot, key: Qt.Key, signal: str, args: list[object]) -> None:
    with qtbot.waitSignal(getattr(bar, signal)) as told:
        qtbot.keyClick(bar, key)
    assert told.args == args


def test_date_and_speed_fields(bar: TimeBar, qtbot: QtBot) -> None:
    date, rate = bar.findChild(QDateTimeEdit), bar.findChild(QDoubleSpinBox)
    assert date is not None
    assert rate is not None
    assert date.dateTime() == qt_moment(START + 5 * DAY)
    with qtbot.waitSignal(bar.time_picked) as told:
        date.setDateTime(qt_moment(START))
    assert told.args == [START]
    with qtbot.waitSignal(bar.speed_picked) as faster:
        rate.setValue(21.0)
    assert faster.args == [21.0]


def test_following_the_view_echoes_nothing(bar: TimeBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.time_picked), qtbot.assertNotEmitted(bar.speed_picked):
        bar.set_view(View(time=START + 21 * DAY, speed=3.0))
    assert bar._week.text() == "week 13 of 2025"
    assert bar._share.text().endswith("%")


def test_nothing_jitters_while_it_plays(bar: TimeBar) -> None:
    places = set()
    for k in range(0, 60, 7):
        bar.set_view(View(time=START + k * DAY, playing=True))
        QApplication.processEvents()
        places.add(tuple((w.x(), w.width()) for w in (bar._date, bar._rate, bar._week, bar._share)))
    assert len(places) == 1


def test_plan_baseline_and_further_strips(bar: TimeBar) -> None:
    assert [strip.name for strip in bar._strip.strips] == ["Baseline", "Plan"]
    low = bar._strip.height()
    times = np.array([START]), np.array([START + DAY])
    bar.set_extra_strips((Strip("Sensed", *times, QColor("green")),))
    assert [strip.name for strip in bar._strip.strips][-1] == "Sensed"
    assert bar._strip.height() > low
    schedule = small_project().schedule
    nat = np.full(len(schedule), np.datetime64("NaT", "s"))
    plain = replace(schedule, baseline_start=nat, baseline_finish=nat.copy())
    bar.set_project(replace(small_project(), schedule=plain))
    assert [strip.name for strip in bar._strip.strips] == ["Plan", "Sensed"]


def test_it_speaks_another_language_when_told(bar: TimeBar) -> None:
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar._week.text() == "week 10 of 2025"
