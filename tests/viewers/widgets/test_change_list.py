"""The log of edits, the latest first."""

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sim.changes import Change, ChangeKind
from viewers.widgets.change_list import ChangeList

NOON = np.datetime64("2026-03-02T12:00", "s")


@pytest.fixture
def panel(qtbot: QtBot) -> ChangeList:
    made = ChangeList()
    qtbot.addWidget(made)
    made.show()
    return made


def test_lists_edits(panel: ChangeList) -> None:
    panel.set_changes(
        (Change(NOON, "王工", "Enter progress"), Change(NOON + 60, "", "Enter progress", ChangeKind.UNDONE))
    )
    panel.copy()
    assert QGuiApplication.clipboard().text() == panel.text()
    assert panel.text().splitlines()[1:] == [
        "2026-03-02 12:01\t–\tUndone: Enter progress", "2026-03-02 12:00\t王工\tEnter progress",
    ]  # fmt: skip


def test_says_what_goes_here(panel: ChangeList) -> None:
    panel.set_changes(())
    assert any("Each edit" in label.text() for label in panel.findChildren(QLabel))


def test_nothing_is_listed_while_nobody_looks(panel: ChangeList) -> None:
    panel.hide()
    panel.set_changes((Change(NOON, "王工", "Enter progress"),))
    assert len(panel.text().splitlines()) == 1
    panel.show()
    assert len(panel.text().splitlines()) == 2
