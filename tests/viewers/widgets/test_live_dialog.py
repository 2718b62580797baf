"""The dialog asks what a source wants to be told, and keeps the bindings unless told otherwise."""

from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from viewers.widgets.live_dialog import LiveChoice, LiveDialog, SourceOffer

SOURCES = (SourceOffer("replay", ("readings", "speed")), SourceOffer("broker", ("host", "port")))


def startable(dialog: LiveDialog) -> bool:
    """Return whether the dialog may be accepted."""
    return dialog._buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_without_bindings_a_table_is_needed(qtbot: QtBot) -> None:
    dialog = LiveDialog(SOURCES, 0, lambda title: "picked.csv")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not startable(dialog)
    dialog.set_field("readings", "a.csv")
    assert not startable(dialog)
    dialog._browsers[1].click()
    assert startable(dialog)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog._buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert told.args == [LiveChoice("replay", {"readings": "a.csv", "speed": "3600"}, "picked.csv")]


def test_bindings_are_kept_unless_told(qtbot: QtBot) -> None:
    dialog = LiveDialog(SOURCES, 12, lambda title: "")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.set_field("readings", "a.csv")
    assert startable(dialog)
    assert dialog.choice().bindings == ""
    assert "12" in dialog._keep.text()
    assert not dialog._table.isVisible()
    dialog._read.setChecked(True)
    assert dialog._table.isVisible()
    assert not startable(dialog)
    dialog._browsers[0].click()  # given up
    assert dialog.choice().settings["readings"] == "a.csv"


def test_each_source_is_asked_its_own(qtbot: QtBot) -> None:
    dialog = LiveDialog(SOURCES, 1, lambda title: "")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._source.setCurrentIndex(1)
    assert not dialog._fields["readings"].isVisible()
    dialog.set_field("host", "site.local")
    assert dialog.choice() == LiveChoice("broker", {"host": "site.local", "port": ""}, "")
    assert startable(dialog)
