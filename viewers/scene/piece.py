"""A chunk with what is worked out of it before it is drawn."""

from dataclasses import dataclass

import numpy as np

from kernels.arrays import F32, F64, U8
from kernels.expand import extents, spread
from kernels.pick import RADIAL
from sim.columns import freeze
from sim.playback.growth import Growth, Growths
from viewers.scene.chunk import Chunk


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Pure columns, so that any thread may make it.

    Attributes
    ----------
    chunk : Chunk
    spans : float32[k, 4]
        Of every row: which way it grows, x and y; where that begins and ends, m from the chunk. Where it
        grows from its middle, that, and `RADIAL` less its radius.
    ways : uint8[k]
        The `Growth` of every row the spans are of.
    size : float
        How large all but the largest elements are, m.
    """

    chunk: Chunk
    spans: F32
    ways: U8
    size: float

    def __post_init__(self) -> None:
        freeze(self.spans, self.ways)


LONGEST = -RADIAL / 2  # m, of a span that is none of those


def piece(chunk: Chunk, growths: Growths) -> Piece:
    """Make a piece of a chunk; `growths` are those of all elements."""
    sizes = np.linalg.norm(chunk.box[:, 3:] - chunk.box[:, :3], axis=1)
    return Piece(chunk, spans_of(chunk, growths), growths.way[chunk.rows], float(np.percentile(sizes, 90)))


def spans_of(chunk: Chunk, growths: Growths) -> F32:
    """Return float32[k, 4]: how every row of a chunk grows, see `Piece`."""
    count = chunk.rows.size
    axis = np.tile(np.array([0.0, 0.0, 1.0]), (count, 1))
    ways = growths.way[chunk.rows]
    down = ways == Growth.DOWN
    along = ways == Growth.LENGTH
    if along.any():
        scatter = np.empty((count, 3, 3))
        spread(chunk.vertices, chunk.key, np.empty(count, np.int64), np.empty((count, 3)), scatter)
        longest = np.linalg.eigh(scatter[along])[1][:, :, 2]
        axis[along] = longest * np.where(longest[:, 2:] < 0, -1.0, 1.0)
    told = ways == Growth.ALONG
    if told.any():
        direction = growths.direction[chunk.rows[told]].astype(np.float64)
        # The shader works z out of x and y, never negative: the other way round begins at the far end.
        turned = direction[:, 2] < -1e-9
        axis[told] = np.where(turned[:, None], -direction, direction)
        down[told] = turned
    reach = np.empty((count, 2), np.float32)
    extents(chunk.vertices, chunk.key, axis, reach)
    reach = np.clip(reach, -LONGEST, LONGEST)
    reach[down] = reach[down, ::-1]
    spans = np.concatenate([axis[:, :2].astype(np.float32), reach], axis=1)
    radial = ways == Growth.RADIAL
    if radial.any():
        spans[radial] = _from_middle(chunk.box[radial], chunk.origin)
    return spans


def _from_middle(box: F64, origin: F64) -> F32:
    middle = (box[:, :3] + box[:, 3:]) / 2.0 - origin
    radius = np.linalg.norm(box[:, 3:] - box[:, :3], axis=1) / 2.0
    return np.concatenate([middle, RADIAL - radius[:, None]], axis=1).astype(np.float32)
