"""The list of plugins tells which one was switched."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from viewers.widgets.plugin_list import PluginLine, PluginList


def test_switching_is_told(qtbot: QtBot) -> None:
    shown = PluginList()
    qtbot.addWidget(shown)
    shown.set_plugins(
        (
            PluginLine("replay", "built-in", "loaded", "Plays back readings.", True),
            PluginLine("broken", "elsewhere", "failed", "ValueError: no", True),
        )
    )
    with qtbot.waitSignal(shown.switched) as told:
        shown._table.item(1, 0).setCheckState(Qt.CheckState.Unchecked)
    assert told.args == ["broken", False]
    assert shown._table.item(1, 3).text() == "ValueError: no"
