"""Pixels come through the right way up and in the right colours."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from viewers.scene.scene import Scene
from viewers.widgets.surface import ReadbackSurface


def test_size_direction_and_name(qtbot: QtBot) -> None:
    scene = Scene(64, 48)
    surface = ReadbackSurface(scene)
    picture = surface.frame(120, 80)
    assert (picture.width(), picture.height()) == (120, 80)
    assert tuple(scene.window.GetSize()) == (120, 80)
    scene.window.GetRenderers().GetFirstRenderer().GradientBackgroundOff()
    scene.window.GetRenderers().GetFirstRenderer().SetBackground(1.0, 0.5, 0.0)
    scene.window.Render()
    colour = QColor(surface.frame(40, 30).pixelColor(2, 2))
    assert colour.red() > colour.green() > colour.blue()
    assert "·" in surface.backend()
