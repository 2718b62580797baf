import numpy as np
import pytest

from sim.viewpoint import Camera
from viewers.scene.lens import (
    DEEPEST,
    FILLED,
    VIEWS,
    axes,
    content,
    depth_range,
    fitted,
    fitted_beside_panel,
    in_corner,
    main_cluster,
    project,
    ray,
    screen_matrix,
    turned,
    widened,
)

CUBE = np.array([[0, 0, 0, 10, 10, 10]], float)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("orthographic", [False, True])
def test_fitted_cameras_see_all_corners(name: str, orthographic: bool) -> None:
    boxes = np.array([[500_000, 5_000_000, 0, 500_080, 5_000_020, 30]], float)
    camera = fitted(turned(Camera(orthographic=orthographic), name), boxes, 1.5)
    corners = np.array([[boxes[0, 3 * i], boxes[0, 1 + 3 * j], boxes[0, 2 + 3 * k]]
                        for i in (0, 1) for j in (0, 1) for k in (0, 1)])  # fmt: skip
    seen = project(camera, corners, 600, 400)
    assert (seen[:, 0] > 0).all()
    assert (seen[:, 0] < 600).all()
    assert (seen[:, 1] > 0).all()
    assert (seen[:, 1] < 400).all()
    filled = max(np.ptp(seen[:, 0]) / 600, np.ptp(seen[:, 1]) / 400)
    assert filled == pytest.approx(FILLED, abs=0.005)
    assert seen[:, 0].min() + seen[:, 0].max() == pytest.approx(600, rel=0.02)
    assert seen[:, 1].min() + seen[:, 1].max() == pytest.approx(400, rel=0.02)


@pytest.mark.parametrize("orthographic", [False, True])
def test_nothing_is_put_under_the_panel(orthographic: bool) -> None:
    row = np.array([[10.0 * k, -40.0 * k, 0, 10.0 * k + 8, 8 - 40.0 * k, 6] for k in range(20)])
    camera = turned(Camera(orthographic=orthographic), "top")
    scale = 900 / 1080
    for boxes in (row, row[::-1] * 0.2 + 3e5):
        found = fitted_beside_panel(camera, boxes, 1600, 900)
        seen = project(found, np.concatenate([boxes[:, :3], boxes[:, 3:]]), 1600, 900)
        assert not ((seen[:, 0] < 400 * scale) & (seen[:, 1] < 300 * scale)).any()
        assert seen[:, :2].min() > 0
        assert (seen[:, :2].max(axis=0) < [1600, 900]).all()


def test_plates_and_strays_are_not_content() -> None:
    house = np.array([[x, y, z, x + 2, y + 2, z + 3] for x in (0, 4) for y in (0, 4) for z in (0, 3)], float)
    plate = np.array([[-500.0, -500, -1, 500, 500, 0]])
    stray = np.array([[60.0, 0, 0, 60.1, 0.1, 0.1]])
    assert content(np.vstack([house, plate, stray])).tolist() == house.tolist()
    mast = np.array([[8.0, 0, 0, 9, 1, 12]])
    assert len(content(np.vstack([house, mast]))) == len(house) + 1
    assert content(plate).tolist() == plate.tolist()


@pytest.mark.parametrize("orthographic", [False, True])
def test_a_narrower_picture_sees_as_much_across(orthographic: bool) -> None:
    camera = Camera((3, -40, 20), (1, 2, 3), orthographic=orthographic)
    point = np.array([[9.0, 5.0, 6.0]])
    wide, narrow = project(camera, point, 800, 400), project(widened(camera, 2.0, 1.0), point, 400, 400)
    assert narrow[0, 0] / 400 == pytest.approx(wide[0, 0] / 800)
    assert widened(camera, 1.0, 2.0) is camera


def test_axes_are_upright_also_from_above() -> None:
    right, up, forward = axes(turned(Camera(), "top"))
    assert right == pytest.approx([1, 0, 0])
    assert up == pytest.approx([0, 1, 0])
    assert forward == pytest.approx([0, 0, -1])
    straight = axes(Camera(eye=(0, 0, 9), target=(0, 0, 0), up=(0, 0, 1)))
    assert np.isfinite(np.concatenate(straight)).all()


