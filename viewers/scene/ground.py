"""The ground the model stands on: a faint grid, and the model's shade."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkImageData, vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkTexture

from kernels.arrays import F64, U8, Bool
from kernels.footprint import blur, darken
from sim.viewpoint import Section
from viewers.scene.chunk import Chunk
from viewers.scene.footprints import Footprints
from viewers.scene.looks import Theme
from viewers.scene.shader import source

CELLS = 192
DARKEST = 120  # of 255
LINES = 40  # grid lines across the model, about


class Ground:
    """A disc below the model; follows its bounds, casts the shade of what is built."""

    def __init__(self) -> None:
        self.radius = 0.0
        self._near: Bool | None = None
        self._sections: Sequence[Section] = ()
        self._cast = b""
        self._pixels = np.zeros((CELLS * CELLS, 4), np.uint8)
        self._scalars = numpy_to_vtk(self._pixels)
        self._image = vtkImageData()
        self._image.SetDimensions(CELLS, CELLS, 1)
        self._image.GetPointData().SetScalars(self._scalars)
        texture = vtkTexture()
        texture.SetInputData(self._image)
        texture.SetColorModeToDirectScalars()
        texture.InterpolateOn()
        texture.RepeatOff()
        data = vtkPolyData()
        points = vtkPoints()
        points.SetData(numpy_to_vtk(_square()))
        cells = vtkCellArray()
        cells.SetData(3, numpy_to_vtk(np.array([0, 1, 2, 0, 2, 3], np.int32)))
        data.SetPoints(points)
        data.SetPolys(cells)
        mapper = vtkPolyDataMapper()
        mapper.SetInputData(data)
        mapper.SetVBOShiftScaleMethod(0)
        self._points, self._data = points, data
        self.actor: Any = vtkActor()
        self.actor.SetMapper(mapper)
        self.actor.ForceTranslucentOn()
        self.actor.GetProperty().SetTexture("shade", texture)
        shader = self.actor.GetShaderProperty()
        shader.SetVertexShaderCode(f"//VTK::System::Dec\n{source('ground.vert')}")
        shader.SetFragmentShaderCode(f"//VTK::System::Dec\n{source('ground.frag')}")
        self._uniforms = shader.GetFragmentCustomUniforms()
        self._uniforms.SetUniformf("solid", 0.90)
        self.actor.VisibilityOff()

    def set_theme(self, theme: Theme) -> None:
        """Choose the colours of ground and grid."""
        for name, rgb in (("plain", theme.ground), ("grid", theme.line)):
            self._uniforms.SetUniform3f(name, [channel / 255 for channel in rgb])

    def set_bounds(self, bounds: F64, base: F64, level: float) -> None:
        """Lie around a model at a height; bounds float64[6], world, m."""
        low, high = bounds[:3], bounds[3:]
        wide = max(float(np.hypot(*(high - low)[:2])), 0.6 * float(high[2] - low[2]), 1.0)
        self.radius = 1.6 * wide
        self._reach = 0.75 * wide
        self._low = (low + high)[:2] / 2 - self._reach
        self._height = level
        self._tall = max(float(high[2] - level) * 0.35, 3.0)
        self._near = None
        spacing = 10.0 ** math.floor(math.log10(wide * 4 / LINES))
        middle = np.append((low + high)[:2] / 2, level - 0.0008 * wide)
        self._points.SetData(numpy_to_vtk(_square() * np.float32(self.radius), deep=1))
        self._points.Modified()
        self._data.Modified()
        self.actor.SetPosition(*(middle - base))
        for name, value in (("radius", self.radius), ("spacing", spacing), ("mapReach", self._reach)):
            self._uniforms.SetUniformf(name, value)
        self.actor.VisibilityOn()

    def shade(
        self, chunks: Sequence[Chunk], boxes: F64, texels: U8, sections: Sequence[Section] = ()
    ) -> None:
        """Cast the shade of what is solid and not cut away; boxes of every slot, and its texel."""
        cell = 2 * self._reach / CELLS
        if self._near is None or self._near.size != len(boxes) or sections != self._sections:
            self._near = (boxes[:, 2] < self._height + self._tall) & (boxes[:, 5] > self._height)
            for section in sections:
                middle = (boxes[:, :3] + boxes[:, 3:]) / 2 - np.asarray(section.point)
                self._near &= middle @ np.asarray(section.normal, float) <= 0
            self._sections, self._cast = sections, b""
            self._footprints = Footprints(chunks, boxes, self._near, self._low, cell, CELLS)
            # A section shows what lies below the ground.
            self._uniforms.SetUniformf("solid", 0.45 if sections else 0.90)
        casting = texels[self._near, 2] & 3
        if casting.tobytes() == self._cast:
            return
        self._cast = casting.tobytes()
        shade = np.empty((CELLS, CELLS), np.float32)
        self._footprints.cast(texels, self._height, self._tall, shade)
        np.minimum(shade, 1.0, out=shade)
        scratch = np.empty_like(shade)
        blur(shade, 2, scratch)
        close = shade.copy()
        blur(shade, 6, scratch)
        blur(shade, 8, scratch)
        np.maximum(0.55 * close, shade, out=shade)
        darken(shade, np.array([DARKEST], np.int32), self._pixels)
        self._scalars.Modified()
        self._image.Modified()


def _square() -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], np.float32)
