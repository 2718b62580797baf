"""The calendar editor: what it shows of each calendar and what each field asks for."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.calendar import standard_calendar
from viewers.widgets.calendar_editor import CalendarEditor
from viewers.widgets.calendar_month import CalendarMonth

DAY = np.datetime64("2025-05-01")


@pytest.fixture
def editor(qtbot: QtBot) -> CalendarEditor:
    plan = small_project().schedule
    holiday = replace(standard_calendar(), name="夜班", exceptions={DAY: ()})
    made = CalendarEditor()
    qtbot.addWidget(made)
    made.set_schedule(replace(plan, calendars=(standard_calendar(), holiday)))
    made.show()
    return made


def field(editor: CalendarEditor, name: str) -> QLineEdit:
    (found,) = [w for w in editor.findChildren(QLineEdit) if w.accessibleName() == name]
    return found


def button(editor: CalendarEditor, text: str) -> QPushButton:
    (found,) = [w for w in editor.findChildren(QPushButton) if w.text() == text]
    return found


def test_shows_a_calendar(editor: CalendarEditor) -> None:
    assert field(editor, "Mon").text() == "08:00-12:00, 13:00-17:00"
    assert field(editor, "Sun").text() == ""
    (rows,) = editor.findChildren(QListWidget)
    rows.setCurrentRow(1)
    assert field(editor, "Name of the calendar").text() == "夜班"
    assert any("0 tasks use it" in label.text() for label in editor.findChildren(QLabel))
    editor.findChildren(CalendarMonth)[0].set_day(DAY)
    assert field(editor, "Shifts of the date").text() == ""
    assert button(editor, "As weekday").isEnabled()


def test_asks(editor: CalendarEditor, qtbot: QtBot) -> None:
    heard: list[tuple[object, ...]] = []
    editor.week_entered.connect(lambda *values: heard.append(("week", *values)))
    editor.day_entered.connect(lambda *values: heard.append(("day", *values)))
    editor.day_freed.connect(lambda *values: heard.append(("free", *values)))
    editor.copy_asked.connect(lambda row: heard.append(("copy", row)))
    editor.renamed.connect(lambda *values: heard.append(("name", *values)))
    saturday = field(editor, "Sat")
    qtbot.keyClicks(saturday, "8-12")
    qtbot.keyClick(saturday, Qt.Key.Key_Return)
    editor.findChildren(CalendarMonth)[0].set_day(DAY)
    field(editor, "Shifts of the date").setText("")
    button(editor, "Set date").click()
    editor.findChildren(QListWidget)[0].setCurrentRow(1)
    button(editor, "As weekday").click()
    button(editor, "Copy").click()
    name = field(editor, "Name of the calendar")
    qtbot.keyClicks(name, "!")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert heard == [
        ("week", 0, 5, "8-12"), ("day", 0, DAY, ""), ("free", 1, DAY), ("copy", 1), ("name", 1, "夜班!"),
    ]  # fmt: skip


def test_the_tasks_that_use_it(editor: CalendarEditor) -> None:
    heard: list[int] = []
    editor.tasks_asked.connect(lambda rows: heard.append(rows.size))
    (link,) = [w for w in editor.findChildren(QLabel) if "href" in w.text()]
    link.linkActivated.emit("tasks")
    assert heard[0] > 0


def test_refusals_stand_in_place(editor: CalendarEditor) -> None:
    editor.refuse("no shift")
    assert any("no shift" in label.text() for label in editor.findChildren(QLabel))
