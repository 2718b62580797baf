"""A month of a calendar: which day is picked, and that days off are drawn otherwise."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from sim.calendar import standard_calendar
from viewers.widgets.calendar_month import CalendarMonth, site_day

FRIDAY = np.datetime64("2026-05-01")


@pytest.fixture
def month(qtbot: QtBot) -> CalendarMonth:
    made = CalendarMonth()
    qtbot.addWidget(made)
    made.resize(420, 320)
    made.set_day(FRIDAY)
    return made


def test_picks_days(month: CalendarMonth) -> None:
    picked: list[np.datetime64] = []
    month.day_picked.connect(picked.append)
    month.set_day(FRIDAY + 3)
    assert month.day() == FRIDAY + 3
    assert picked == [FRIDAY + 3]
    assert site_day(QDate(1970, 1, 2)) == np.datetime64("1970-01-02")


def test_a_holiday_changes_the_picture(month: CalendarMonth) -> None:
    month.set_day(FRIDAY + 10)
    month.set_calendar(standard_calendar())
    usual = month.grab().toImage()
    month.set_calendar(replace(standard_calendar(), exceptions={FRIDAY: ()}))
    assert month.grab().toImage() != usual
    month.set_calendar(standard_calendar())
    assert month.grab().toImage() == usual
