"""The geometry of all elements: distinct shapes, and where they stand."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F32, F64, I32, I64
from sim.columns import check_lengths, freeze


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """Distinct shapes in local coordinates, and instances that place them in the world.

    Attributes
    ----------
    vertices : float32[v, 3]
        Local coordinates of all shapes, m, each shape near its own origin.
    triangles : int32[t, 3]
        Vertex numbers within the shape, counter-clockwise from outside.
    edges : int32[e, 2]
        Feature edges (crease or boundary), vertex numbers within the shape.
    triangle_colour : int32[t]
        Row in `colours`.
    vertex_offset, triangle_offset, edge_offset : int64[s + 1]
        Shape j owns rows offset[j] to offset[j + 1].
    colours : float32[c, 4]
        Surface styles, RGBA 0..1, as the file gives them.
    shape : int32[i]
        The shape of each instance.
    element : int32[i]
        The element of each instance.
    matrix : float64[i, 3, 4]
        Local to world, m, z up.
    """

    vertices: F32
    triangles: I32
    edges: I32
    triangle_colour: I32
    vertex_offset: I64
    triangle_offset: I64
    edge_offset: I64
    colours: F32
    shape: I32
    element: I32
    matrix: F64

    def __post_init__(self) -> None:
        shapes = self.vertex_offset.size - 1
        check_lengths("Mesh", len(self.triangles), triangle_colour=self.triangle_colour)
        check_lengths("Mesh", shapes + 1, triangle_offset=self.triangle_offset, edge_offset=self.edge_offset)
        check_lengths("Mesh", len(self.shape), element=self.element, matrix=self.matrix)
        freeze(
            self.vertices, self.triangles, self.edges, self.triangle_colour, self.vertex_offset,
            self.triangle_offset, self.edge_offset, self.colours, self.shape, self.element, self.matrix,
        )  # fmt: skip

    @property
    def shape_count(self) -> int:
        return self.vertex_offset.size - 1

    @property
    def instance_count(self) -> int:
        return self.shape.size

    def drawn_triangles(self) -> int:
        """Return the number of triangles on screen, each instance counted."""
        return int(np.diff(self.triangle_offset)[self.shape].sum())


def no_mesh() -> Mesh:
    """Return the empty mesh."""
    i32 = np.empty(0, np.int32)
    zero = np.zeros(1, np.int64)
    return Mesh(
        np.empty((0, 3), np.float32), np.empty((0, 3), np.int32), np.empty((0, 2), np.int32), i32,
        zero, zero.copy(), zero.copy(), np.empty((0, 4), np.float32), i32.copy(), i32.copy(),
        np.empty((0, 3, 4)),
    )  # fmt: skip


def join_meshes(parts: list[Mesh], element_offset: list[int] | None = None) -> Mesh:
    """Return the meshes one below the other.

    Parameters
    ----------
    parts : list of Mesh
    element_offset : list of int, optional
        Added to the element rows of each part; none by default.
    """
    if not parts:
        return no_mesh()
    shifts = element_offset or [0] * len(parts)
    shapes = np.cumsum([0] + [p.shape_count for p in parts])
    colours = np.cumsum([0] + [len(p.colours) for p in parts])

    def offsets(name: str) -> I64:
        steps = [np.diff(getattr(p, name)) for p in parts]
        return np.concatenate([np.zeros(1, np.int64), np.cumsum(np.concatenate(steps), dtype=np.int64)])

    return Mesh(
        np.concatenate([p.vertices for p in parts]),
        np.concatenate([p.triangles for p in parts]),
        np.concatenate([p.edges for p in parts]),
        np.concatenate([p.triangle_colour + np.int32(c) for p, c in zip(parts, colours, strict=False)]),
        offsets("vertex_offset"),
        offsets("triangle_offset"),
        offsets("edge_offset"),
        np.concatenate([p.colours for p in parts]),
        np.concatenate([p.shape + np.int32(s) for p, s in zip(parts, shapes, strict=False)]),
        np.concatenate([p.element + np.int32(s) for p, s in zip(parts, shifts, strict=True)]),
        np.concatenate([p.matrix for p in parts]),
    )
