"""Rays against a slow oracle, cuts, growth, culling and snapping."""

import numpy as np
import pytest

from kernels.pick import BLOCK, NOTHING, block_boxes, nearest_on_screen, pick_ray

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
        self.shown = np.ones(count, np.uint8)
        self.growth = np.zeros((count, 4))

    def pick(self, eye, direction, culling=True, planes=()) -> np.ndarray:
        """Return instance, triangle, distance."""
        hit = np.empty(3)
        pick_ray(
            np.array(eye, float), np.array(direction, float), culling,
            np.array(planes, float).reshape(-1, 4), self.order, self.block, self.box,
            np.zeros(len(self.box), np.int32), self.order, self.matrix, CUBE, FACES,
            np.array([0, 8]), np.array([0, 12]), self.shown, self.growth, hit,
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
    cubes.shown[1] = 0
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
    cubes.shown[0] = 2
    cubes.growth[0] = [0, 0, 1, 0.25]
    assert cubes.pick([0.4, 0.3, 5], [0, 0, -1])[2] == pytest.approx(4.75)
    assert cubes.pick([0.4, -3, 0.5], [0, 1, 0])[0] == NOTHING


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


def test_snapping_takes_the_nearest_then_the_front_most() -> None:
    screen = np.eye(4)
    screen[3] = [0, 0, 1, 0]  # a pinhole: pixel = x / z, y / z
    points = np.array([[2.0, 0, 2], [1, 0, 1], [5, 0, 1], [0, 0, -1]])
    assert nearest_on_screen(points, screen, 1.1, 0.0, 0.5) == 1
    assert nearest_on_screen(points, screen, 3.0, 0.0, 0.5) == NOTHING
