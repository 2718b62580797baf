"""Boxes instead of elements, for a renderer that is slow while the camera moves."""

from collections.abc import Sequence

import numpy as np

from kernels.arrays import F32, I32
from kernels.expand import ROW_BITS
from viewers.scene.chunk import Chunk

CORNERS = np.array([[x, y, z] for z in (0, 1) for y in (0, 1) for x in (0, 1)], np.float32)
FACES = np.array(
    [
        [0, 2, 3], [0, 3, 1], [4, 5, 7], [4, 7, 6], [0, 1, 5], [0, 5, 4],
        [2, 6, 7], [2, 7, 3], [0, 4, 6], [0, 6, 2], [1, 3, 7], [1, 7, 5],
    ],
    np.int32,
)  # fmt: skip
MOST_BOXES = 30_000  # what a software renderer draws in 150 ms


def worth(chunks: Sequence[Chunk], most: int = MOST_BOXES) -> float:
    """Return the diagonal below which an element is left out, so that `most` boxes remain, m."""
    size = np.concatenate([_diagonal(chunk) for chunk in chunks])
    if size.size <= most:
        return 0.0
    return float(np.partition(size, size.size - most)[size.size - most])


def boxes(chunk: Chunk, least: float) -> tuple[F32, F32, I32]:
    """Return vertices, keys and triangles of the boxes around a chunk's larger elements."""
    rows = np.flatnonzero(_diagonal(chunk) >= least)
    local = chunk.key.astype(np.int32) & np.int32((1 << ROW_BITS) - 1)
    first = np.full(chunk.rows.size, 0, np.int64)
    first[local[::-1]] = np.arange(local.size)[::-1]
    low = (chunk.box[rows, :3] - chunk.origin).astype(np.float32)
    size = (chunk.box[rows, 3:] - chunk.box[rows, :3]).astype(np.float32)
    vertices = (low[:, None] + CORNERS * size[:, None]).reshape(-1, 3)
    triangles = (FACES + 8 * np.arange(rows.size, dtype=np.int32)[:, None, None]).reshape(-1, 3)
    return np.ascontiguousarray(vertices), np.repeat(chunk.key[first[rows]], 8), triangles


def _diagonal(chunk: Chunk) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    diagonal: np.ndarray[tuple[int], np.dtype[np.float64]] = np.linalg.norm(
        chunk.box[:, 3:] - chunk.box[:, :3], axis=1
    )
    return diagonal
