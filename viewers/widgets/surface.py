"""Where the viewport's picture comes from; the one place that knows how pixels reach Qt."""

from typing import Any, Protocol

import numpy as np
from PySide6.QtGui import QImage
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray

from kernels.arrays import I32
from sim.viewpoint import Camera


class Drawing(Protocol):
    """What the viewport needs of a scene."""

    @property
    def window(self) -> Any: ...
    def render(self) -> None: ...
    def camera(self) -> Camera: ...
    def set_camera(self, camera: Camera) -> None: ...
    def set_density(self, density: float) -> None: ...
    def moving(self, moving: bool) -> None: ...
    def fit(self, rows: I32 | None = None) -> None: ...
    def view(self, name: str) -> None: ...


class Surface(Protocol):
    """Turns a scene into a picture of a given size."""

    def backend(self) -> str:
        """Return the renderer's name as the status line shows it."""

    def frame(self, width: int, height: int) -> QImage:
        """Render and return a picture of `width` × `height` device pixels."""


class ReadbackSurface:
    """Renders offscreen and copies the pixels: works on every platform, also without a display."""

    def __init__(self, scene: Drawing) -> None:
        self._scene = scene
        self._pixels = vtkUnsignedCharArray()
        self._picture = QImage()  # its memory is Qt's own: no picture outlives what it shows

    def backend(self) -> str:
        for line in self._scene.window.ReportCapabilities().splitlines():
            if line.startswith("OpenGL renderer string:"):
                return f"{line.split(':', 1)[1].strip()} · {self._scene.window.GetClassName()}"
        return str(self._scene.window.GetClassName())

    def frame(self, width: int, height: int) -> QImage:
        window = self._scene.window
        if tuple(window.GetSize()) != (width, height):
            window.SetSize(width, height)
        self._scene.render()
        window.GetRGBACharPixelData(0, 0, width - 1, height - 1, 0, self._pixels)
        rows = vtk_to_numpy(self._pixels).reshape(height, width, 4)
        if (self._picture.width(), self._picture.height()) != (width, height):
            self._picture = QImage(width, height, QImage.Format.Format_RGBX8888)
        np.copyto(np.frombuffer(self._picture.bits(), np.uint8).reshape(height, width, 4), rows[::-1])
        return self._picture
