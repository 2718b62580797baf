"""The dialog tells which way was picked, and that it was applied."""

from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from viewers.widgets.schedule_update import MODES, ScheduleUpdate


def test_picking_and_applying_are_told(qtbot: QtBot) -> None:
    shown = ScheduleUpdate()
    qtbot.addWidget(shown)
    shown.set_changes("dates: 1", [("dates", "7", "Walls", "start", "1", "2")])
    assert shown._table.item(0, 2).text() == "Walls"
    assert shown.mode == "merge"
    with qtbot.waitSignal(shown.mode_picked) as picked:
        shown._mode.setCurrentIndex(2)
    assert picked.args == ["overwrite"]
    assert shown.mode in MODES
    with qtbot.waitSignal(shown.applied) as told:
        shown._buttons.button(QDialogButtonBox.StandardButton.Apply).click()
    assert told.args == ["overwrite"]


def test_nothing_is_applied_before_the_list_is_made(qtbot: QtBot) -> None:
    shown = ScheduleUpdate()
    qtbot.addWidget(shown)
    apply = shown._buttons.button(QDialogButtonBox.StandardButton.Apply)
    shown.set_changes("dates: 1", [("dates", "7", "Walls", "start", "1", "2")])
    shown.set_waiting()
    assert not apply.isEnabled()
    assert shown._table.rowCount() == 0
    shown.set_changes("", [])
    assert apply.isEnabled()


def test_return_updates(qtbot: QtBot) -> None:
    shown = ScheduleUpdate()
    qtbot.addWidget(shown)
    shown.set_waiting()
    shown.show()
    shown.set_changes("", [])
    kind = QDialogButtonBox.StandardButton
    assert shown._buttons.button(kind.Apply).isDefault()
    assert not shown._buttons.button(kind.Cancel).isDefault()
