import numpy as np
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewers.widgets.gantt_filter import ONLY, GanttFilter

NOW = np.datetime64("2026-03-02T08:00:00", "s")


def test_what_is_asked_for(qtbot: QtBot) -> None:
    asked = GanttFilter()
    qtbot.addWidget(asked)
    with qtbot.waitSignal(asked.arranged):
        asked._text.setText("wall")
    with qtbot.waitSignal(asked.arranged):
        asked._only.setCurrentIndex(ONLY.index("ahead-6"))
    how = asked.arrangement(NOW)
    assert (how.text, how.only) == ("wall", "ahead")
    assert how.last - how.first == np.timedelta64(42, "D")
    QApplication.sendEvent(asked, QEvent(QEvent.Type.LanguageChange))
    assert asked.arrangement(NOW).only == "ahead"
    with qtbot.waitSignal(asked.arranged):
        asked.clear()
    assert asked.arrangement(NOW) == type(how)()


def test_columns_keep_their_order_and_new_ones_follow(qtbot: QtBot) -> None:
    asked = GanttFilter()
    qtbot.addWidget(asked)
    asked.set_columns((("name", "Task"), ("id", "ID"), ("field:Zone", "Zone")), ("name", "field:Zone"))
    menu = {action.data(): action for action in asked.columns_menu().actions()}
    assert not menu["name"].isEnabled()
    with qtbot.waitSignal(asked.keys_changed):
        menu["id"].setChecked(True)
    assert asked.keys == ("name", "field:Zone", "id")
    assert asked._group.findData("field:Zone") >= 0


def test_layers_and_following(qtbot: QtBot) -> None:
    asked = GanttFilter()
    qtbot.addWidget(asked)
    with qtbot.waitSignal(asked.layers_changed):
        asked._layer_actions["progress"].setChecked(True)
    assert asked.layers.progress
    with qtbot.assertNotEmitted(asked.follow_toggled):
        asked.set_follow(True, True)
    with qtbot.waitSignal(asked.follow_toggled) as told:
        asked._follow.click()
    assert told.args == [False]
    asked.set_follow(False, False)
    assert not asked._follow.isEnabled()
