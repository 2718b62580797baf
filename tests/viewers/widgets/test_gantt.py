from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from small_project import START, small_project, small_schedule

from sim.links import no_links
from sim.schedule import TaskKind
from sim.view import View
from viewers.widgets.gantt import Gantt
from viewers.widgets.gantt_chart import GanttChart
from viewers.widgets.outline_table import OutlineTable


@pytest.fixture
def gantt(qtbot: QtBot) -> Gantt:
    gantt = Gantt()
    qtbot.addWidget(gantt)
    gantt.resize(1000, 600)
    gantt.set_project(small_project())
    gantt.show()
    return gantt


def _table(gantt: Gantt) -> OutlineTable:
    return gantt.findChild(OutlineTable)  # type: ignore[return-value]


def _chart(gantt: Gantt) -> GanttChart:
    return gantt.findChild(GanttChart)  # type: ignore[return-value]


def test_empty_gantt_offers_two_ways_out(qtbot: QtBot) -> None:
    gantt = Gantt()
    qtbot.addWidget(gantt)
    with qtbot.waitSignal(gantt.import_asked):
        gantt._nothing.linkActivated.emit("import")
    with qtbot.waitSignal(gantt.generate_asked):
        gantt._nothing.linkActivated.emit("generate")
    assert 'href="import"' in gantt._nothing.text()
    assert 'href="generate"' in gantt._nothing.text()


def test_choosing_in_table_or_bars_selects_tasks(gantt: Gantt, qtbot: QtBot) -> None:
    table = _table(gantt)
    with qtbot.waitSignal(gantt.tasks_selected) as told:
        table.setCurrentIndex(table.model().index(3, 0))
    assert told.args is not None
    assert told.args[0].tolist() == [3]
    with qtbot.waitSignal(gantt.tasks_selected) as again:
        _chart(gantt).task_picked.emit(5, True)
    assert again.args is not None
    assert again.args[0].tolist() == [3, 5]


def test_the_views_tasks_are_revealed_without_an_echo(gantt: Gantt, qtbot: QtBot) -> None:
    _table(gantt).fold_toggled.emit(1)
    assert _table(gantt).model().rowCount() == 15
    with qtbot.assertNotEmitted(gantt.tasks_selected):
        gantt.set_view(View(tasks=np.array([4], np.int32), time=START))
    assert _table(gantt).model().rowCount() == 20
    assert [index.row() for index in _table(gantt).selectionModel().selectedRows()] == [4]
    assert _chart(gantt).chosen == {4}
    assert _chart(gantt).now == START


def test_rows_of_table_and_bars_stay_level(gantt: Gantt) -> None:
    table, chart = _table(gantt), _chart(gantt)
    assert table.viewport().y() == chart._header
    gantt.setStyleSheet("QTableView { border: 3px solid red; }")
    QApplication.processEvents()
    assert table.viewport().y() == chart._header > table.horizontalHeader().height()
    gantt.resize(1000, 300)
    QApplication.processEvents()
    table.verticalScrollBar().setValue(37)
    assert chart._top == 37


def test_edits_and_new_links_keep_the_folds(gantt: Gantt) -> None:
    _table(gantt).fold_toggled.emit(1)
    zoom = _chart(gantt).scale
    project = small_project()
    gantt.set_project(project)
    assert _table(gantt).model().rowCount() == 15
    gantt.set_project(replace(project, links=no_links()))
    assert _table(gantt).model().rowCount() == 15
    assert _table(gantt).model().index(2, 5).data() == "–"
    assert zoom.seconds_per_pixel > 0


def test_it_speaks_another_language_when_told(gantt: Gantt) -> None:
    QApplication.sendEvent(gantt, QEvent(QEvent.Type.LanguageChange))
    assert gantt.tools.title.text() == "20 tasks"


def test_the_table_follows_the_playhead_only_where_no_work_is_in_sight(qtbot: QtBot) -> None:
    gantt = Gantt()
    qtbot.addWidget(gantt)
    gantt.resize(1000, 260)
    project = replace(small_project(), schedule=small_schedule(5), links=no_links())
    gantt.set_project(project)
    gantt.show()
    table = _table(gantt)
    moment = project.schedule.start[project.schedule.kind == TaskKind.TASK].max()
    gantt.set_view(replace(View(), time=moment))
    working = gantt._model.rows.rows_at(moment)
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    assert any(first <= row <= last for row in working)
    here = table.verticalScrollBar().value()
    gantt.set_view(replace(View(), time=moment + np.timedelta64(1, "s")))
    assert table.verticalScrollBar().value() == here
    table.verticalScrollBar().setValue(0 if here else table.verticalScrollBar().maximum())
    there = table.verticalScrollBar().value()
    gantt.set_view(replace(View(), time=moment + np.timedelta64(1, "s")))
    assert table.verticalScrollBar().value() == there != here


def test_filters_groups_and_sorting_change_the_rows_not_the_tasks(gantt: Gantt) -> None:
    table, asked = _table(gantt), gantt.filter
    asked._text.setText("walls")
    assert table.model().rowCount() == 7
    asked._group.setCurrentIndex(asked._group.findData("storey"))
    assert table.model().index(0, 0).data() == "First floor"
    gantt.set_view(View(tasks=np.array([9], np.int32), time=START))
    assert _chart(gantt).chosen == {9}
    asked.clear()
    assert table.model().rowCount() == 20
    table.horizontalHeader().sectionClicked.emit(1)
    table.horizontalHeader().sectionClicked.emit(1)
    assert table.model().index(1, 0).data() == "Handover"
    table.horizontalHeader().sectionClicked.emit(1)
    assert table.model().index(1, 0).data() == "Ground floor"


def test_columns_are_chosen_and_stay_chosen(gantt: Gantt) -> None:
    actions = {action.data(): action for action in gantt.filter.columns_menu().actions()}
    actions["predecessors"].setChecked(True)
    actions["elements"].setChecked(False)
    assert gantt._model.keys == ("name", "start", "finish", "duration", "percent", "predecessors")
    gantt.set_project(replace(small_project(), links=no_links()))
    assert gantt._model.keys[-1] == "predecessors"
    QApplication.sendEvent(gantt, QEvent(QEvent.Type.LanguageChange))
    assert gantt._model.keys[-1] == "predecessors"


def test_a_preview_shows_other_dates_until_it_ends(gantt: Gantt) -> None:
    project = small_project()
    gantt.set_project(project)
    day = np.timedelta64(1, "D")
    gantt.preview(
        replace(project, schedule=replace(project.schedule, start=project.schedule.start + day)), None
    )
    assert _table(gantt).model().index(2, 1).data() == "2025-03-04"
    gantt.end_preview(None)
    assert _table(gantt).model().index(2, 1).data() == "2025-03-03"


def test_typing_into_a_cell_is_an_intent(gantt: Gantt, qtbot: QtBot) -> None:
    with qtbot.waitSignal(gantt.entered) as told:
        gantt._model.setData(gantt._model.index(2, 3), "4d")
    assert told.args == [2, "duration", "4d"]


def test_a_click_on_a_heading_sorts_and_selects_nothing(gantt: Gantt, qtbot: QtBot) -> None:
    table = _table(gantt)
    head = table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(1) + 20, head.height() // 2)
    names = []
    for _ in range(3):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        names.append(table.model().index(1, 0).data())
    assert names == ["Ground floor", "Handover", "Ground floor"]
    assert not table.selectionModel().selectedRows()
    assert not gantt._sorted[0]
