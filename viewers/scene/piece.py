"""A chunk with what is worked out of it before it is drawn."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F32, U8
from kernels.expand import extents, spread
from sim.columns import freeze
from sim.playback.appearance import Growth
from viewers.scene.chunk import Chunk


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Pure columns, so that any thread may make it.

    Attributes
    ----------
    chunk : Chunk
    spans : float32[k, 4]
        Of every row: which way it grows, x and y; where that begins and ends, m from the chunk.
    size : float
        How large all but the largest elements are, m.
    """

    chunk: Chunk
    spans: F32
    size: float

    def __post_init__(self) -> None:
        freeze(self.spans)


def piece(chunk: Chunk, growth: U8) -> Piece:
    """Make a piece of a chunk; `growth`, uint8[elements], is a `Growth` each."""
    count = chunk.rows.size
    axis = np.tile(np.array([0.0, 0.0, 1.0]), (count, 1))
    ways = growth[chunk.rows]
    along = ways == Growth.LENGTH
    if along.any():
        scatter = np.empty((count, 3, 3))
        spread(chunk.vertices, chunk.key, np.empty(count, np.int64), np.empty((count, 3)), scatter)
        longest = np.linalg.eigh(scatter[along])[1][:, :, 2]
        axis[along] = longest * np.where(longest[:, 2:] < 0, -1.0, 1.0)
    reach = np.empty((count, 2), np.float32)
    extents(chunk.vertices, chunk.key, axis, reach)
    down = ways == Growth.DOWN
    reach[down] = reach[down, ::-1]
    spans = np.concatenate([axis[:, :2].astype(np.float32), reach], axis=1)
    sizes = np.linalg.norm(chunk.box[:, 3:] - chunk.box[:, :3], axis=1)
    return Piece(chunk, spans, float(np.percentile(sizes, 90)))
