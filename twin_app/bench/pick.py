"""Which element lies under a pixel, against VTK's own picker."""

import statistics
import time
from typing import Any

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkDataObject, vtkPolyData, vtkSelectionNode
from vtkmodules.vtkRenderingCore import vtkActor, vtkHardwareSelector, vtkPolyDataMapper, vtkRenderer

from kernels.arrays import I32
from sim.samples.scale_project import scale_project
from sim.space.picker import Picker
from twin_app.bench._work import HEIGHT, WIDTH
from twin_app.bench.result import Result, machine
from twin_app.pointing import Pointer
from viewers.scene import lens
from viewers.scene.backend import make_window
from viewers.scene.chunk import Chunk
from viewers.scene.scene import Scene

SAME = 0.9  # of the pixels asked; the rest lie on edges, where both are right in their way


def run(small: bool) -> list[Result]:
    """Pick in 100,000 elements: ours every pixel of a grid, the peer five of them."""
    count = 2_000 if small else 100_000
    project = scale_project(count)
    scene = Scene(WIDTH, HEIGHT)
    scene.set_model(project.elements, project.mesh)
    scene.view("iso")
    scene.render()
    pointer = Pointer(scene)
    pointer.set_picker(Picker(project.mesh))
    peer = _Selector(scene)
    across, down = np.meshgrid(np.linspace(0.3, 0.7, 12), np.linspace(0.3, 0.7, 12))
    pixels = np.stack([across.ravel() * WIDTH, down.ravel() * HEIGHT], axis=1).astype(int).tolist()
    ours: list[float] = []
    found = []
    pointer.at(0.5, 0.5)
    for x, y in pixels:
        begin = time.perf_counter()
        hit = pointer.at(x + 0.5, y + 0.5)
        ours.append(time.perf_counter() - begin)
        found.append(-1 if hit is None else hit.element)
    theirs: list[float] = []
    agreed = 0
    asked = [row * len(pixels) // 9 + 7 for row in range(9)]
    peer.at(*pixels[0])
    for row in asked:
        begin = time.perf_counter()
        element = peer.at(*pixels[row])
        theirs.append(time.perf_counter() - begin)
        agreed += element == found[row]
    if agreed < SAME * (len(asked) - 1) or max(found) < 0:
        raise RuntimeError(f"ours and the peer agree on {agreed} of {len(asked)} pixels")
    mine, beside = statistics.median(ours) * 1000, statistics.median(theirs) * 1000
    worst = float(np.percentile(ours, 95)) * 1000
    note = f"vtkHardwareSelector on one pixel of one merged actor, {agreed} of {len(asked)} the same"
    return [
        Result("pick", mine, beside, beside / mine, ">= 100 x", beside / mine >= 100, count, machine(),
               "ms", note),
        Result("pick/95 %", worst, None, None, "<= 1 ms", worst <= 1.0, count, machine(), "ms",
               f"slowest of 20 in {len(pixels)} pixels"),
    ]  # fmt: skip


class _Selector:
    """The same triangles in one actor, picked cell by cell as VTK's documentation says."""

    def __init__(self, scene: Scene) -> None:
        self.window: Any = make_window(WIDTH, HEIGHT)
        self._renderer = vtkRenderer()
        self.window.AddRenderer(self._renderer)
        base = scene.chunks[0].origin
        data, self._element = _merged(scene.chunks)
        mapper = vtkPolyDataMapper()
        mapper.SetInputData(data)
        mapper.StaticOn()
        actor = vtkActor()
        actor.SetMapper(mapper)
        self._renderer.AddActor(actor)
        lens.place(self._renderer.GetActiveCamera(), scene.camera(), base)
        self._renderer.ResetCameraClippingRange()
        self.window.Render()
        self._selector = vtkHardwareSelector()
        self._selector.SetRenderer(self._renderer)
        self._selector.SetFieldAssociation(vtkDataObject.FIELD_ASSOCIATION_CELLS)

    def at(self, x: int, y: int) -> int:
        """Return the element at a pixel from the top left corner, -1 for none."""
        flipped = HEIGHT - 1 - y
        self._selector.SetArea(x, flipped, x, flipped)
        selection = self._selector.Select()
        for k in range(selection.GetNumberOfNodes()):
            node: vtkSelectionNode = selection.GetNode(k)
            cells = vtk_to_numpy(node.GetSelectionList())
            if cells.size:
                return int(self._element[cells[0]])
        return -1


def _merged(chunks: tuple[Chunk, ...]) -> tuple[vtkPolyData, I32]:
    """Return the triangles of all chunks, and the element of each."""
    base = chunks[0].origin
    shifts = np.cumsum([0, *(len(chunk.vertices) for chunk in chunks)])
    points = np.concatenate([chunk.vertices + (chunk.origin - base).astype(np.float32) for chunk in chunks])
    cells = np.concatenate([c.triangles + np.int32(s) for c, s in zip(chunks, shifts[:-1], strict=True)])
    held = vtkPoints()
    held.SetData(numpy_to_vtk(points, deep=1))
    array = vtkCellArray()
    array.SetData(3, numpy_to_vtk(cells.reshape(-1), deep=1))
    data = vtkPolyData()
    data.SetPoints(held)
    data.SetPolys(array)
    return data, np.concatenate([chunk.rows[chunk.triangle_rows()] for chunk in chunks])
