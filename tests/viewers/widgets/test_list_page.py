from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from viewers.widgets.grid import EmptyState
from viewers.widgets.list_page import ListPage


def test_the_list_or_the_empty_state_fills_the_owner(qtbot: QtBot) -> None:
    owner, nothing, tools, items = QWidget(), EmptyState(), QHBoxLayout(), QListWidget()
    tools.addWidget(QLabel("tools"))
    page = ListPage(owner, nothing, tools, items)
    qtbot.addWidget(owner)
    owner.resize(300, 400)
    owner.show()
    assert nothing.isVisible()
    assert not items.isVisible()
    page.show_list(True)
    assert items.isVisible()
    assert items.height() > 300
    page.show_list(False)
    assert nothing.isVisible()
