"""What of the drawn model a ray meets first."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace

import numpy as np

from kernels.arrays import F32, F64, I32, U8
from kernels.closed import closed_shapes
from kernels.expand import instance_boxes
from kernels.paint import GLASS, SOLID
from kernels.pick import BLOCK, NOTHING, block_boxes, growth_plane, pick_ray
from sim.mesh import Mesh, no_mesh
from sim.viewpoint import Section

CELLS = 16  # along each axis, of the grid that puts neighbours into one block


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """The first face met by a ray.

    `element` and `instance` are rows; `point` and the unit normal towards the eye are float64[3], m.
    """

    element: int
    instance: int
    point: F64
    normal: F64


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """What the screen shows of every slot; the very tables the shader reads.

    Attributes
    ----------
    slot : int32[n]
        The slot of each element, NOTHING for none.
    texels : uint8[k, 4]
        See `kernels.paint.paint_states`.
    spans : float32[k, 4]
    along : float64[k]
        See `kernels.pick.growth_plane`.
    planes : float64[p, 4]
        Cuts: unit normal and distance, m.
    """

    slot: I32
    texels: U8
    spans: F32
    along: F64
    planes: F64

    def is_drawn(self, element: int) -> bool:
        """Return whether anything of an element is on screen."""
        slot = int(self.slot[element])
        return slot >= 0 and bool(self.texels[slot, 2] & 3)


class Picker:
    """The instances of a mesh in boxes of boxes; a pick asks few of them for their triangles."""

    def __init__(self, mesh: Mesh | None = None) -> None:
        self.mesh = mesh = mesh or no_mesh()
        self.box = np.empty((mesh.instance_count, 6))
        self._order = np.empty(0, np.int32)
        self._block = np.empty((0, 6))
        self._of_element = (np.empty(0, np.int64), np.empty(0, np.int32))
        self._closed = np.zeros(mesh.shape_count, np.bool_)
        if not mesh.instance_count:
            return
        closed_shapes(mesh.vertex_offset, mesh.vertices, mesh.triangle_offset, mesh.triangles, self._closed)
        instance_boxes(mesh.shape, mesh.matrix, mesh.vertex_offset, mesh.vertices, self.box)
        centre = np.nan_to_num(self.box[:, :3] + self.box[:, 3:])
        low, reach = centre.min(axis=0), np.maximum(np.ptp(centre, axis=0), 1e-9)
        cell = ((centre - low) / reach * (CELLS - 1e-3)).astype(np.int64)
        self._order = np.lexsort((cell[:, 0], cell[:, 1], cell[:, 2])).astype(np.int32)
        self._block = np.empty((-(-mesh.instance_count // BLOCK), 6))
        block_boxes(self._order, self.box, self._block)
        self._of_element = (np.argsort(mesh.element, kind="stable"), np.sort(mesh.element))

    def moved(self, rows: I32, metres: F32) -> "Picker":
        """Return the picker of the same model with some elements elsewhere.

        Parameters
        ----------
        rows : int32[k]
            Elements, rising.
        metres : float32[k, 3]
            How far each is from its place.
        """
        instances = np.flatnonzero(np.isin(self.mesh.element, rows))
        away = metres[np.searchsorted(rows, self.mesh.element[instances])].astype(np.float64)
        matrix = self.mesh.matrix.copy()
        matrix[instances, :, 3] += away
        other = copy(self)
        other.mesh = replace(self.mesh, matrix=matrix)
        other.box = self.box.copy()
        other.box[instances] += np.concatenate([away, away], axis=1)
        other._block = np.empty_like(self._block)
        if len(other._block):
            block_boxes(other._order, other.box, other._block)
        return other

    @property
    def element_count(self) -> int:
        """How many rows `Drawn.slot` must have at least."""
        rows = self._of_element[1]
        return int(rows[-1]) + 1 if rows.size else 0

    def pick(self, eye: F64, direction: F64, drawn: Drawn) -> Hit | None:
        """Return the first solid face, or the first glass where nothing solid is behind it.

        The back of a face counts where it is drawn: of open shapes, and of all that is cut.
        """
        if drawn.slot.size < self.element_count:
            raise ValueError(f"{drawn.slot.size} slots for {self.element_count} elements")
        mesh, hit = self.mesh, np.empty(3)
        for wanted in (SOLID, GLASS):
            pick_ray(
                eye, direction, wanted, self._closed, drawn.planes, self._order, self._block, self.box,
                mesh.shape, mesh.element, mesh.matrix, mesh.vertices, mesh.triangles, mesh.vertex_offset,
                mesh.triangle_offset, drawn.slot, drawn.texels, drawn.spans, drawn.along, hit,
            )  # fmt: skip
            if hit[0] != NOTHING:
                row = int(hit[0])
                normal = self._normal(row, int(hit[1]))
                towards = normal if float(normal @ direction) <= 0 else -normal
                return Hit(int(mesh.element[row]), row, eye + hit[2] * direction, towards)
        return None

    def instances(self, element: int) -> I32:
        """Return the instance rows of an element."""
        order, rows = self._of_element
        found = order[np.searchsorted(rows, element) : np.searchsorted(rows, element, side="right")]
        return found.astype(np.int32)

    def world(self, instance: int, drawn: Drawn) -> F64:
        """Return float64[v, 3]: the vertices of an instance where they are drawn, m."""
        mesh = self.mesh
        shape = int(mesh.shape[instance])
        local = mesh.vertices[mesh.vertex_offset[shape] : mesh.vertex_offset[shape + 1]].astype(np.float64)
        world: F64 = local @ mesh.matrix[instance, :, :3].T + mesh.matrix[instance, :, 3]
        slot = int(drawn.slot[mesh.element[instance]])
        filled = int(drawn.texels[slot, 1]) if slot >= 0 else 255
        if filled < 255:
            plane = np.empty(4)
            growth_plane(drawn.spans, drawn.along, filled, slot, plane)
            world -= np.maximum(world @ plane[:3] - plane[3], 0.0)[:, None] * plane[:3]
        return world

    def edges(self, instance: int) -> I32:
        """Return int32[e, 2]: the feature edges of an instance, rows of its vertices."""
        mesh, shape = self.mesh, int(self.mesh.shape[instance])
        return mesh.edges[mesh.edge_offset[shape] : mesh.edge_offset[shape + 1]]

    def _normal(self, row: int, triangle: int) -> F64:
        mesh = self.mesh
        shape = int(mesh.shape[row])
        corners = mesh.triangles[int(mesh.triangle_offset[shape]) + triangle]
        local = mesh.vertices[int(mesh.vertex_offset[shape]) + corners].astype(np.float64)
        world = local @ mesh.matrix[row, :, :3].T
        normal: F64 = np.cross(world[1] - world[0], world[2] - world[0])
        length = float(np.linalg.norm(normal))
        return normal / length if length > 0 else normal


def cut_planes(sections: Sequence[Section]) -> F64:
    """Return float64[p, 4]: unit normal and distance from the origin of every section, m."""
    planes = np.zeros((len(sections), 4))
    for row, section in enumerate(sections):
        normal = np.array(section.normal) / np.linalg.norm(section.normal)
        planes[row] = (*normal, float(normal @ np.array(section.point)))
    return planes
