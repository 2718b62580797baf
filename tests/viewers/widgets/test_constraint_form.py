"""What holds a task, as shown and as entered."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.calendar import standard_calendar
from sim.columns import with_value
from sim.planning.task_edits import constrain, set_deadline
from sim.task_plan import Constraint
from viewers.widgets.constraint_form import WORDS, ConstraintForm, Holds

ROW = 2
WHEN = np.datetime64("2025-04-01T08:00", "s")


@pytest.fixture
def form(qtbot: QtBot) -> ConstraintForm:
    plan = constrain(small_project().schedule, ROW, Constraint.START_NO_EARLIER, WHEN)
    plan = set_deadline(plan, ROW, WHEN + 3600)
    calendars = (standard_calendar(), replace(standard_calendar(), name="夜班"))
    made = ConstraintForm()
    qtbot.addWidget(made)
    made.show_task(replace(plan, calendars=calendars, calendar=with_value(plan.calendar, ROW, 1)), ROW)
    return made


def test_shows_what_holds_a_task(form: ConstraintForm) -> None:
    holds = form.holds()
    assert (holds.first, holds.first_date) == (Constraint.START_NO_EARLIER, WHEN)
    assert (holds.second, holds.deadline, holds.calendar) == (Constraint.NONE, WHEN + 3600, 1)


def test_every_constraint_can_be_chosen(form: ConstraintForm) -> None:
    kinds = form.findChildren(QComboBox)[0]
    assert set(WORDS) == set(Constraint)
    for kind in Constraint:
        kinds.setCurrentIndex(kinds.findData(int(kind)))
        assert form.holds().first is kind


def test_tells_and_refuses(form: ConstraintForm) -> None:
    heard: list[Holds] = []
    asked: list[int] = []
    form.entered.connect(heard.append)
    form.calendars_asked.connect(lambda: asked.append(1))
    form.findChildren(QPushButton)[0].click()
    assert heard[0].first is Constraint.START_NO_EARLIER
    form.refuse("needs a date")
    assert any("needs a date" in label.text() for label in form.findChildren(QLabel))
    form.findChildren(QToolButton)[0].click()
    assert asked == [1]
