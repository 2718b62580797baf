"""Rigid things that move by themselves: machines, vehicles, loads on a hook."""

from typing import Any

import numpy as np
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkRenderingCore import vtkProperty

from kernels.arrays import F64
from sim.mesh import Mesh
from viewers.scene.chunk import build_chunks
from viewers.scene.looks import Palette
from viewers.scene.part import Part
from viewers.scene.shader import Pass

PASSES = ((Pass.BODY, "triangles"), (Pass.BODY_EDGES, "edges"))


class Bodies:
    """Named meshes, each placed by one matrix; moving one touches nothing else."""

    def __init__(self, renderer: Any, palette: Palette) -> None:
        self._renderer = renderer
        self._palette = palette
        self._property = vtkProperty()
        self._property.SetTexture("colours", self._palette.table.texture)
        self._parts: dict[str, list[Part]] = {}
        self._matrix: dict[str, F64] = {}
        self._base = np.zeros(3)

    def add(self, name: str, mesh: Mesh) -> None:
        """Draw a body at the origin; one that had the name goes."""
        self.remove(name)
        self._parts[name] = []
        for chunk in build_chunks(mesh, self._palette.rows(mesh.colours)):
            part = Part(chunk.vertices, chunk.key, chunk.origin, 0, np.zeros(3), self._property)
            for what, cells in PASSES:
                array = getattr(chunk, cells)
                if len(array):
                    self._renderer.AddActor(part.add(what, array))
            self._parts[name].append(part)
        self.place(name, np.eye(4))

    def remove(self, name: str) -> None:
        """Take a body away; no body of that name is no error."""
        for part in self._parts.pop(name, []):
            for actor in part.actors.values():
                self._renderer.RemoveActor(actor)
        self._matrix.pop(name, None)

    def place(self, name: str, matrix: F64) -> None:
        """Put a body where `matrix`, float64[4, 4] local to world (m), says."""
        self._matrix[name] = np.array(matrix, float)
        shifted = self._matrix[name].copy()
        shifted[:3, 3] -= self._base
        placed = vtkMatrix4x4()
        placed.DeepCopy(shifted.ravel().tolist())
        for part in self._parts[name]:
            for actor in part.actors.values():
                actor.SetUserMatrix(placed)
                uniforms = actor.GetShaderProperty().GetFragmentCustomUniforms()
                for i, row in enumerate(("turnX", "turnY", "turnZ")):
                    uniforms.SetUniform3f(row, shifted[i, :3].tolist())

    def set_base(self, base: F64) -> None:
        """Move the zero of the scene."""
        self._base = base
        for name, matrix in list(self._matrix.items()):
            self.place(name, matrix)

    def boxes(self) -> F64:
        """Return float64[k, 6]: world bounds of the bodies, m."""
        found = []
        for part in (part for parts in self._parts.values() for part in parts):
            bounds = np.array(next(iter(part.actors.values())).GetBounds()).reshape(3, 2)
            found.append(np.concatenate([bounds[:, 0] + self._base, bounds[:, 1] + self._base]))
        return np.array(found).reshape(-1, 6)
