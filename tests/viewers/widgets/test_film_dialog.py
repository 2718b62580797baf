"""What is asked for a film is what is made."""

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from viewers.widgets.film_dialog import FilmChoice, FilmDialog


@pytest.mark.parametrize("stops", [0, 3])
def test_the_choice_is_told(qtbot: QtBot, stops: int) -> None:
    dialog = FilmDialog(stops)
    qtbot.addWidget(dialog)
    assert dialog._flight.isEnabled() is (stops >= 2)
    assert dialog._hint.isHidden() is (stops >= 2)
    dialog._size.setCurrentIndex(2)
    dialog._seconds.setValue(12)
    dialog._flight.setChecked(stops >= 2)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog._buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert told.args == [FilmChoice(3840, 2160, 12, True, stops >= 2)]
