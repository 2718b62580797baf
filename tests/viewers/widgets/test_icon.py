"""Icons take the palette's colour, are crisp, and every one of them can be drawn."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPalette
from pytestqt.qtbot import QtBot

from resources import folder
from viewers.widgets.icon import icon

NAMES = sorted(path.stem for path in folder("icons").glob("*.svg"))


def ink(picture: QImage) -> set[str]:
    """Return the colours of the fully covered pixels."""
    picture = picture.convertToFormat(QImage.Format.Format_ARGB32)
    return {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("size", [16, 24, 48])
def test_icon_has_the_palette_colour(qtbot: QtBot, size: int) -> None:
    text = QGuiApplication.palette().color(QPalette.ColorRole.ButtonText).name()
    picture = icon("square-dashed").pixmap(QSize(size, size), 1.0).toImage()
    assert picture.width() == size
    assert ink(picture) <= {text}
    assert size == 16 or ink(picture) == {text}


def test_icon_follows_a_change_of_palette(qtbot: QtBot) -> None:
    drawing = icon("play")
    before = QGuiApplication.palette()
    palette = QPalette(before)
    palette.setColor(QPalette.ColorRole.ButtonText, QColor("#123456"))
    QGuiApplication.setPalette(palette)
    try:
        assert "#123456" in ink(drawing.pixmap(QSize(24, 24)).toImage())
    finally:
        QGuiApplication.setPalette(before)


def test_disabled_icon_is_paler(qtbot: QtBot) -> None:
    drawing = icon("play")
    normal = drawing.pixmap(QSize(24, 24), QIcon.Mode.Normal).toImage()
    disabled = drawing.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
    assert ink(normal) != ink(disabled)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_can_be_drawn(qtbot: QtBot, name: str) -> None:
    picture = icon(name).pixmap(QSize(24, 24)).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    assert any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


def test_unknown_icon_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-drawing")


def test_selected_icon_is_as_legible_as_the_text_beside_it(qtbot: QtBot) -> None:
    drawing = icon("play")
    pictures = [
        drawing.pixmap(QSize(24, 24), mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)
    ]
    assert ink(pictures[0]) == ink(pictures[1])
