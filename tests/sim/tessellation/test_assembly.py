"""Batches in any order make the same mesh."""

import numpy as np

from sim.tessellation.assembly import Assembly
from sim.tessellation.batch import Batch, Gathering

CORNERS = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0]])


def shard(number: int, keys: list[str], steps: list[list[tuple[str, int]]]) -> list[Batch]:
    """Return batches of triangles, one per list of (key, step)."""
    gathering, batches = Gathering(number), []
    for part in steps:
        for key, step in part:
            if key not in gathering.numbers:
                size = 1.0 + keys.index(key)
                face, colour = np.array([[0, 1, 2]], np.int32), np.array([[size / 9, 0, 0, 1]])
                gathering.shape(key, CORNERS * size, face, np.zeros(1, np.int32), colour)
            matrix = np.eye(4)
            matrix[0, 3] = step
            gathering.instance(key, step, matrix)
        batches.append(gathering.take())
    return batches


def test_the_order_of_arrival_does_not_matter() -> None:
    keys = ["a", "b", "c"]
    one = shard(0, keys, [[("a", 10), ("b", 12)], [("a", 14)]])
    two = shard(1, keys, [[("c", 11)], [("c", 13), ("c", 99)]])
    rows = {10: 0, 11: 1, 12: 2, 13: 3, 14: 4}
    meshes = []
    for order in ([*one, *two], [two[0], one[0], two[1], one[1]]):
        assembly = Assembly(rows)
        for batch in order:
            assembly.add(batch)
        meshes.append(assembly.mesh())
    for mesh in meshes:
        assert mesh.element.tolist() == [0, 1, 2, 3, 4]  # 99 is no element
        assert mesh.shape.tolist() == [0, 1, 2, 1, 0]
        np.testing.assert_array_equal(mesh.vertices, meshes[0].vertices)
        np.testing.assert_array_equal(mesh.triangle_colour, meshes[0].triangle_colour)
        np.testing.assert_allclose(mesh.colours[mesh.triangle_colour][:, 0] * 9, [1, 3, 2], rtol=1e-6)


def test_a_late_instance_brings_its_shape_along() -> None:
    first, second = shard(0, ["a", "b"], [[("a", 10), ("b", 11)], [("b", 12)]])
    assembly = Assembly({10: 0, 11: 1, 12: 2})
    assembly.add(first)
    late = assembly.add(second)
    assert (late.shape_count, late.shape.tolist(), late.element.tolist()) == (1, [0], [2])
    assert np.ptp(late.vertices[:, 0]) == 2.0
    assert len(late.edges) == 3


def test_nothing_makes_the_empty_mesh() -> None:
    assert Assembly({}).mesh().instance_count == 0
