"""Joins the batches of all shards into one mesh."""

import numpy as np

from kernels.arrays import F32, F64, I32, I64, Array
from kernels.edges import feature_edges, weld
from sim.mesh import Mesh, no_mesh
from sim.tessellation.batch import Batch

# Corners in one cell of this size (m) are one corner; faces at more than 25° make a crease.
WELD = 1e-5
CREASE = float(np.cos(np.radians(25.0)))


class Assembly:
    """Welds shapes, finds their edges, and keeps them until all have come.

    `rows` maps the instance number of a product to its element row.
    """

    def __init__(self, rows: dict[int, int]) -> None:
        self.rows = rows
        self.parts: list[Mesh] = []  # shapes only
        self.home: list[tuple[int, int]] = []  # part and place in it of each shape
        self.numbers: dict[int, list[int]] = {}  # shapes of each shard, in its order
        self.shape: list[I32] = []
        self.element: list[I32] = []
        self.matrix: list[F64] = []

    def add(self, batch: Batch) -> Mesh:
        """Take a batch; returns it as a mesh that can be shown alone."""
        part = _welded(batch)
        numbers = self.numbers.setdefault(batch.shard, [])
        for k in range(part.shape_count):
            numbers.append(len(self.home))
            self.home.append((len(self.parts), k))
        self.parts.append(part)
        element = np.array([self.rows.get(step, -1) for step in batch.step.tolist()], np.int32)
        known = np.flatnonzero(element >= 0)
        shape = np.array(numbers, np.int32)[batch.shape[known]]
        self.shape.append(shape)
        self.element.append(element[known])
        self.matrix.append(batch.matrix[known])
        first = len(self.home) - part.shape_count
        if (shape >= first).all():
            return _placed(part, (shape - first).astype(np.int32), element[known], batch.matrix[known])
        used, local = np.unique(shape, return_inverse=True)
        return _placed(self._shapes(used), local.astype(np.int32), element[known], batch.matrix[known])

    def mesh(self) -> Mesh:
        """Return all that has come, in the order of the elements."""
        if not self.shape:
            return no_mesh()
        shape, element = np.concatenate(self.shape), np.concatenate(self.element)
        matrix = np.concatenate(self.matrix)
        # What a shard was first is chance; the order of elements, and of shapes by first use, is not.
        order = np.lexsort((matrix[:, 2, 3], matrix[:, 1, 3], matrix[:, 0, 3], element))
        used, first, local = np.unique(shape[order], return_index=True, return_inverse=True)
        rank = np.empty(len(used), np.int32)
        by_use = np.argsort(first)
        rank[by_use] = np.arange(len(used), dtype=np.int32)
        return _placed(self._shapes(used[by_use]), rank[local], element[order], matrix[order])

    def _shapes(self, numbers: Array) -> Mesh:
        """Return some shapes, without instances."""
        homes = [self.home[n] for n in numbers.tolist()]

        def rows(name: str, offset: str) -> list[Array]:
            return [
                getattr(part := self.parts[p], name)[getattr(part, offset)[k] : getattr(part, offset)[k + 1]]
                for p, k in homes
            ]

        if not homes:
            return no_mesh()
        vertices, edges = rows("vertices", "vertex_offset"), rows("edges", "edge_offset")
        triangles = rows("triangles", "triangle_offset")
        colours, palette = _one_palette(
            rows("triangle_colour", "triangle_offset"), [self.parts[p].colours for p, _ in homes]
        )
        return Mesh(
            np.concatenate(vertices), np.concatenate(triangles), np.concatenate(edges), colours,
            _offsets(vertices), _offsets(triangles), _offsets(edges), palette,
            np.empty(0, np.int32), np.empty(0, np.int32), np.empty((0, 3, 4)),
        )  # fmt: skip


def _welded(batch: Batch) -> Mesh:
    """Return the shapes of a batch with coincident corners joined and their edges found."""
    shapes = len(batch.vertex_offset) - 1
    triangles = batch.triangles.copy()
    keep_vertex, keep_triangle = np.empty(len(batch.vertices), np.int64), np.empty(len(triangles), np.int64)
    vertex_offset, triangle_offset = np.zeros(shapes + 1, np.int64), np.zeros(shapes + 1, np.int64)
    weld(
        batch.vertices, batch.vertex_offset, triangles, batch.triangle_offset, WELD,
        keep_vertex, keep_triangle, vertex_offset, triangle_offset,
    )  # fmt: skip
    vertices = batch.vertices[keep_vertex[: vertex_offset[-1]]]
    triangles = triangles[: triangle_offset[-1]].copy()
    edges, edge_offset = np.empty((3 * len(triangles), 2), np.int32), np.zeros(shapes + 1, np.int64)
    feature_edges(vertices, vertex_offset, triangles, triangle_offset, CREASE, edges, edge_offset)
    colour = batch.colour[keep_triangle[: triangle_offset[-1]]]
    return Mesh(
        vertices, triangles, edges[: edge_offset[-1]].copy(), colour, vertex_offset, triangle_offset,
        edge_offset, batch.colours, np.empty(0, np.int32), np.empty(0, np.int32), np.empty((0, 3, 4)),
    )  # fmt: skip


def _placed(shapes: Mesh, shape: I32, element: I32, matrix: F64) -> Mesh:
    return Mesh(
        shapes.vertices, shapes.triangles, shapes.edges, shapes.triangle_colour, shapes.vertex_offset,
        shapes.triangle_offset, shapes.edge_offset, shapes.colours, shape, element, matrix,
    )  # fmt: skip


def _one_palette(rows: list[Array], palettes: list[F32]) -> tuple[I32, F32]:
    """Return the colour rows of all shapes in one palette without repetitions."""
    firsts: dict[int, int] = {}
    tables: list[F32] = []
    total = 0
    for palette in palettes:
        if id(palette) not in firsts:
            firsts[id(palette)] = total
            tables.append(palette)
            total += len(palette)
    joined = np.concatenate(tables)
    distinct, lookup = np.unique(joined, axis=0, return_inverse=True)
    shifted = [row + firsts[id(palette)] for row, palette in zip(rows, palettes, strict=True)]
    return lookup.reshape(-1)[np.concatenate(shifted)].astype(np.int32), distinct


def _offsets(parts: list[Array]) -> I64:
    return np.cumsum([0] + [len(part) for part in parts], dtype=np.int64)
