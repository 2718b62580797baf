"""What of the model lies under a pixel or in a rectangle of the picture."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F64, I32
from kernels.expand import instance_boxes
from kernels.pick import BLOCK, NOTHING, block_boxes, pick_ray
from sim.elements import Elements
from sim.mesh import Mesh, no_mesh
from sim.viewpoint import Section
from viewers.scene.scene import Scene


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """The first face met by the ray through a pixel: element row, point and outward normal, world, m."""

    element: int
    point: F64
    normal: F64


class Pointer:
    """Finds by casting a ray at the triangles; knows nothing of the screen but the scene's camera."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.set_mesh(no_mesh())

    def set_mesh(self, mesh: Mesh) -> None:
        """Point at other shapes."""
        self._mesh = mesh
        self._box = np.empty((mesh.instance_count, 6))
        self._order = np.empty(0, np.int32)
        self._block = np.empty((0, 6))
        if not mesh.instance_count:
            return
        instance_boxes(mesh.shape, mesh.matrix, mesh.vertex_offset, mesh.vertices, self._box)
        centre = np.nan_to_num(self._box[:, :3] + self._box[:, 3:])
        low, reach = centre.min(axis=0), np.maximum(np.ptp(centre, axis=0), 1e-9)
        cell = ((centre - low) / reach * 15.999).astype(np.int64)
        self._order = np.lexsort((cell[:, 0], cell[:, 1], cell[:, 2])).astype(np.int32)
        self._block = np.empty((-(-mesh.instance_count // BLOCK), 6))
        block_boxes(self._order, self._box, self._block)

    def at(self, x: float, y: float) -> Hit | None:
        """Return what is seen at a pixel, None for the background."""
        mesh, shown = self._mesh, self._scene.visible().astype(np.uint8)
        if not mesh.instance_count or int(mesh.element.max()) >= shown.size:
            return None
        eye, direction = self._scene.world_ray(x, y)
        hit = np.empty(3)
        pick_ray(
            eye, direction, not self._scene.sections, _planes(self._scene.sections), self._order,
            self._block, self._box, mesh.shape, mesh.element, mesh.matrix, mesh.vertices, mesh.triangles,
            mesh.vertex_offset, mesh.triangle_offset, shown, np.zeros((shown.size, 4)), hit,
        )  # fmt: skip
        if hit[0] == NOTHING:
            return None
        row = int(hit[0])
        normal = self._normal(row, int(hit[1]))
        if float(normal @ direction) > 0:
            normal = -normal
        return Hit(int(mesh.element[row]), eye + hit[2] * direction, normal)

    def inside(
        self, low: tuple[float, float], high: tuple[float, float], crossing: bool, elements: Elements
    ) -> I32:
        """Return the elements whose boxes lie wholly (or, crossing, partly) in a rectangle of pixels."""
        rows = np.flatnonzero(elements.has_geometry() & self._scene.visible()).astype(np.int32)
        if not rows.size:
            return rows
        box = elements.box[rows]
        corner = np.array([[i & 1, i >> 1 & 1, i >> 2 & 1] for i in range(8)]) * 3 + np.arange(3)
        seen = self._scene.project(box[:, corner].reshape(-1, 3)).reshape(-1, 8, 3)
        first, last = seen[:, :, :2].min(axis=1), seen[:, :, :2].max(axis=1)
        if crossing:
            met = (last >= low).all(axis=1) & (first <= high).all(axis=1)
        else:
            met = (first >= low).all(axis=1) & (last <= high).all(axis=1)
        found: I32 = rows[met & (seen[:, :, 2] > 0).all(axis=1)]
        return found

    def _normal(self, row: int, triangle: int) -> F64:
        mesh = self._mesh
        shape = int(mesh.shape[row])
        corners = mesh.triangles[int(mesh.triangle_offset[shape]) + triangle]
        local = mesh.vertices[int(mesh.vertex_offset[shape]) + corners].astype(np.float64)
        world = local @ mesh.matrix[row, :, :3].T
        normal: F64 = np.cross(world[1] - world[0], world[2] - world[0])
        length = float(np.linalg.norm(normal))
        return normal / length if length > 0 else normal


def _planes(sections: tuple[Section, ...]) -> F64:
    planes = np.zeros((len(sections), 4))
    for row, section in enumerate(sections):
        normal = np.array(section.normal) / np.linalg.norm(section.normal)
        planes[row] = (*normal, float(normal @ np.array(section.point)))
    return planes
