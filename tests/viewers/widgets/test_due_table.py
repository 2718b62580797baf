from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from small_project import small_schedule

from viewers.widgets.due_table import LATE, DueTable, DueTask


def test_headings_and_tasks(qtbot: QtBot) -> None:
    table = DueTable()
    qtbot.addWidget(table)
    table.show_tasks(small_schedule(), [DueTask(-1, "Starts (1)"), DueTask(2, "starts", True)])
    model = table.model()
    assert model.index(0, 1).data() == "Starts (1)"
    assert model.index(0, 0).data() == ""
    line = [model.index(1, column).data() for column in range(6)]
    assert line == ["2", "Columns", "starts", "2025-03-03", "2025-03-05", "0 %"]
    assert model.index(1, 2).data(Qt.ItemDataRole.ForegroundRole) == LATE
    with qtbot.waitSignal(table.tasks_selected) as told:
        table.selectRow(1)
    assert told.args is not None
    assert told.args[0].tolist() == [2]
    with qtbot.waitSignal(table.tasks_selected) as none:
        table.selectRow(0)
    assert none.args is not None
    assert none.args[0].size == 0


def test_global_ids_give_way_to_wbs_codes(qtbot: QtBot) -> None:
    schedule = small_schedule()
    odd = replace(schedule, id=("x" * 22, *schedule.id[1:]))
    table = DueTable()
    qtbot.addWidget(table)
    table.show_tasks(odd, [DueTask(0, ""), DueTask(1, "")])
    assert [table.model().index(k, 0).data() for k in range(2)] == ["1", "1"]
    assert np.array_equal([row.task for row in table.rows()], [0, 1])
