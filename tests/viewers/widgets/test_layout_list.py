"""The list of layouts tells what is asked."""

import pytest
from pytestqt.qtbot import QtBot

from viewers.widgets.layout_list import LayoutList


def test_names_are_kept_and_chosen(qtbot: QtBot) -> None:
    shown = LayoutList()
    qtbot.addWidget(shown)
    assert not shown._apply.isEnabled()
    assert not shown._save.isEnabled()
    shown._name.setText("  Morning   meeting ")
    with qtbot.waitSignal(shown.saved) as told:
        shown._save.click()
    assert told.args == ["Morning meeting"]
    assert shown._name.text() == ""
    shown.set_names(["a", "晨会"])
    shown._list.setCurrentRow(1)
    shown.set_names(["0", "a", "晨会"])
    assert shown.chosen == "晨会"
    shown.set_names([])
    assert shown.chosen == ""
    assert not shown._export.isEnabled()


@pytest.mark.parametrize("which", ["applied", "removed", "exported"])
def test_buttons_name_the_layout(qtbot: QtBot, which: str) -> None:
    shown = LayoutList()
    qtbot.addWidget(shown)
    shown.set_names(["a", "b"])
    shown._list.setCurrentRow(1)
    button = {"applied": shown._apply, "removed": shown._remove, "exported": shown._export}[which]
    with qtbot.waitSignal(getattr(shown, which)) as told:
        button.click()
    assert told.args == ["b"]
    with qtbot.waitSignal(shown.imported):
        shown._import.click()
