"""A small compass in the corner: the axes, and where north is."""

from typing import Any

from vtkmodules.vtkFiltersSources import vtkConeSource, vtkLineSource, vtkRegularPolygonSource
from vtkmodules.vtkRenderingCore import vtkActor, vtkFollower, vtkPolyDataMapper, vtkRenderer
from vtkmodules.vtkRenderingFreeType import vtkVectorText

from kernels.arrays import F64
from viewers.scene.looks import Theme

SIZE = 92  # pixels
AXES = (((1, 0, 0), (0.80, 0.33, 0.31)), ((0, 1, 0), (0.38, 0.64, 0.35)), ((0, 0, 1), (0.30, 0.50, 0.78)))


class Gizmo:
    """Its own renderer on top of the scene; turns as the camera turns."""

    def __init__(self, window: Any) -> None:
        self._window = window
        self._renderer = vtkRenderer()
        self._renderer.SetLayer(1)
        self._renderer.SetInteractive(False)
        self._renderer.SetPreserveColorBuffer(True)
        self._eye = self._renderer.GetActiveCamera()
        self._eye.SetParallelProjection(True)
        self._eye.SetParallelScale(1.5)
        window.SetNumberOfLayers(2)
        window.AddRenderer(self._renderer)
        self._ring = self._shape(vtkRegularPolygonSource(), (0.5, 0.5, 0.5))
        ring = self._source
        ring.SetNumberOfSides(48)
        ring.SetRadius(1.0)
        ring.GeneratePolygonOff()
        for direction, colour in AXES:
            line = vtkLineSource()
            line.SetPoint2(*(0.82 * d for d in direction))
            self._shape(line, colour).GetProperty().SetLineWidth(2)
            tip = vtkConeSource()
            tip.SetCenter(*(0.86 * d for d in direction))
            tip.SetDirection(*direction)
            tip.SetHeight(0.28)
            tip.SetRadius(0.10)
            tip.SetResolution(16)
            self._shape(tip, colour)
        letter = vtkVectorText()
        letter.SetText("N")
        mapper = vtkPolyDataMapper()
        mapper.SetInputConnection(letter.GetOutputPort())
        self._north = vtkFollower()
        self._north.SetMapper(mapper)
        self._north.SetScale(0.36)
        self._north.SetOrigin(0.4, 0.5, 0)
        self._north.SetPosition(-0.4, 0.75, 0)
        self._north.SetCamera(self._eye)
        self._north.GetProperty().LightingOff()
        self._renderer.AddActor(self._north)

    def _shape(self, source: Any, colour: tuple[float, float, float]) -> Any:
        self._source = source
        mapper = vtkPolyDataMapper()
        mapper.SetInputConnection(source.GetOutputPort())
        actor = vtkActor()
        actor.SetMapper(mapper)
        actor.GetProperty().SetColor(*colour)
        actor.GetProperty().LightingOff()
        self._renderer.AddActor(actor)
        return actor

    def set_visible(self, visible: bool) -> None:
        """Show the compass or not."""
        self._renderer.SetDraw(visible)

    def set_theme(self, theme: Theme) -> None:
        """Take the colour of the letters from the theme."""
        dark = sum(theme.bottom) < 384
        shade = 0.85 if dark else 0.25
        self._north.GetProperty().SetColor(shade, shade, shade)
        self._ring.GetProperty().SetColor(*((0.45, 0.48, 0.52) if dark else (0.62, 0.64, 0.66)))

    def turn(self, forward: F64, up: F64, scale: float) -> None:
        """Look along `forward`; `scale` frame pixels make one of the picture or the window."""
        width, height = self._window.GetSize()
        side = SIZE * scale
        left, low = 1 - side / max(width, side), 0.0
        self._renderer.SetViewport(left, low, 1.0, min(1.0, side / max(height, 1)))
        self._eye.SetPosition(*(-5 * forward))
        self._eye.SetFocalPoint(0, 0, 0)
        self._eye.SetViewUp(*up)
        self._eye.SetClippingRange(1, 10)
