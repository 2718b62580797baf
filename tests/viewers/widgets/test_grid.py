from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from viewers.widgets.grid import UNIT, EmptyState, blend, is_dark, mixed, quiet, row_height


def test_rows_hold_their_text_in_steps_of_four(qtbot: QtBot) -> None:
    for size in (8.0, 9.0, 11.25, 13.0, 20.0):
        font = QFont()
        font.setPointSizeF(size)
        assert row_height(font) % UNIT == 0
        assert row_height(font) >= QFontMetrics(font).height() + 2 * UNIT


def test_colours_lie_between_base_and_text(qtbot: QtBot) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("black"))
    palette.setColor(QPalette.ColorRole.Text, QColor("white"))
    assert is_dark(palette)
    assert mixed(palette, 0.5).red() in (127, 128)
    assert blend(QColor("red"), QColor("blue"), 0.0) == QColor("red")
    assert blend(QColor("red"), QColor("blue"), 1.0) == QColor("blue")


def test_quiet_tables_have_our_rows(qtbot: QtBot) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    quiet(table)
    assert not table.showGrid()
    assert table.verticalHeader().defaultSectionSize() == row_height(table.font())


def test_empty_state_offers_its_action(qtbot: QtBot) -> None:
    empty = EmptyState()
    qtbot.addWidget(empty)
    empty.say("Nothing here.", "Open…", "open")
    assert 'href="open"' in empty.text()
    empty.say("Nothing here.")
    assert "href" not in empty.text()
