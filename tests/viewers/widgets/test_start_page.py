from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from viewers.widgets.start_page import SAMPLES, Recent, SampleCard, StartPage


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def test_each_card_asks_for_its_sample(page: StartPage, qtbot: QtBot) -> None:
    cards = page.findChildren(SampleCard)
    for card, sample in zip(cards, SAMPLES, strict=True):
        with qtbot.waitSignal(page.sample_asked) as told:
            qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
        assert told.args == [sample]
    with qtbot.waitSignal(page.sample_asked) as told:
        qtbot.keyClick(cards[2], Qt.Key.Key_Space)
    assert told.args == ["tunnel"]


def test_a_picture_takes_the_icons_place(page: StartPage) -> None:
    picture = QPixmap(320, 180)
    picture.fill(QColor("#ff00ff"))
    page.set_picture("tower", picture)
    card = page.findChildren(SampleCard)[0]
    assert card.grab().toImage().pixelColor(card.width() // 2, 40).name() == "#ff00ff"


def test_recent_projects_open_and_can_be_forgotten(page: StartPage, qtbot: QtBot) -> None:
    assert not page._recent.isVisible()
    page.set_recent((Recent("/a/b/Bridge.twin", "2025-03-14"), Recent("/c/Tower.twin")))
    listed = page.findChild(QListWidget)
    assert listed is not None
    assert listed.isVisible()
    assert "Bridge.twin" in listed.item(0).text()
    with qtbot.waitSignal(page.recent_asked) as told:
        listed.itemActivated.emit(listed.item(1))
    assert told.args == ["/c/Tower.twin"]
    listed.setCurrentRow(0)
    with qtbot.waitSignal(page.recent_forgotten) as forgotten:
        page._forget.trigger()
    assert forgotten.args == ["/a/b/Bridge.twin"]


def test_files_can_be_dropped(page: StartPage, qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "house.ifc"))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), action, data, buttons, keys))
    with qtbot.waitSignal(page.files_dropped) as told:
        QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), action, data, buttons, keys))
    assert told.args == [[str(tmp_path / "house.ifc")]]


def test_the_title_is_large_whatever_the_style(page: StartPage) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyleSheet("QToolButton { padding: 4px; }")
    QApplication.processEvents()
    try:
        assert page._title.fontInfo().pointSizeF() > 1.5 * page.fontInfo().pointSizeF()
    finally:
        app.setStyleSheet("")


def test_open_and_language(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.open_asked):
        page._open.click()
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page._title.text()
