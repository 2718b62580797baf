import numpy as np
from planned_project import planned_schedule
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.browsing.arrangement import Arrangement
from sim.browsing.task_facts import TaskFacts
from sim.browsing.task_rows import TaskRows, task_rows
from sim.links import no_links
from sim.planning.cpm import solve
from sim.project import Project
from viewers.widgets.date_text import number_text
from viewers.widgets.outline_table import DEPTH, FOLDED
from viewers.widgets.task_model import CRITICAL, NAME, TaskModel

DURATION, LINKED = 3, 5


def _model() -> TaskModel:
    project = small_project()
    model = TaskModel()
    model.show(task_rows(project.schedule, project.links))
    return model


def test_qt_finds_nothing_wrong_with_it(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(_model())


def test_a_task_reads_as_a_line(qtbot: QtBot) -> None:
    model = _model()
    line = [model.index(2, column).data() for column in range(6)]
    assert line == ["Columns", "2025-03-03", "2025-03-05", "2.4 d", "0 %", "5"]
    assert model.index(6, LINKED).data() == "–"
    assert model.index(2, NAME).data(DEPTH) == 2
    assert model.index(2, NAME).data(FOLDED) is None
    right = model.index(2, DURATION).data(Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight


def test_summaries_are_bold_and_fold(qtbot: QtBot) -> None:
    model = _model()
    assert model.index(1, NAME).data(Qt.ItemDataRole.FontRole).bold()
    assert model.index(1, NAME).data(FOLDED) is False
    model.toggle(1)
    assert model.index(1, NAME).data(FOLDED) is True
    assert model.rowCount() == 15
    model.reveal(4)
    assert model.rowCount() == 20
    model.fold_or_open()
    assert np.array_equal(model.rows.task, [0, 1, 7, 13, 19])


def test_any_column_can_stand_there(qtbot: QtBot) -> None:
    planned = planned_schedule()
    model = TaskModel()
    facts = TaskFacts(Project(schedule=planned), solve(planned))
    model.show(TaskRows(facts))
    model.set_keys(facts.all_keys())
    texts = {key: model.index(2, k).data() for k, key in enumerate(model.keys)}
    assert texts["id"] == "A1020"
    assert texts["predecessors"] == "A1010FS+0.5d"
    assert texts["calendar"] == "Nights 夜班"
    assert texts["deadline"] == "2026-03-11"
    assert texts["resources"] == "Brick"
    assert model.index(1, model.keys.index("cost")).data() == number_text(1200.5)
    assert model.index(1, model.keys.index("field:Phase")).data() == "一期"
    assert model.heading("field:Phase") == "Phase"
    shown = model.index(1, model.keys.index("critical")).data()
    assert shown == ("●" if facts.critical[1] else "")
    red = model.index(2, model.keys.index("total_float")).data(Qt.ItemDataRole.ForegroundRole)
    assert red == (CRITICAL if facts.critical[2] else None)


def test_what_is_typed_becomes_an_intent(qtbot: QtBot) -> None:
    planned = planned_schedule()
    model = TaskModel()
    model.show(task_rows(planned, no_links()))
    duration = model.index(3, DURATION)
    assert duration.data(Qt.ItemDataRole.EditRole) == "1d"
    with qtbot.waitSignal(model.entered) as told:
        assert model.setData(duration, "5d")
    assert told.args == [3, "duration", "5d"]
    with qtbot.assertNotEmitted(model.entered):
        assert not model.setData(duration, "1d")
    assert not model.flags(model.index(0, DURATION)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, NAME)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(3, LINKED)) & Qt.ItemFlag.ItemIsEditable


def test_headings_stand_between_the_tasks(qtbot: QtBot) -> None:
    model = TaskModel()
    model.no_heading = "(none)"
    model.show(TaskRows(TaskFacts(small_project()), Arrangement(group="storey")))
    assert model.index(0, NAME).data() == "(none)"
    assert model.index(0, NAME).data(FOLDED) is False
    assert model.index(0, DURATION).data() == ""
    assert model.index(1, NAME).data(DEPTH) == 1
    rows = model.rowCount()
    model.toggle(-1)
    assert model.rowCount() < rows
