import numpy as np
import pytest
from planned_project import planned_schedule
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.browsing.task_facts import TaskFacts
from sim.browsing.task_rows import TaskRows
from sim.planning.cpm import solve
from sim.project import Project
from viewers.widgets.task_model import CRITICAL, TaskModel
from viewers.widgets.task_table import TaskTable


@pytest.fixture
def table(qtbot: QtBot) -> TaskTable:
    table = TaskTable()
    model = TaskModel(table)
    model.show(TaskRows(TaskFacts(small_project())))
    table.setModel(model)
    table.resize(700, 300)
    table.show()
    qtbot.addWidget(table)
    return table


def _ink(image: QImage, left: int, right: int, top: int, bottom: int) -> int:
    pixels = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
    pixels = pixels.reshape(image.height(), -1)[top:bottom, left:right]
    return int((pixels != pixels[0, 0]).sum())


def test_every_row_and_column_in_sight_has_its_words(table: TaskTable) -> None:
    picture = table.viewport().grab().toImage()
    height = table.verticalHeader().defaultSectionSize()
    head = table.horizontalHeader()
    for row in range(3):
        for column in range(3):
            left = head.sectionViewportPosition(column)
            assert _ink(picture, left, left + head.sectionSize(column), row * height, (row + 1) * height)


def test_a_selected_row_stands_out_and_scrolling_moves_it(table: TaskTable) -> None:
    flag = QItemSelectionModel.SelectionFlag
    index = table.model().index(4, 0)
    table.selectionModel().select(index, flag.ClearAndSelect | flag.Rows)
    height = table.verticalHeader().defaultSectionSize()
    picture = table.viewport().grab().toImage()
    tone = table.palette().highlight().color().name()
    assert picture.pixelColor(660, 4 * height + 2).name() == tone
    table.verticalScrollBar().setValue(2 * height)
    assert table.viewport().grab().toImage().pixelColor(660, 2 * height + 2).name() == tone


def test_floats_of_critical_tasks_are_red(qtbot: QtBot) -> None:
    planned = planned_schedule()
    facts = TaskFacts(Project(schedule=planned), solve(planned))
    table = TaskTable()
    qtbot.addWidget(table)
    model = TaskModel(table)
    model.show(TaskRows(facts))
    model.set_keys(("name", "total_float"))
    table.setModel(model)
    table.resize(400, 300)
    table.show()
    critical = np.flatnonzero(facts.critical & np.isfinite(facts.float_days))
    assert critical.size
    place = table.visualRect(model.index(int(critical[0]), 1))
    picture = table.viewport().grab().toImage()
    tones = {
        picture.pixelColor(x, y).name()
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    }
    assert QColor(CRITICAL).name() in tones or any(QColor(t).red() > QColor(t).green() + 60 for t in tones)
