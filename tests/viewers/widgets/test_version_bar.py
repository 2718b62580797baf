"""Which versions stand on the left and on the right."""

from PySide6.QtWidgets import QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from sim.playback.date_choice import DateChoice
from viewers.widgets.version_bar import VersionBar, word


def test_chooses_two_versions(qtbot: QtBot) -> None:
    bar = VersionBar()
    qtbot.addWidget(bar)
    heard: list[tuple[DateChoice, DateChoice]] = []
    closed: list[int] = []
    bar.chosen.connect(lambda left, right: heard.append((left, right)))
    bar.closed.connect(lambda: closed.append(1))
    bar.offer(tuple(DateChoice), DateChoice.BASELINE, DateChoice.ACTUAL)
    assert bar.choice() == (DateChoice.BASELINE, DateChoice.ACTUAL)
    assert heard == [], "offering is not choosing"
    left = bar.findChildren(QComboBox)[0]
    left.setCurrentIndex(left.findText(word(DateChoice.PLAN)))
    left.activated.emit(left.currentIndex())
    assert heard == [(DateChoice.PLAN, DateChoice.ACTUAL)]
    bar.findChildren(QToolButton)[0].click()
    assert closed == [1]
