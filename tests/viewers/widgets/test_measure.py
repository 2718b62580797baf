"""Two clicks measure; the line, its parts and the label are painted over the picture."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from kernels.arrays import F64
from sim.space.display_units import DisplayUnits
from sim.space.measuring import Measurement
from sim.space.snapping import Snap, SnapKind
from viewers.widgets.measure import LINE, MeasurePainter, MeasureTool


def project(points: F64) -> F64:
    """Look straight down: a metre is ten pixels; what is below zero is behind the eye."""
    seen = np.array([[x * 10, 200 - y * 10, z + 1] for x, y, z in points])
    seen[seen[:, 2] < 0, :2] = np.nan
    return seen


def snap(x: float, y: float) -> Snap | None:
    """Catch the metre grid left of 250 pixels."""
    if x > 250:
        return None
    return Snap(SnapKind.CORNER, np.array([round(x / 10), round((200 - y) / 10), 0.0]))


@pytest.fixture
def tool(qapp: object) -> MeasureTool:
    return MeasureTool(snap, MeasurePainter(project))


def painted(painter_of: MeasurePainter | MeasureTool) -> QImage:
    image = QImage(300, 220, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter_of.paint(painter, QRectF(image.rect()))
    painter.end()
    return image


def test_two_clicks(tool: MeasureTool) -> None:
    made: list[Measurement] = []
    tool.measured.connect(made.append)
    assert tool.press(21, 179)
    assert tool.press(21, 179), "the same point again makes nothing"
    assert tool.press(280, 10), "nor does a click into the open"
    assert made == []
    assert tool.press(62, 152)
    assert made == [Measurement((2.0, 2.0, 0.0), (6.0, 5.0, 0.0))]
    assert made[0].length == pytest.approx(5)


def test_escape_takes_back_then_leaves_delete_clears(tool: MeasureTool) -> None:
    left: list[str] = []
    tool.left.connect(lambda: left.append("left"))
    tool.clear_asked.connect(lambda: left.append("clear"))
    tool.press(20, 180)
    assert tool.key(Qt.Key.Key_Escape)
    assert left == []
    tool.key(Qt.Key.Key_Escape)
    tool.key(Qt.Key.Key_Delete)
    assert left == ["left", "clear"]


def test_the_rubber_line_follows(tool: MeasureTool) -> None:
    tool.press(20, 180)
    tool.move(200, 60)
    image = painted(tool)
    assert image.pixelColor(110, 120).name() == LINE.name()
    tool.restart()
    assert painted(tool) == painted(MeasurePainter(project))


@pytest.mark.parametrize("kind", SnapKind)
def test_every_catch_has_its_mark(qapp: object, kind: SnapKind) -> None:
    tool = MeasureTool(lambda x, y: Snap(kind, np.array([10.0, 10.0, 0])), MeasurePainter(project))
    tool.move(0, 0)
    assert painted(tool) != painted(MeasurePainter(project))


def test_kept_lines_are_painted_in_the_units_shown(qapp: object) -> None:
    lines = MeasurePainter(project)
    lines.measurements = [Measurement((2.0, 2.0, 0.0), (20.0, 14.0, 0.0))]
    metres = painted(lines)
    assert metres.pixelColor(110, 120).name() == LINE.name()
    lines.units = DisplayUnits("imperial")
    assert painted(lines) != metres


def test_what_is_behind_the_eye_is_left_out(qapp: object) -> None:
    lines = MeasurePainter(project)
    lines.measurements = [Measurement((2.0, 2.0, 0.0), (6.0, 5.0, -9.0))]
    assert painted(lines) == painted(MeasurePainter(project))
