"""Where on the ground each element casts its shade: by its box while small, else by its triangles."""

from collections.abc import Sequence

import numpy as np

from kernels.arrays import F32, F64, I32, U8, Bool
from kernels.footprint import footprint
from kernels.trace import trace
from viewers.scene.chunk import Chunk

FEW = 4.0  # cells along a side; the box of what is smaller is as good as its footprint
ROOM = 1 << 16  # notes expected at first


class Footprints:
    """The cells under each of the elements near the ground, on a square map."""

    def __init__(
        self, chunks: Sequence[Chunk], boxes: F64, near: Bool, low: F64, cell: float, cells: int
    ) -> None:
        self._low, self._cell = low, cell
        extent = (boxes[:, 3:5] - boxes[:, :2]).max(axis=1) if len(boxes) else np.empty(0)
        self._large: Bool = near & (extent > FEW * cell)
        self._small: Bool = near & ~self._large
        self._boxes = boxes
        self._shape = (cells, cells)
        self._notes: tuple[I32, I32, F32] = (
            np.empty(0, np.int32),
            np.empty(0, np.int32),
            np.empty(0, np.float32),
        )
        if self._large.any():
            room = ROOM
            while (count := self._trace(chunks, room)) > room:
                room = count
            self._notes = self._notes[0][:count], self._notes[1][:count], self._notes[2][:count]

    def cast(self, texels: U8, ground: float, reach: float, out: F32) -> None:
        """Write how much stands near the ground over each cell, see `kernels.footprint.footprint`."""
        texel = np.zeros((int(self._small.sum()), 4), np.uint8)
        texel[:, 2] = texels[: self._small.size][self._small, 2] & 3
        footprint(self._boxes[self._small], texel, ground, reach, self._low, self._cell, out)
        slots, cells, heights = self._notes
        solid = texels[slots, 2] & 3 == 1
        weight = 1.0 - np.clip((heights[solid] - ground) / reach, 0.0, 1.0)
        out += np.bincount(cells[solid], weight, out.size).reshape(out.shape).astype(np.float32)

    def _trace(self, chunks: Sequence[Chunk], room: int) -> int:
        taken = np.zeros((*self._shape, 2), np.int32)
        self._notes = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.float32)
        used = 0
        for chunk in chunks:
            ours = slice(chunk.first_slot, chunk.first_slot + chunk.rows.size)
            if self._large[ours].any():
                shift = chunk.origin - np.append(self._low, 0.0)
                used = trace(
                    chunk.vertices, chunk.triangles, chunk.triangle_rows(), chunk.first_slot, self._large,
                    shift, self._cell, taken, *self._notes, used,
                )  # fmt: skip
        return used
