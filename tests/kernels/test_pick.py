"""Rays against a slow oracle, cuts, growth, culling, mirrored and glass instances."""

import numpy as np
import pytest

from kernels.paint import GLASS, SOLID, UNSEEN
from kernels.pick import BLOCK, NOTHING, block_boxes, growth_plane, invert, pick_ray

CUBE = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], np.float32)
FACES = np.array(
    [[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
     [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3]],
    np.int32,
)  # fmt: skip


class Cubes:
    """Unit cubes at given places: one shape, many instances."""

    def __init__(self, places: np.ndarray) -> None:
        count = len(places)
        self.matrix = np.repeat(np.eye(3, 4)[None], count, axis=0)
        self.matrix[:, :, 3] = places
        self.box = np.hstack([places, places + 1.0])
        self.order = np.arange(count, dtype=np.int32)
        self.block = np.empty((-(-count // BLOCK), 6))
        block_boxes(self.order, self.box, self.block)
        self.texels = np.tile(np.array([3, 255, SOLID, 0], np.uint8), (count, 1))
        self.spans = np.zeros((count, 4), np.float32)
        self.along = np.zeros(count)

    def pick(self, eye, direction, culling=True, planes=(), wanted=SOLID) -> np.ndarray:
        """Return instance, triangle, distance."""
        hit = np.empty(3)
        pick_ray(
            np.array(eye, float), np.array(direction, float), wanted, np.array([culling]),
            np.array(planes, float).reshape(-1, 4), self.order, self.block, self.box,
            np.zeros(len(self.box), np.int32), self.order, self.matrix, CUBE, FACES,
            np.array([0, 8]), np.array([0, 12]), self.order, self.texels, self.spans, self.along, hit,
        )  # fmt: skip
        return hit


def slow_pick(cubes: Cubes, eye: np.ndarray, direction: np.ndarray) -> tuple[int, float]:
    """Ask every triangle of every cube by solving for barycentric coordinates."""
    best = (NOTHING, np.inf)
    for row in range(len(cubes.box)):
        for face in FACES:
            a, b, c = CUBE[face].astype(float) + cubes.matrix[row, :, 3]
            system = np.stack([b - a, c - a, -direction], axis=1)
            if np.dot(np.cross(b - a, c - a), direction) >= 0:
                continue
            u, v, s = np.linalg.solve(system, eye - a)
            if u >= 0 and v >= 0 and u + v <= 1 and 0 <= s < best[1]:
                best = (row, s)
    return best


def test_nearest_of_two_cubes_is_hit() -> None:
    cubes = Cubes(np.array([[0.0, 5, 0], [0, 2, 0]]))
    hit = cubes.pick([0.4, -3, 0.3], [0, 1, 0])
    assert hit[0] == 1
    assert hit[2] == pytest.approx(5.0)


def test_a_ray_past_everything_hits_nothing() -> None:
    assert Cubes(np.zeros((1, 3))).pick([5, -3, 0.5], [0, 1, 0])[0] == NOTHING


def test_what_is_not_shown_is_passed() -> None:
    cubes = Cubes(np.array([[0.0, 5, 0], [0, 2, 0]]))
    cubes.texels[1, 2] = UNSEEN
    assert cubes.pick([0.4, -3, 0.3], [0, 1, 0])[0] == 0


def test_from_inside_only_without_culling() -> None:
    cubes = Cubes(np.zeros((1, 3)))
    assert cubes.pick([0.5, 0.5, 0.5], [0.1, 1, 0.2])[0] == NOTHING
    assert cubes.pick([0.5, 0.5, 0.5], [0.1, 1, 0.2], culling=False)[0] == 0


def test_a_cut_removes_the_near_face() -> None:
    cubes = Cubes(np.zeros((1, 3)))
    # What lies at y < 0.5 is cut away: the far face is seen from inside.
    hit = cubes.pick([0.4, -3, 0.3], [0, 1, 0], culling=False, planes=[[0, -1, 0, -0.5]])
    assert hit[2] == pytest.approx(4.0)


def test_growth_lowers_the_roof() -> None:
    cubes = Cubes(np.zeros((1, 3)))
    cubes.texels[0, 1] = 51
    cubes.spans[0] = [0, 0, -2, -1]  # from the chunk's origin, two metres up
    cubes.along[0] = 2
    assert cubes.pick([0.4, 0.3, 5], [0, 0, -1])[2] == pytest.approx(4.8)
    assert cubes.pick([0.4, -3, 0.5], [0, 1, 0])[0] == NOTHING


def test_growth_downwards_lifts_the_floor() -> None:
    cubes = Cubes(np.zeros((1, 3)))
    cubes.texels[0, 1] = 51
    cubes.spans[0] = [0, 0, 1, 0]
    assert cubes.pick([0.4, 0.3, -5], [0, 0, 1])[2] == pytest.approx(5.8)
    assert cubes.pick([0.4, -3, 0.5], [0, 1, 0])[0] == NOTHING
    assert cubes.pick([0.4, -3, 0.9], [0, 1, 0])[0] == 0


def test_growth_along_a_turned_and_stretched_instance() -> None:
    cubes = Cubes(np.zeros((1, 3)))
    cubes.matrix[0, :, :3] = np.array([[0, -2.0, 0], [3.0, 0, 0], [0, 0, 1]])  # x in -2..0, y in 0..3
    cubes.box[0] = [-2, 0, 0, 0, 3, 1]
    block_boxes(cubes.order, cubes.box, cubes.block)
    cubes.texels[0, 1] = 85
    cubes.spans[0] = [0, 1, 0, 3]
    assert cubes.pick([-1, 9, 0.5], [0, -1, 0])[2] == pytest.approx(8.0)


def test_a_mirrored_instance_faces_outwards() -> None:
    cubes = Cubes(np.zeros((1, 3)))
    cubes.matrix[0, 0, 0] = -1
    cubes.matrix[0, 0, 3] = 1
    assert cubes.pick([0.4, -3, 0.3], [0, 1, 0])[2] == pytest.approx(3.0)


def test_a_flattened_instance_has_no_inverse() -> None:
    flat = np.zeros((1, 3, 4))
    out = np.full((3, 4), 7.0)
    assert invert(flat, 0, out) == 0.0
    turned = np.array([[[0, -2.0, 0, 4], [3, 0, 1, 5], [0, 0, 1, 6]]])
    assert invert(turned, 0, out) == pytest.approx(np.linalg.det(turned[0, :, :3]))
    full = np.vstack([turned[0], [0, 0, 0, 1]])
    assert out == pytest.approx(np.linalg.inv(full)[:3])


def test_glass_counts_only_where_it_is_wanted() -> None:
    cubes = Cubes(np.array([[0.0, 5, 0], [0, 2, 0]]))
    cubes.texels[1, 2] = GLASS | 4  # selected as well
    assert cubes.pick([0.4, -3, 0.3], [0, 1, 0])[0] == 0
    assert cubes.pick([0.4, -3, 0.3], [0, 1, 0], wanted=GLASS)[0] == 1


def test_the_inside_of_a_cut_solid_comes_before_what_it_touches() -> None:
    cubes = Cubes(np.array([[0.0, 0, 0], [0, 1, 0]]))
    planes = [[0, -1, 0, -0.5]]
    assert cubes.pick([0.4, -3, 0.3], [0, 1, 0], culling=False, planes=planes)[0] == 0


def test_the_plane_of_growth() -> None:
    out = np.empty(4)
    spans = np.array([[0.6, 0, 1, 3]], np.float32)
    growth_plane(spans, np.array([10.0]), 255, 0, out)
    assert out == pytest.approx([0.6, 0, 0.8, 13])


@pytest.mark.parametrize("seed", range(4))
def test_same_as_the_oracle(seed: int) -> None:
    random = np.random.default_rng(seed)
    cubes = Cubes(random.uniform(-6, 6, (90, 3)))
    for _ in range(8):
        eye = random.uniform(-20, 20, 3)
        direction = random.uniform(-5, 5, 3) - eye
        row, s = slow_pick(cubes, eye, direction)
        hit = cubes.pick(eye, direction)
        assert hit[0] == row
        if row != NOTHING:
            assert hit[2] == pytest.approx(s)


def test_boxes_without_geometry_do_not_spoil_their_block() -> None:
    box = np.array([[0.0, 0, 0, 1, 1, 1], [np.nan] * 6])
    out = np.empty((1, 6))
    block_boxes(np.array([0, 1], np.int32), box, out)
    assert out[0].tolist() == [0, 0, 0, 1, 1, 1]
