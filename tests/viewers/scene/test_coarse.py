import numpy as np
import pytest
from oracles.boxes import box_grid, box_model

from viewers.scene.chunk import build_chunks
from viewers.scene.coarse import boxes, worth


def test_boxes_stand_where_the_elements_stand() -> None:
    grid = box_grid(30)
    (chunk,) = build_chunks(box_model(grid)[1], np.array([3], np.int32))
    vertices, key, triangles = boxes(chunk, worth([chunk]))
    assert len(triangles) == 12 * 30
    placed = (vertices.reshape(30, 8, 3) + chunk.origin).astype(float)
    assert np.hstack([placed.min(axis=1), placed.max(axis=1)]) == pytest.approx(chunk.box, abs=1e-5)
    assert key.reshape(30, 8)[:, 0].astype(int).tolist() == [row | 3 << 13 for row in range(30)]


def test_only_the_largest_are_worth_it() -> None:
    grid = box_grid(50, pitch=3.0)
    grid[:, 3] = grid[:, 0] + np.linspace(0.1, 2.0, 50)
    chunks = build_chunks(box_model(grid)[1], np.zeros(1, np.int32))
    least = worth(chunks, 10)
    assert sum(len(boxes(chunk, least)[2]) for chunk in chunks) == 12 * 10
