import numpy as np
import pytest
from oracles.boxes import CORNERS, FACES, box_grid, box_model

from kernels.expand import extents, instance_boxes, spread, turn_outwards
from sim.mesh import Mesh
from viewers.scene.chunk import build_chunks


def two_coloured() -> Mesh:
    """Return a cube whose upper two triangles have another colour, placed twice, once mirrored."""
    matrix = np.zeros((2, 3, 4))
    matrix[0, :, :3] = np.diag([2.0, 1.0, 1.0])
    matrix[0, :, 3] = (500_000.0, 5_000_000.0, 30.0)
    matrix[1, :, :3] = np.diag([-1.0, 1.0, 1.0])
    matrix[1, :, 3] = (500_010.0, 5_000_000.0, 30.0)
    zero = np.zeros(1, np.int64)
    return Mesh(
        CORNERS.copy(), FACES.copy(), np.array([[0, 1]], np.int32),
        np.array([0] * 2 + [1] * 2 + [0] * 8, np.int32),
        np.append(zero, 8), np.append(zero, 12), np.append(zero, 1),
        np.array([[0.9, 0.1, 0.1, 1], [0.1, 0.1, 0.9, 1]], np.float32),
        np.zeros(2, np.int32), np.array([7, 4], np.int32), matrix,
    )  # fmt: skip


def test_drawn_triangles_are_those_of_the_instances() -> None:
    mesh = two_coloured()
    (chunk,) = build_chunks(mesh, np.array([5, 9], np.int32))
    assert sorted(chunk.rows.tolist()) == [4, 7]
    assert len(chunk.triangles) == 24
    drawn = chunk.vertices[chunk.triangles].astype(float) + chunk.origin
    rows = chunk.rows[chunk.triangle_rows()]
    for element, matrix in zip(mesh.element, mesh.matrix, strict=True):
        corners = mesh.vertices[mesh.triangles].astype(float) @ matrix[:, :3].T + matrix[:, 3]
        if np.linalg.det(matrix[:, :3]) < 0:
            corners = corners[:, [0, 2, 1]]
        assert drawn[rows == element] == pytest.approx(corners, abs=1e-4)


def test_each_corner_carries_the_colour_of_its_triangle() -> None:
    mesh = two_coloured()
    (chunk,) = build_chunks(mesh, np.array([5, 9], np.int32))
    colours = chunk.key.astype(int)[chunk.triangles] >> 13
    assert (colours == colours[:, :1]).all()
    assert sorted(colours[:, 0].tolist()) == [5] * 20 + [9] * 4
    assert len(chunk.vertices) == 2 * 12  # four corners doubled, not twelve


def test_mirrored_solids_keep_their_outside() -> None:
    (chunk,) = build_chunks(two_coloured(), np.array([0, 1], np.int32))
    a, b, c = (chunk.vertices[chunk.triangles[:, k]].astype(float) for k in range(3))
    volume = np.einsum("ij,ij->i", a, np.cross(b, c)) / 6
    rows = chunk.triangle_rows()
    assert volume[chunk.rows[rows] == 7].sum() == pytest.approx(2.0, abs=1e-3)
    assert volume[chunk.rows[rows] == 4].sum() == pytest.approx(1.0, abs=1e-3)


def test_shapes_inside_out_are_turned() -> None:
    vertices = np.vstack([CORNERS, CORNERS + np.float32(50)])
    triangles = np.vstack([FACES[:, [0, 2, 1]], FACES])
    out = triangles.copy()
    at_v, at_t = np.array([0, 8, 16]), np.array([0, 12, 24])
    assert turn_outwards(at_v, vertices, at_t, triangles, out) == 1
    assert out[:12].tolist() == FACES.tolist()
    assert out[12:].tolist() == FACES.tolist()


def test_boxes_of_instances() -> None:
    wanted = box_grid(5, pitch=3.0)
    _, mesh = box_model(wanted)
    out = np.empty((5, 6))
    instance_boxes(mesh.shape, mesh.matrix, mesh.vertex_offset, mesh.vertices, out)
    assert out == pytest.approx(wanted)


def test_extents_and_spread_follow_the_long_way() -> None:
    rng = np.random.default_rng(4)
    way = np.array([0.6, 0.8, 0.0])
    beam = (rng.uniform(-5, 5, (40, 1)) * way + rng.normal(0, 0.1, (40, 3))).astype(np.float32)
    key = np.zeros(40, np.float32)
    count, mean, scatter = np.empty(1, np.int64), np.empty((1, 3)), np.empty((1, 3, 3))
    spread(beam, key, count, mean, scatter)
    assert count[0] == 40
    assert scatter[0] == pytest.approx(np.cov(beam.T.astype(float), bias=True) * 40, abs=1e-3)
    axis = np.linalg.eigh(scatter)[1][:, :, 2]
    assert abs(axis[0] @ way) > 0.999
    reach = np.empty((1, 2), np.float32)
    extents(beam, key, axis, reach)
    along = beam.astype(float) @ axis[0]
    assert reach[0] == pytest.approx([along.min(), along.max()], abs=1e-5)
