"""What is drawn in one go: the triangles of some neighbouring elements."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F32, F64, I32, I64
from kernels.closed import closed_shapes
from kernels.expand import (
    ROW_BITS,
    expand_instances,
    instance_boxes,
    split_by_colour,
    turn_outwards,
)
from kernels.order import BITS, cut_groups, morton_codes
from sim.columns import freeze
from sim.mesh import Mesh

MOST_CHUNKS = 16
FEWEST_ROWS = 2500
MOST_ROWS = 1 << ROW_BITS
MOST_TRIANGLES = 500_000
MOST_SPAN = 2000.0  # m; float32 holds 0.06 mm at half of it


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """The drawn arrays of some elements; read-only.

    Attributes
    ----------
    first_slot : int
        Slot of the first row in the scene's tables.
    rows : int32[k]
        The element of each row.
    origin : float64[3]
        Added to the vertices it gives world coordinates, m.
    vertices : float32[n, 3]
    key : float32[n]
        Row within the chunk | colour << ROW_BITS.
    triangles : int32[t, 3]
        Those of closed shapes first.
    closed : int
        How many they are; their backs are never seen unless a section cuts them.
    edges : int32[e, 2]
    box : float64[k, 6]
        World bounds of every row, m.
    """

    first_slot: int
    rows: I32
    origin: F64
    vertices: F32
    key: F32
    triangles: I32
    closed: int
    edges: I32
    box: F64

    def __post_init__(self) -> None:
        freeze(self.rows, self.origin, self.vertices, self.key, self.triangles, self.edges, self.box)

    def triangle_rows(self) -> I32:
        """Return int32[t]: the row within the chunk of every triangle."""
        return self.key[self.triangles[:, 0]].astype(np.int32) & np.int32(MOST_ROWS - 1)

    def bounds(self) -> F64:
        """Return float64[6]: the world bounds of the chunk, m."""
        return np.concatenate([self.box[:, :3].min(axis=0), self.box[:, 3:].max(axis=0)])


def build_chunks(mesh: Mesh, colour_row: I32, first_slot: int = 0) -> list[Chunk]:
    """Return the chunks of a mesh, in spatial order.

    Parameters
    ----------
    mesh : Mesh
    colour_row : int32[c]
        Row of the scene's colour table for each of the mesh's colours, below 2048.
    first_slot : int
        Slot of the first row of the first chunk.
    """
    boxes = np.empty((mesh.instance_count, 6))
    instance_boxes(mesh.shape, mesh.matrix, mesh.vertex_offset, mesh.vertices, boxes)
    sound = np.flatnonzero(np.isfinite(boxes).all(axis=1) & (np.diff(mesh.triangle_offset)[mesh.shape] > 0))
    if not sound.size:
        return []
    by_element = sound[np.argsort(mesh.element[sound], kind="stable")]
    rows, first = np.unique(mesh.element[by_element], return_index=True)
    box = np.concatenate(
        [
            np.minimum.reduceat(boxes[by_element, :3], first),
            np.maximum.reduceat(boxes[by_element, 3:], first),
        ],
        axis=1,
    )
    weight = np.add.reduceat(np.diff(mesh.triangle_offset)[mesh.shape[by_element]], first)
    order, group, groups = _groups(box, weight)
    shapes = _Shapes(mesh, colour_row)
    last = np.append(first[1:], by_element.size)
    chunks = []
    for g in range(groups):
        chosen = order[np.searchsorted(group, g) : np.searchsorted(group, g, side="right")]
        counts = last[chosen] - first[chosen]
        instances = np.concatenate([by_element[first[r] : last[r]] for r in chosen])
        local = np.repeat(np.arange(chosen.size, dtype=np.int32), counts)
        chunks.append(shapes.chunk(instances, local, rows[chosen].astype(np.int32), box[chosen], first_slot))
        first_slot += chosen.size
    return chunks


def _groups(box: F64, weight: I64) -> tuple[I64, I32, int]:
    centre = (box[:, :3] + box[:, 3:]) / 2
    low = centre.min(axis=0)
    extent = max(float((centre.max(axis=0) - low).max()), 1e-3)
    code = np.empty(len(box), np.int64)
    morton_codes(centre, low, ((1 << BITS) - 1) / extent, code)
    order = np.argsort(code, kind="stable")
    group = np.empty(len(box), np.int32)
    most = min(max(-(-len(box) // MOST_CHUNKS), FEWEST_ROWS), MOST_ROWS)
    groups = cut_groups(order, box, weight.astype(np.int64), most, MOST_TRIANGLES, MOST_SPAN, group)
    return order, group, groups


class _Shapes:
    """The distinct shapes, their vertices doubled where colours meet."""

    def __init__(self, mesh: Mesh, colour_row: I32) -> None:
        self._mesh = mesh
        room = len(mesh.vertices) + 3 * len(mesh.triangles)
        self._offset = np.empty(mesh.shape_count + 1, np.int64)
        self._triangles = np.empty_like(mesh.triangles)
        source, colour = np.empty(room, np.int32), np.empty(room, np.int32)
        wanted = colour_row[mesh.triangle_colour]
        count = split_by_colour(
            mesh.vertex_offset, mesh.triangle_offset, mesh.triangles, wanted,
            self._offset, self._triangles, source, colour,
        )  # fmt: skip
        turn_outwards(
            mesh.vertex_offset, mesh.vertices, mesh.triangle_offset, mesh.triangles, self._triangles
        )
        self._source, self._colour = source[:count].copy(), colour[:count].copy()
        self._closed = np.empty(mesh.shape_count, np.bool_)
        closed_shapes(mesh.vertex_offset, mesh.vertices, mesh.triangle_offset, mesh.triangles, self._closed)

    def chunk(self, instances: I64, local: I32, rows: I32, box: F64, first_slot: int) -> Chunk:
        mesh, shape = self._mesh, self._mesh.shape[instances]
        origin = np.round((box[:, :3].min(axis=0) + box[:, 3:].max(axis=0)) / 2)
        count = int(np.diff(self._offset)[shape].sum())
        vertices, key = np.empty((count, 3), np.float32), np.empty(count, np.float32)
        triangles = np.empty((int(np.diff(mesh.triangle_offset)[shape].sum()), 3), np.int32)
        edges = np.empty((int(np.diff(mesh.edge_offset)[shape].sum()), 2), np.int32)
        expand_instances(
            instances.astype(np.int64), local, mesh.shape, mesh.matrix, origin,
            mesh.vertex_offset, mesh.vertices, self._offset, self._source, self._colour,
            mesh.triangle_offset, self._triangles, mesh.edge_offset, mesh.edges,
            vertices, key, triangles, edges,
        )  # fmt: skip
        closed = np.repeat(self._closed[shape], np.diff(mesh.triangle_offset)[shape])
        count = int(closed.sum())
        if 0 < count < closed.size:
            triangles = np.concatenate([triangles[closed], triangles[~closed]])
        return Chunk(first_slot, rows, origin, vertices, key, triangles, count, edges, box)
