"""The progress of a task as shown and as entered: what is left alone is not told."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.planning.progress_entry import Progress
from sim.schedule import Schedule
from viewers.widgets.progress_form import ProgressForm

ROW = 2


@pytest.fixture
def schedule() -> Schedule:
    plan = small_project().schedule
    actual = plan.actual_start.copy()
    actual[ROW] = plan.start[ROW]
    percent, left = plan.percent.copy(), plan.plan.remaining.copy()
    percent[ROW], left[ROW] = 40.0, 16 * 3600
    return replace(plan, actual_start=actual, percent=percent, plan=replace(plan.plan, remaining=left))


@pytest.fixture
def form(qtbot: QtBot, schedule: Schedule) -> ProgressForm:
    made = ProgressForm()
    qtbot.addWidget(made)
    made.show_task(schedule, ROW)
    return made


def test_shows_how_a_task_stands(form: ProgressForm, schedule: Schedule) -> None:
    percent, left = form.findChildren(QDoubleSpinBox)
    assert (percent.value(), left.value()) == (40.0, 2.0)
    told = form.progress()
    assert told.start == schedule.start[ROW]
    assert np.isnat(told.finish)
    assert (told.percent, told.remaining) == (None, None)


def test_tells_what_was_changed(form: ProgressForm) -> None:
    heard: list[Progress] = []
    form.entered.connect(heard.append)
    percent, left = form.findChildren(QDoubleSpinBox)
    percent.setValue(75)
    (button,) = form.findChildren(QPushButton)
    button.click()
    left.setValue(0.5)
    button.click()
    assert [(p.percent, p.remaining) for p in heard] == [(75.0, None), (75.0, 4 * 3600)]


def test_a_refusal_stands_in_place_until_the_next_entry(form: ProgressForm) -> None:
    form.refuse("too late")
    assert any("too late" in label.text() and not label.isHidden() for label in form.findChildren(QLabel))
    form.findChildren(QPushButton)[0].click()
    assert not any("too late" in label.text() for label in form.findChildren(QLabel))
