from dataclasses import replace

import numpy as np
from planned_project import planned_schedule
from pytestqt.qtbot import QtBot
from small_project import START, small_project

from sim.project import Project
from viewers.widgets.time_pages import AheadPage, CurvePage, FlowPage, HistogramPage, TodayPage


def test_the_curve_says_what_is_lacking(qtbot: QtBot) -> None:
    page = CurvePage()
    qtbot.addWidget(page)
    page.set_project(small_project())
    assert "no progress" in page._note.text()
    assert "no baseline" not in page._note.text()
    assert page.plot.unit() == "Hours"
    page._measure.setCurrentIndex(1)
    assert page.plot.unit() == "Elements"


def test_the_histogram_says_how_often_there_are_too_few(qtbot: QtBot) -> None:
    page = HistogramPage()
    qtbot.addWidget(page)
    page.set_project(small_project())
    assert "No labour" in page._note.text()
    planned = planned_schedule()
    short = replace(planned, resources=replace(planned.resources, units=np.array([0.9, 1.0, np.nan])))
    page.set_project(Project(schedule=short))
    assert page._who.currentText() == "Masons 瓦工"
    assert page._note.text() == "over-allocated in 1 of 1"
    page._step.setCurrentIndex(1)
    assert page._note.text() == "never over-allocated"


def test_the_flowline_of_nothing_says_so(qtbot: QtBot) -> None:
    page = FlowPage()
    qtbot.addWidget(page)
    page.set_project(Project(schedule=planned_schedule()))
    assert page._note.text()
    page.set_project(small_project())
    assert not page._note.text()


def test_the_look_ahead_counts_from_the_data_date_else_the_playhead(qtbot: QtBot) -> None:
    page = AheadPage()
    qtbot.addWidget(page)
    page.set_project(small_project())
    page.set_now(START)
    three = len(page.table.rows())
    assert "2025-03-03" in page._note.text()
    page._weeks.setCurrentIndex(1)
    assert len(page.table.rows()) > three
    dated = replace(small_project().schedule, status_date=START + np.timedelta64(7, "D"))
    page.set_project(replace(small_project(), schedule=dated))
    assert "2025-03-10" in page._note.text()


def test_today_lights_what_is_at_work_from_day_to_day(qtbot: QtBot) -> None:
    page = TodayPage()
    qtbot.addWidget(page)
    page.set_project(small_project())
    with qtbot.assertNotEmitted(page.tasks_selected):
        page.set_now(START)
    assert [row.task for row in page.table.rows() if row.task >= 0] == [2]
    with qtbot.waitSignal(page.tasks_selected) as lit:
        page._light.click()
    assert lit.args is not None
    assert lit.args[0].tolist() == [2]
    with qtbot.waitSignal(page.tasks_selected) as later:
        page.set_now(START + np.timedelta64(3, "D"))
    assert later.args is not None
    assert later.args[0].tolist() == [3]
