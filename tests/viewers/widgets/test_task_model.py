import numpy as np
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from small_project import small_project

from sim.browsing.task_rows import TaskRows
from viewers.widgets.outline_table import DEPTH, FOLDED
from viewers.widgets.task_model import DONE, DURATION, FINISH, LINKED, NAME, START, TaskModel


def _model() -> TaskModel:
    project = small_project()
    model = TaskModel()
    model.show(TaskRows(project.schedule, project.links))
    return model


def test_qt_finds_nothing_wrong_with_it(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(_model())


def test_a_task_reads_as_a_line(qtbot: QtBot) -> None:
    model = _model()
    line = [model.index(2, column).data() for column in range(6)]
    assert line == ["Columns", "2025-03-03", "2025-03-05", "2.4 d", "0 %", "5"]
    assert tuple(range(6)) == (NAME, START, FINISH, DURATION, DONE, LINKED)
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
