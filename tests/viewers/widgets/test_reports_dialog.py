"""What is asked for reports is what is written."""

import numpy as np
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from viewers.widgets.reports_dialog import ReportsDialog

FIRST = np.datetime64("2026-03-02T00:00:00", "s")
OK = QDialogButtonBox.StandardButton.Ok


def test_the_choice_is_told(qtbot: QtBot) -> None:
    dialog = ReportsDialog(FIRST, "zh_CN", "/tmp/x", lambda: "/tmp/y")
    qtbot.addWidget(dialog)
    dialog._kinds["health"].setChecked(False)
    dialog._weeks.setValue(6)
    dialog._choose.click()
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog._buttons.button(OK).click()
    choice = told.args[0]
    assert choice.kinds == ("lookahead", "delay", "scurve")
    assert (choice.first, choice.weeks, choice.language) == (FIRST, 6, "zh_CN")
    assert (choice.folder, choice.pdf, choice.stills) == ("/tmp/y", True, True)


def test_nothing_to_write_cannot_be_written(qtbot: QtBot) -> None:
    dialog = ReportsDialog(FIRST, "en", "", lambda: "")
    qtbot.addWidget(dialog)
    assert not dialog._buttons.button(OK).isEnabled()
    dialog._folder.setText("/tmp/x")
    assert dialog._buttons.button(OK).isEnabled()
    dialog._kinds["lookahead"].setChecked(False)
    assert not dialog._weeks.isEnabled()
    for box in dialog._kinds.values():
        box.setChecked(False)
    assert not dialog._buttons.button(OK).isEnabled()
