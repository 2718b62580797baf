"""Gathering shapes near their own origin, and refusing what cannot be drawn."""

import numpy as np

from sim.tessellation.batch import Gathering

CORNERS = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0]])
FACE = np.array([[0, 1, 2]], np.int32)
RED = np.array([[1.0, 0, 0, 1]])
ZERO = np.zeros(1, np.int32)


def test_placing_undoes_the_recentring() -> None:
    gathering = Gathering(3)
    far = CORNERS + np.array([4e5, 5e6, 10.0])
    assert gathering.shape("a", far, FACE, ZERO, RED) == ""
    turn = np.array([[0.0, -1, 0, 7], [1, 0, 0, 8], [0, 0, 1, 9], [0, 0, 0, 1]])
    gathering.instance("a", 55, turn)
    batch = gathering.take()
    assert np.abs(batch.vertices).max() <= 1.0
    world = batch.vertices @ batch.matrix[0, :, :3].T + batch.matrix[0, :, 3]
    np.testing.assert_allclose(world, far @ turn[:3, :3].T + turn[:3, 3], atol=1e-6)
    assert (batch.shard, batch.step.tolist(), batch.shape.tolist()) == (3, [55], [0])


def test_later_batches_number_on_and_colours_stay_with_their_faces() -> None:
    gathering = Gathering(0)
    gathering.shape("a", CORNERS, FACE, ZERO, RED)
    gathering.instance("a", 1, np.eye(4))
    gathering.take()
    gathering.shape("b", CORNERS, FACE, ZERO, np.array([[0, 1.0, 0, 1]]))
    gathering.shape("c", CORNERS, FACE, np.array([1], np.int32), np.array([[0, 0, 0, 1.0], [0, 0, 1, 0.5]]))
    for key, step in (("a", 2), ("b", 3), ("c", 4)):
        gathering.instance(key, step, np.eye(4))
    batch = gathering.take()
    assert batch.first == 1
    assert batch.shape.tolist() == [0, 1, 2]
    np.testing.assert_allclose(batch.colours[batch.colour], [[0, 1, 0, 1], [0, 0, 1, 0.5]])
    assert batch.vertex_offset.tolist() == [0, 3, 6]


def test_no_colour_and_no_number_become_opaque_grey() -> None:
    gathering = Gathering(0)
    gathering.shape("a", CORNERS, FACE, np.array([-1], np.int32), np.empty((0, 4)))
    gathering.shape("b", CORNERS, FACE, ZERO, np.array([[np.nan, 2.0, -1.0, np.nan]]))
    np.testing.assert_allclose(gathering.take().colours, [[0.7, 0.7, 0.7, 1], [0.7, 1, 0, 1]], rtol=1e-6)


def test_what_cannot_be_drawn_is_refused() -> None:
    gathering = Gathering(0)
    assert gathering.shape("a", CORNERS * np.nan, FACE, ZERO, RED) == "shape-not-finite"
    assert gathering.shape("b", CORNERS + 1e12, FACE, ZERO, RED) == "shape-too-far"
    assert gathering.shape("c", CORNERS, FACE + 1, ZERO, RED) == "shape-broken"
    assert gathering.take().vertices.shape == (0, 3)
