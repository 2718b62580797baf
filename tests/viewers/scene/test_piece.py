"""What is worked out of a chunk before it is drawn."""

import numpy as np
from oracles.boxes import box_model

from sim.playback.appearance import Growth
from viewers.scene.chunk import build_chunks
from viewers.scene.piece import piece


def test_spans_run_along_the_way_of_growth() -> None:
    boxes = np.array([[0, 0, 0, 8, 1, 1], [20, 0, 0, 21, 1, 5]], float)
    (chunk,) = build_chunks(box_model(boxes)[1], np.zeros(1, np.int32))
    along = piece(chunk, np.full(2, Growth.LENGTH, np.uint8))
    beam, column = (int(np.flatnonzero(chunk.rows == row)[0]) for row in (0, 1))
    np.testing.assert_allclose(np.abs(along.spans[beam, :2]), [1, 0], atol=1e-6)
    np.testing.assert_allclose(along.spans[beam, 3] - along.spans[beam, 2], 8, atol=1e-5)
    np.testing.assert_allclose(along.spans[column, :2], [0, 0], atol=1e-6)
    down = piece(chunk, np.full(2, Growth.DOWN, np.uint8))
    assert (down.spans[:, 3] - down.spans[:, 2] < 0).all()
    assert along.size > np.sqrt(27)
