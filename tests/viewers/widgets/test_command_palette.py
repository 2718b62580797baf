import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from viewers.widgets.command_palette import CommandPalette, PaletteEntry

ENTRIES = (
    PaletteEntry("open", "打开…", "打开项目或模型。", "Ctrl+O", True, "folder-open", "Open…"),
    PaletteEntry("isolate", "Isolate", "Hide everything but the selected elements.", "I", False, "focus"),
    PaletteEntry("show-all", "Show all", "Show all hidden elements again.", "Shift+H", True, "eye"),
    PaletteEntry("storey", "Select same storey", "Select the elements on these storeys."),
)


@pytest.fixture
def palette(qtbot: QtBot) -> CommandPalette:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    palette = CommandPalette(window)
    palette.ask(ENTRIES)
    return palette


def _texts(palette: CommandPalette) -> list[str]:
    view = palette.findChild(QListView)
    assert view is not None
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


def _field(palette: CommandPalette) -> QLineEdit:
    return palette.findChild(QLineEdit)  # type: ignore[return-value]


def test_everything_stands_there_what_cannot_be_used_last(palette: CommandPalette) -> None:
    assert _texts(palette) == ["打开…", "Show all", "Select same storey", "Isolate"]


def test_typing_finds_by_letters_english_name_and_sentence(palette: CommandPalette) -> None:
    _field(palette).setText("sss")
    assert _texts(palette) == ["Select same storey"]
    _field(palette).setText("open")
    assert _texts(palette) == ["打开…"]
    _field(palette).setText("hidden elements")
    assert _texts(palette) == ["Show all"]
    _field(palette).setText("qqq")
    assert _texts(palette) == []


def test_keys_alone_choose_an_action(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClick(_field(palette), Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.chosen) as told:
        qtbot.keyClick(_field(palette), Qt.Key.Key_Return)
    assert told.args == ["show-all"]
    assert not palette.isVisible()


def test_up_wraps_and_a_disabled_action_is_not_chosen(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClick(_field(palette), Qt.Key.Key_Up)
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(_field(palette), Qt.Key.Key_Return)
    assert palette.isVisible()


def test_it_paints_and_speaks(palette: CommandPalette) -> None:
    assert not palette.grab().isNull()
    QApplication.sendEvent(palette, QEvent(QEvent.Type.LanguageChange))
    assert _field(palette).placeholderText()
