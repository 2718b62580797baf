"""The actors of one chunk: its faces, its edges and, where needed, its glass."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkDataObject, vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from kernels.arrays import F32, F64, I32
from sim.viewpoint import Section
from viewers.scene.shader import Pass, dress

KEY = "rowKey"


class Part:
    """Draws one chunk; every pass shares the same vertices, also on the graphics card."""

    def __init__(
        self, vertices: F32, key: F32, origin: F64, first_slot: int, base: F64, property_: Any
    ) -> None:
        self.origin = origin
        self.actors: dict[Pass, Any] = {}
        self._first_slot = first_slot
        self._place = origin - base
        self._property = property_
        self._points = vtkPoints()
        self._points.SetData(numpy_to_vtk(vertices))
        self._key = numpy_to_vtk(key)
        self._key.SetName(KEY)
        self._cells: dict[int, Any] = {}
        self._kept: list[I32] = []  # so that no other array takes their identity
        self._painted = self._wide = self._moved = False
        self._cuts: list[tuple[float, float, float, float]] = []

    def add(self, what: Pass, cells: I32, property_: Any = None) -> Any:
        """Return the new actor that draws triangles or lines in one pass; `property_` if not the usual."""
        size = cells.shape[1]
        if id(cells) not in self._cells:
            self._cells[id(cells)] = vtkCellArray()
            self._cells[id(cells)].SetData(size, numpy_to_vtk(cells.reshape(-1)))
            self._kept.append(cells)
        data = vtkPolyData()
        data.SetPoints(self._points)
        data.GetPointData().AddArray(self._key)
        if size == 2:
            data.SetLines(self._cells[id(cells)])
        else:
            data.SetPolys(self._cells[id(cells)])
        mapper = vtkPolyDataMapper()
        mapper.SetInputData(data)
        mapper.SetVBOShiftScaleMethod(0)
        mapper.ScalarVisibilityOff()
        mapper.StaticOn()
        mapper.MapDataArrayToVertexAttribute(KEY, KEY, vtkDataObject.FIELD_ASSOCIATION_POINTS, -1)
        actor = vtkActor()
        actor.SetMapper(mapper)
        actor.SetProperty(property_ or self._property)
        actor.SetPosition(*self._place)
        if what in (Pass.GLASS, Pass.PANES):
            actor.ForceTranslucentOn()
        else:
            actor.ForceOpaqueOn()
        shader = actor.GetShaderProperty()
        self._dress(what, actor)
        shader.GetVertexCustomUniforms().SetUniformi("firstSlot", self._first_slot)
        self.actors[what] = actor
        self._write_cuts(actor)
        return actor

    def set_painted(self, painted: bool) -> None:
        """Read a colour per element, or leave it out."""
        if painted != self._painted:
            self._painted = painted
            for what, actor in self.actors.items():
                self._dress(what, actor)

    def set_moved(self, moved: bool) -> None:
        """Read how far each element is from its place, or leave it out."""
        if moved != self._moved:
            self._moved = moved
            for what, actor in self.actors.items():
                self._dress(what, actor)

    def set_wide(self, wide: bool) -> None:
        """Draw edges as ribbons, or as plain lines of one pixel."""
        if wide != self._wide:
            self._wide = wide
            if Pass.EDGES in self.actors:
                self._dress(Pass.EDGES, self.actors[Pass.EDGES])

    def replace(self, what: Pass, cells: I32) -> Any:
        """Return the actor of a pass that has no cells but these now."""
        actor = self.actors.get(what)
        if actor is None:
            return self.add(what, cells)
        fresh = vtkCellArray()
        fresh.SetData(cells.shape[1], numpy_to_vtk(cells.reshape(-1), deep=1))
        data = actor.GetMapper().GetInput()
        data.SetLines(fresh)
        data.Modified()
        return actor

    def refill(self, what: Pass, vertices: F32, key: F32, cells: I32) -> None:
        """Give the only pass there is other vertices and lines."""
        data = self.replace(what, cells).GetMapper().GetInput()
        self._points.SetData(numpy_to_vtk(vertices, deep=1))
        self._points.Modified()
        self._key = numpy_to_vtk(key, deep=1)
        self._key.SetName(KEY)
        data.GetPointData().AddArray(self._key)
        data.Modified()

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Cut the chunk; the planes are taken to its origin in float64."""
        before = len(self._cuts)
        self._cuts = []
        for section in sections:
            normal = np.asarray(section.normal, float)
            normal = normal / np.linalg.norm(normal)
            distance = float(normal @ (self.origin - np.asarray(section.point, float)))
            self._cuts.append((float(normal[0]), float(normal[1]), float(normal[2]), distance))
        for what, actor in self.actors.items():
            if len(self._cuts) != before:
                self._dress(what, actor)
            self._write_cuts(actor)

    def _dress(self, what: Pass, actor: Any) -> None:
        dress(actor.GetShaderProperty(), what, len(self._cuts), self._painted, self._wide, self._moved)

    def _write_cuts(self, actor: Any) -> None:
        uniforms = actor.GetShaderProperty().GetFragmentCustomUniforms()
        for i, cut in enumerate(self._cuts):
            uniforms.SetUniform4f(f"cut{i}", cut)
