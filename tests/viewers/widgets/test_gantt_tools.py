from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewers.widgets.gantt_tools import GanttTools


def test_each_button_asks_for_something(qtbot: QtBot) -> None:
    tools = GanttTools()
    qtbot.addWidget(tools)
    relations, fold, zoom_out, zoom_in, fit = tools._buttons
    with qtbot.waitSignal(tools.relations_toggled) as shown:
        relations.click()
    assert shown.args == [False]
    for button, signal in ((fold, tools.fold_asked), (fit, tools.fit_asked)):
        with qtbot.waitSignal(signal):
            button.click()
    with qtbot.waitSignals([tools.zoom_asked, tools.zoom_asked]):
        zoom_out.click()
        zoom_in.click()


def test_the_count_is_said_again_in_another_language(qtbot: QtBot) -> None:
    tools = GanttTools()
    qtbot.addWidget(tools)
    tools.say_count(1234)
    QApplication.sendEvent(tools, QEvent(QEvent.Type.LanguageChange))
    assert tools.title.text() == "1,234 tasks"
