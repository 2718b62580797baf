"""The peer of the scene's benches: VTK's and pyvista's usual way, one actor per element."""

from typing import Any

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkRenderingCore import vtkActor, vtkDataSetMapper, vtkRenderer

from kernels.arrays import Bool
from sim.mesh import Mesh
from sim.playback.timeline import States
from viewers.scene.backend import make_window

DEFINITION = (
    "peer: one actor, data set mapper and property per element as pyvista's add_mesh makes them, "
    "colour and visibility set in every step, seen to show the same elements before it is timed"
)
COLOURS = ((0.7, 0.7, 0.7), (0.96, 0.65, 0.14), (0.36, 0.72, 0.36), (0.8, 0.8, 0.8),
           (0.8, 0.2, 0.2), (0.8, 0.2, 0.2), (0.4, 0.4, 0.8), (0.9, 0.4, 0.1))  # fmt: skip
HIDDEN = (0, 5)


class Actors:
    """Every instance an actor of its own, as pyvista's documentation shows 4D scenes being made.

    `add_mesh` per element gives it a data set mapper and a property, both with VTK's defaults; a step
    sets the property's colour and the actor's visibility.
    """

    def __init__(self, mesh: Mesh, width: int, height: int) -> None:
        self.window: Any = make_window(width, height)
        self.renderer = vtkRenderer()
        self.window.AddRenderer(self.renderer)
        self._actors = []
        self._element = mesh.element.tolist()
        for shape, matrix in zip(mesh.shape.tolist(), mesh.matrix, strict=True):
            actor = vtkActor()
            actor.SetMapper(_mapper(mesh, shape))
            placed = vtkMatrix4x4()
            placed.DeepCopy([*matrix.ravel().tolist(), 0, 0, 0, 1])
            actor.SetUserMatrix(placed)
            self.renderer.AddActor(actor)
            self._actors.append(actor)
        self.renderer.ResetCamera()

    def show(self, states: States) -> int:
        """Colour, hide and show every actor; return how many are to be seen."""
        codes = states.code.tolist()
        seen = 0
        for actor, element in zip(self._actors, self._element, strict=True):
            code = codes[element]
            visible = code not in HIDDEN
            seen += visible
            actor.SetVisibility(visible)
            actor.GetProperty().SetColor(*COLOURS[code])
        return seen

    def check(self, states: States, visible: Bool) -> None:
        """Raise unless the actors of the visible elements, bool[n], are those that are shown."""
        wanted = int(visible[self._element].sum())
        if self.show(states) != wanted or not wanted:
            raise RuntimeError(f"the peer shows other elements than the {wanted} it should")

    def render(self) -> None:
        """Draw a frame."""
        self.window.Render()


def _mapper(mesh: Mesh, shape: int) -> Any:
    points = vtkPoints()
    rows = slice(mesh.vertex_offset[shape], mesh.vertex_offset[shape + 1])
    points.SetData(numpy_to_vtk(np.ascontiguousarray(mesh.vertices[rows]), deep=1))
    cells = vtkCellArray()
    rows = slice(mesh.triangle_offset[shape], mesh.triangle_offset[shape + 1])
    cells.SetData(3, numpy_to_vtk(mesh.triangles[rows].reshape(-1).copy(), deep=1))
    data = vtkPolyData()
    data.SetPoints(points)
    data.SetPolys(cells)
    mapper = vtkDataSetMapper()
    mapper.SetInputData(data)
    return mapper
