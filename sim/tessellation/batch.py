"""Shapes and instances on their way from a shard to the parent."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields

import numpy as np

from kernels.arrays import F32, F64, I32, I64, Array

# Farther from its origin than this (m), a shape is an error in the file.
FARTHEST = 1e9


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Some shapes of one shard, and instances of these or of shapes it sent before.

    Attributes
    ----------
    shard : int
    first : int
        Number within the shard of the first shape here.
    vertices : float32[v, 3]
        Local coordinates, m, each shape around its own middle.
    triangles : int32[t, 3]
    colour : int32[t]
        Row in `colours`.
    vertex_offset, triangle_offset : int64[s + 1]
    colours : float32[c, 4]
    shape : int32[i]
        Number of the shape within the shard.
    step : int64[i]
        Instance number of the product in the file.
    matrix : float64[i, 3, 4]
        Local to world, m.
    """

    shard: int
    first: int
    vertices: F32
    triangles: I32
    colour: I32
    vertex_offset: I64
    triangle_offset: I64
    colours: F32
    shape: I32
    step: I64
    matrix: F64

    def columns(self) -> dict[str, object]:
        """Return the fields by name, as a pack takes them."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(slots=True)
class Gathering:
    """Collects what one kernel run yields, and makes batches of it."""

    shard: int
    count: int = 0
    numbers: dict[str, int] = field(default_factory=dict)
    middles: list[F64] = field(default_factory=list)
    vertices: list[F64] = field(default_factory=list)
    triangles: list[I32] = field(default_factory=list)
    colour: list[I32] = field(default_factory=list)
    colours: list[F64] = field(default_factory=list)
    colour_count: int = 0
    instances: list[tuple[int, int]] = field(default_factory=list)
    matrices: list[F64] = field(default_factory=list)
    triangle_count: int = 0

    def shape(self, key: str, vertices: F64, triangles: I32, material: I32, colours: F64) -> str:
        """Add a shape; returns why it cannot be drawn, "" if it can."""
        if not np.isfinite(vertices).all():
            return "shape-not-finite"
        low, high = vertices.min(axis=0), vertices.max(axis=0)
        if max(-low.min(), high.max()) > FARTHEST:
            return "shape-too-far"
        if triangles.min() < 0 or triangles.max() >= len(vertices):
            return "shape-broken"
        middle = np.round((low + high) / 2, 3)
        self.numbers[key] = self.count
        self.count += 1
        self.middles.append(middle)
        self.vertices.append(vertices - middle)
        self.triangles.append(triangles)
        if len(colours) == 0:
            colours = np.array([[0.7, 0.7, 0.7, 1.0]])
            material = np.zeros(len(triangles), np.int32)
        self.colour.append(np.clip(material, 0, len(colours) - 1) + np.int32(self.colour_count))
        self.colours.append(colours)
        self.colour_count += len(colours)
        self.triangle_count += len(triangles)
        return ""

    def instance(self, key: str, step: int, matrix: F64) -> None:
        """Place a shape; `matrix` is local to world."""
        number = self.numbers[key]
        placed = matrix[:3].copy()
        placed[:, 3] += placed[:, :3] @ self.middles[number]
        self.instances.append((number, step))
        self.matrices.append(placed)

    def take(self) -> Batch:
        """Return what has come since the last call."""
        fresh = len(self.vertices)
        numbers = np.array(self.instances, np.int64).reshape(-1, 2)
        batch = Batch(
            self.shard,
            self.count - fresh,
            _stack(self.vertices, np.zeros((0, 3), np.float32)).astype(np.float32),
            _stack(self.triangles, np.zeros((0, 3), np.int32)).astype(np.int32),
            _stack(self.colour, np.zeros(0, np.int32)).astype(np.int32),
            _offsets(self.vertices),
            _offsets(self.triangles),
            _tidy(_stack(self.colours, np.zeros((0, 4)))),
            numbers[:, 0].astype(np.int32),
            numbers[:, 1].copy(),
            np.array(self.matrices, np.float64).reshape(-1, 3, 4),
        )
        for part in (
            self.vertices, self.triangles, self.colour, self.colours, self.instances, self.matrices
        ):  # fmt: skip
            part.clear()
        self.colour_count = self.triangle_count = 0
        return batch


def _stack(parts: Sequence[Array], empty: Array) -> Array:
    return np.concatenate(parts) if parts else empty


def _offsets(parts: Sequence[Array]) -> I64:
    return np.cumsum([0] + [len(part) for part in parts], dtype=np.int64)


def _tidy(colours: F64) -> F32:
    """Return RGBA within 0..1; what the file leaves open is opaque grey."""
    usual = np.array([0.7, 0.7, 0.7, 1.0])
    return np.clip(np.where(np.isfinite(colours), colours, usual), 0.0, 1.0).astype(np.float32)
