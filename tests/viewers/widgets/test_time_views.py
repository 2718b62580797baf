from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from small_project import START, small_project

from sim.project import Project
from sim.view import View
from viewers.widgets.time_pages import AheadPage, CurvePage, FlowPage, HistogramPage, TodayPage
from viewers.widgets.time_views import TimeViews

MIDDLE = START + np.timedelta64(10, "D")


@pytest.fixture
def views(qtbot: QtBot) -> TimeViews:
    views = TimeViews()
    qtbot.addWidget(views)
    views.resize(1000, 400)
    views.set_project(small_project())
    views.set_view(View(time=MIDDLE))
    views.show()
    return views


def test_pages_are_made_when_they_are_looked_at(views: TimeViews) -> None:
    assert list(views._pages) == [0]
    views.page(FlowPage)
    assert list(views._pages) == [0, 2]


def test_nothing_is_worked_out_behind_other_panels(qtbot: QtBot) -> None:
    views = TimeViews()
    qtbot.addWidget(views)
    views.set_project(small_project())
    assert not views._pages


def test_plots_share_scale_and_playhead(views: TimeViews) -> None:
    curve = views.page(CurvePage)
    assert isinstance(curve, CurvePage)
    curve.plot.scale_picked.emit(curve.plot.scale.zoomed(3.0, 100.0))
    zoomed = curve.plot.scale
    for kind in (HistogramPage, FlowPage):
        page = views.page(kind)
        assert isinstance(page, (HistogramPage, FlowPage))
        assert page.plot.scale == zoomed
        assert page.plot.now == MIDDLE
    views.set_project(
        replace(small_project(), schedule=replace(small_project().schedule, id=tuple("abcdefghijklmnopqrst")))
    )
    page = views.page(CurvePage)
    assert isinstance(page, CurvePage)
    assert page.plot.scale != zoomed


def test_the_ruler_picks_a_time_and_a_line_its_task(views: TimeViews, qtbot: QtBot) -> None:
    page = views.page(FlowPage)
    assert isinstance(page, FlowPage)
    plot, area = page.plot, page.plot.area()
    with qtbot.waitSignal(views.time_picked) as picked:
        qtbot.mousePress(plot, Qt.MouseButton.LeftButton, pos=QPoint(area.left() + 100, 5))
    assert picked.args == [plot.scale.at(100)]
    lines = plot._lines
    assert lines is not None
    x0, x1, y0, y1 = (float(each[0]) for each in plot._ends(area.height()))
    place = QPoint(round((x0 + x1) / 2), round((y0 + y1) / 2)) + area.topLeft()
    with qtbot.waitSignal(views.tasks_selected) as selected:
        qtbot.mousePress(plot, Qt.MouseButton.LeftButton, pos=place)
    assert selected.args is not None
    assert selected.args[0].tolist() == [int(lines.task[0])]


@pytest.mark.parametrize("kind", [CurvePage, HistogramPage, FlowPage, AheadPage, TodayPage])
def test_every_page_paints_in_both_languages(views: TimeViews, kind: type) -> None:
    page = views.page(kind)
    QApplication.sendEvent(views, QEvent(QEvent.Type.LanguageChange))
    picture = page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), np.uint32)
    assert np.unique(pixels).size > 3


def test_without_dates_it_says_what_goes_here(views: TimeViews, qtbot: QtBot) -> None:
    views.set_project(Project())
    assert views._stack.currentIndex() == 0
    views.resize(600, 300)  # has no scale to fit
    with qtbot.waitSignal(views.import_asked):
        views._nothing.linkActivated.emit("import")
