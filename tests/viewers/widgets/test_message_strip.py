from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sim.problem import Problem, Severity
from viewers.widgets.message_strip import Message, MessageStrip

MESSAGE = Message(
    Severity.ERROR, "Tower.ifc <was> not read", "line 7", "Export it again.",
    (Problem(Severity.WARNING, "not-found", "#12"),),
)  # fmt: skip


def _strip(qtbot: QtBot) -> MessageStrip:
    strip = MessageStrip()
    qtbot.addWidget(strip)
    strip.resize(800, 60)
    return strip


def test_it_says_what_where_and_what_to_do(qtbot: QtBot) -> None:
    strip = _strip(qtbot)
    assert strip.isHidden()
    strip.say(MESSAGE)
    assert not strip.isHidden()
    for words in ("Tower.ifc &lt;was&gt; not read", "line 7", "Export it again."):
        assert words in strip._words.text()
    strip.copy()
    assert QGuiApplication.clipboard().text() == (
        "Tower.ifc <was> not read\nline 7\nExport it again.\n#12: no such file"
    )


def test_details_list_the_problems(qtbot: QtBot) -> None:
    strip = _strip(qtbot)
    strip.say(MESSAGE)
    assert strip._table.isHidden()
    strip._details.click()
    assert not strip._table.isHidden()
    assert strip._details.text() == "Details (1)"
    with qtbot.waitSignal(strip.place_asked) as told:
        strip._table.place_asked.emit("#12")
    assert told.args == ["#12"]


def test_closing_brings_the_one_before_back(qtbot: QtBot) -> None:
    strip = _strip(qtbot)
    first = Message(Severity.INFO, "Saved")
    strip.say(first)
    strip.say(MESSAGE)
    strip.say(MESSAGE)
    strip.dismiss()
    assert strip.sentence() == "Saved"
    QApplication.sendEvent(strip, QEvent(QEvent.Type.LanguageChange))
    assert not strip._details.isVisible()
    strip.clear()
    assert strip.isHidden()
    assert strip.sentence() == ""
    strip.dismiss()
