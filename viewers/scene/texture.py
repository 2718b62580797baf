"""Tables the graphics card reads: one texel per row."""

from typing import Any

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonDataModel import vtkImageData
from vtkmodules.vtkRenderingCore import vtkTexture

from kernels.arrays import U32, Array

WIDTH = 2048
"""Texels per line: far below every card's limit, so a table of 33 million rows still fits."""


class Table:
    """Rows of four numbers as a texture; row r is texel (r % WIDTH, r // WIDTH)."""

    def __init__(self, dtype: type[np.uint8] | type[np.float32]) -> None:
        self._dtype = dtype
        self.texture = vtkTexture()
        self.texture.InterpolateOff()
        self.texture.MipmapOff()
        self.texture.RepeatOff()
        self.texture.SetColorModeToDirectScalars()
        self._image = vtkImageData()
        self._scalars: Any = None
        self.rows: Array = np.zeros((0, 4), dtype)
        self.resize(1)

    def resize(self, count: int) -> None:
        """Make room for at least `count` rows; what was there stays."""
        lines = max(1, -(-count // WIDTH))
        if lines * WIDTH == len(self.rows):
            return
        rows = np.zeros((lines * WIDTH, 4), self._dtype)
        kept = min(len(rows), len(self.rows))
        rows[:kept] = self.rows[:kept]
        self.rows = rows
        self._scalars = numpy_to_vtk(rows)
        self._image = vtkImageData()
        self._image.SetDimensions(WIDTH, lines, 1)
        self._image.GetPointData().SetScalars(self._scalars)
        self.texture.SetInputData(self._image)

    def words(self) -> U32:
        """Return uint32[n]: the four bytes of each row as one number, lowest byte first."""
        return self.rows.view("<u4").reshape(-1)

    def upload(self) -> None:
        """Send the rows with the next frame."""
        self._scalars.Modified()
        self._image.Modified()
