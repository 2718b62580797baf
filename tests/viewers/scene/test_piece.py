"""What is worked out of a chunk before it is drawn."""

import numpy as np
from oracles.boxes import box_model

from sim.playback.growth import Growth, Growths, plain_growths
from viewers.scene.chunk import build_chunks
from viewers.scene.piece import RADIAL, piece, spans_of


def test_spans_run_along_the_way_of_growth() -> None:
    boxes = np.array([[0, 0, 0, 8, 1, 1], [20, 0, 0, 21, 1, 5]], float)
    (chunk,) = build_chunks(box_model(boxes)[1], np.zeros(1, np.int32))
    along = piece(chunk, plain_growths(np.full(2, Growth.LENGTH, np.uint8)))
    beam, column = (int(np.flatnonzero(chunk.rows == row)[0]) for row in (0, 1))
    np.testing.assert_allclose(np.abs(along.spans[beam, :2]), [1, 0], atol=1e-6)
    np.testing.assert_allclose(along.spans[beam, 3] - along.spans[beam, 2], 8, atol=1e-5)
    np.testing.assert_allclose(along.spans[column, :2], [0, 0], atol=1e-6)
    down = piece(chunk, plain_growths(np.full(2, Growth.DOWN, np.uint8)))
    assert (down.spans[:, 3] - down.spans[:, 2] < 0).all()
    assert along.size > np.sqrt(27)


def test_a_direction_of_its_own_and_from_the_middle() -> None:
    boxes = np.array([[0, 0, 0, 8, 1, 1], [20, 0, 0, 21, 1, 5]], float)
    (chunk,) = build_chunks(box_model(boxes)[1], np.zeros(1, np.int32))
    beam = int(np.flatnonzero(chunk.rows == 0)[0])
    direction = np.zeros((2, 3), np.float32)
    for way, first, last in (((1, 0, 0), 0, 8), ((-1, 0, 0), 0, 8), ((0, 0, -1), 1, 0)):
        direction[:] = way
        spans = spans_of(chunk, Growths(np.full(2, Growth.ALONG, np.uint8), direction.copy()))[beam]
        turned = -1.0 if way[2] < 0 else 1.0
        np.testing.assert_allclose(spans[:2], np.array(way[:2]) * turned, atol=1e-6)
        np.testing.assert_allclose(spans[3] - spans[2], last - first, atol=1e-5)
    radial = spans_of(chunk, plain_growths(np.full(2, Growth.RADIAL, np.uint8)))[beam]
    np.testing.assert_allclose(radial[:3] + chunk.origin, [4, 0.5, 0.5], atol=1e-5)
    np.testing.assert_allclose(RADIAL - radial[3], np.sqrt(66) / 2, atol=1e-2)