@pytest.mark.parametrize("orthographic", [False, True])
def test_a_ray_meets_what_is_projected(orthographic: bool) -> None:
    camera = Camera((3, -40, 20), (1, 2, 3), orthographic=orthographic)
    point = np.array([4.0, 5.0, 6.0])
    x, y, depth = project(camera, point, 640, 480)[0]
    origin, direction = ray(camera, x, y, 640, 480)
    along = (point - origin) @ direction
    assert np.linalg.norm(origin + direction * along - point) < 1e-9
    assert depth == pytest.approx((point - np.array(camera.eye)) @ axes(camera)[2])


def test_points_behind_the_eye_have_no_pixel() -> None:
    seen = project(Camera((0, -10, 0), (0, 0, 0)), np.array([[0.0, -20.0, 0.0]]), 100, 100)
    assert np.isnan(seen[0, :2]).all()
    assert seen[0, 2] == pytest.approx(-10)


def test_the_fullest_cluster_is_taken() -> None:
    near = np.tile(CUBE, (3, 1))
    far = CUBE + 5_000_000.0
    assert main_cluster(np.vstack([far, near])) == pytest.approx(near)
    assert len(main_cluster(np.vstack([near, near + 500.0]))) == 6


def test_far_clusters_do_not_cost_the_near_ones_their_depth() -> None:
    camera = Camera((0, -50, 10), (5, 5, 5))
    near, far = depth_range(camera, np.vstack([CUBE, np.add(CUBE, [0, 5e6, 0, 0, 5e6, 0])]))
    assert 10 < near < 50
    assert 60 < far < 1000


def test_depth_is_bounded_inside_a_model() -> None:
    near, far = depth_range(Camera((5, 5, 5), (5, 6, 5)), np.array([[-5e3, -5e3, 0, 5e3, 5e3, 10]], float))
    assert far / near <= DEEPEST * 1.01
    assert depth_range(Camera((0, 50, 0), (0, 60, 0)), CUBE)[0] > 0
    assert depth_range(Camera(), np.empty((0, 6))) == (0.1, 1000.0)


@pytest.mark.parametrize("orthographic", [False, True])
def test_the_screen_matrix_projects(orthographic: bool) -> None:
    camera = Camera((500_010.0, -40.0, 30.0), (500_001.0, 2.0, 3.0), orthographic=orthographic)
    points = np.array([[500_000.0, 5, 1], [500_004.0, 0, 7]])
    matrix = screen_matrix(camera, 640, 480)
    flat = np.hstack([points, np.ones((2, 1))]) @ matrix.T
    seen = project(camera, points, 640, 480)
    assert flat[:, :2] / flat[:, 3:] == pytest.approx(seen[:, :2], abs=1e-6)
    if not orthographic:
        assert flat[:, 3] == pytest.approx(seen[:, 2])


@pytest.mark.parametrize("orthographic", [False, True])
def test_corners_under_the_panel_are_those_that_project_there(orthographic: bool) -> None:
    rng = np.random.default_rng(5)
    seen = []
    for _ in range(200):
        low = rng.uniform(-20, 20, (4, 3))
        boxes = np.concatenate([low, low + rng.uniform(0.1, 9, (4, 3))], axis=1)
        camera = fitted(turned(Camera(orthographic=orthographic), "iso"), boxes, 1.5)
        x, y = rng.uniform(-0.9, -0.1), rng.uniform(0.1, 0.9)
        corners = boxes[:, [[i, 1 + j, 2 + k] for i in (0, 3) for j in (0, 3) for k in (0, 3)]]
        pixels = project(camera, corners.reshape(-1, 3), 2, 2) - 1
        wanted = bool(((pixels[:, 0] < x) & (-pixels[:, 1] > y)).any())
        assert in_corner(camera, boxes, x, y) == wanted
        seen.append(wanted)
    assert any(seen)
    assert not all(seen)
