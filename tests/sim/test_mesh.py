from dataclasses import replace

import numpy as np
import pytest

from sim.mesh import Mesh, join_meshes, no_mesh


def triangle(element: int, instances: int = 1) -> Mesh:
    count = np.arange(2, dtype=np.int64)
    return Mesh(
        np.eye(3, dtype=np.float32), np.array([[0, 1, 2]], np.int32), np.array([[0, 1]], np.int32),
        np.zeros(1, np.int32), count * 3, count.copy(), count.copy(), np.ones((1, 4), np.float32),
        np.zeros(instances, np.int32), np.full(instances, element, np.int32),
        np.tile(np.eye(3, 4), (instances, 1, 1)),
    )  # fmt: skip


def test_each_instance_is_drawn() -> None:
    assert triangle(0, 5).drawn_triangles() == 5
    assert no_mesh().drawn_triangles() == 0


def test_joined_meshes_keep_their_own_rows() -> None:
    joined = join_meshes([triangle(0, 2), no_mesh(), triangle(1)], [0, 10, 10])
    assert (joined.shape_count, joined.instance_count) == (2, 3)
    assert joined.shape.tolist() == [0, 0, 1]
    assert joined.element.tolist() == [0, 0, 11]
    assert joined.triangle_colour.tolist() == [0, 1]
    assert joined.vertex_offset.tolist() == [0, 3, 6]
    assert joined.drawn_triangles() == 3


def test_nothing_joined_is_nothing() -> None:
    assert join_meshes([]).instance_count == 0


def test_columns_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match=r"Mesh\.element"):
        replace(triangle(0), element=np.zeros(2, np.int32))
