"""The dialog's words outlive a change of language."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from viewers.widgets.button_row import ButtonRow


def test_words_stay(qtbot: QtBot) -> None:
    kind = QDialogButtonBox.StandardButton
    row = ButtonRow(kind.Ok | kind.Cancel)
    qtbot.addWidget(row)
    row.say(kind.Ok, "播放")
    QCoreApplication.sendEvent(row, QEvent(QEvent.Type.LanguageChange))
    assert row.button(kind.Ok).text() == "播放"
