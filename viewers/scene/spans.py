"""Along which way every slot grows, as the shader and picking read it."""

from collections.abc import Sequence

import numpy as np

from kernels.arrays import U8
from sim.playback.growth import Growths
from viewers.scene.chunk import Chunk
from viewers.scene.piece import Piece, spans_of
from viewers.scene.texture import Table


class Spans:
    """The table of spans, and of which ways they were worked out; only what differs is worked out again."""

    def __init__(self) -> None:
        self.table = Table(np.float32)
        self._ways: list[U8] = []  # of each chunk
        self._directions: list[np.ndarray[tuple[int, int], np.dtype[np.float32]] | None] = []

    def clear(self) -> None:
        """Forget all chunks."""
        self._ways, self._directions = [], []

    def take(self, piece: Piece, first_slot: int) -> None:
        """Take the spans of a further chunk."""
        self.table.rows[first_slot : first_slot + len(piece.spans)] = piece.spans
        self._ways.append(piece.ways)
        self._directions.append(None)

    def set(self, growths: Growths, chunks: Sequence[Chunk]) -> bool:
        """Let the elements grow in these ways; return whether anything is different now."""
        changed = False
        for k, chunk in enumerate(chunks):
            way, direction = growths.way[chunk.rows], growths.direction[chunk.rows]
            before = self._directions[k]
            same = not direction.any() if before is None else np.array_equal(before, direction)
            if same and np.array_equal(self._ways[k], way):
                continue
            rows = slice(chunk.first_slot, chunk.first_slot + chunk.rows.size)
            self.table.rows[rows] = spans_of(chunk, growths)
            self._ways[k], self._directions[k] = way, direction
            changed = True
        if changed:
            self.table.upload()
        return changed
