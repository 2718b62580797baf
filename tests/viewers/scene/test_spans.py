from dataclasses import replace

import numpy as np
from oracles.boxes import box_model

from sim.playback.growth import Growth, Growths, plain_growths
from viewers.scene.chunk import build_chunks
from viewers.scene.piece import piece
from viewers.scene.spans import Spans


def test_only_what_differs_is_worked_out_again() -> None:
    boxes = np.array([[0, 0, 0, 8, 1, 1], [20, 0, 0, 21, 1, 5]], float)
    (chunk,) = build_chunks(box_model(boxes)[1], np.zeros(1, np.int32))
    chunk = replace(chunk, first_slot=3)
    usual = plain_growths(np.zeros(2, np.uint8))
    spans = Spans()
    spans.table.resize(8)
    spans.take(piece(chunk, usual), 3)
    before = spans.table.rows[3:5].copy()
    assert (before[:, 3] > before[:, 2]).all()
    assert not spans.set(usual, [chunk])
    assert spans.set(plain_growths(np.full(2, Growth.DOWN, np.uint8)), [chunk])
    np.testing.assert_allclose(spans.table.rows[3:5, 2:], before[:, [3, 2]])
    along = Growths(np.full(2, Growth.ALONG, np.uint8), np.tile(np.array([[1, 0, 0]], np.float32), (2, 1)))
    assert spans.set(along, [chunk])
    assert not spans.set(along, [chunk])
    assert spans.set(usual, [chunk])
    np.testing.assert_array_equal(spans.table.rows[3:5], before)
    assert not spans.table.rows[5:8].any()
