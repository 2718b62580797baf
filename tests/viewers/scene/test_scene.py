"""Pixels of the scene: what each state looks like, cut, hidden, far away."""

from dataclasses import replace

import numpy as np
import pytest
from oracles.boxes import box_grid, box_model
from oracles.pixels import differing, middle
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray

from kernels import states
from sim.mesh import no_mesh
from sim.playback.appearance import load_profile
from sim.playback.timeline import States
from sim.viewpoint import Camera, Section
from viewers.scene.scene import Scene

W, H = 240, 180
ONE = np.array([[0, 0, 0, 4, 4, 4]], float)
FRONT = Camera((2, -20, 2), (2, 2, 2), angle=24)


@pytest.fixture(scope="module")
def shared_scene() -> Scene:
    return Scene(W, H)


@pytest.fixture
def scene(shared_scene: Scene) -> Scene:
    """Return the scene with one cube seen from the front, without ground, compass and edges."""
    shared_scene.set_profile(load_profile())
    shared_scene.set_theme("light")
    shared_scene.set_ground(False)
    shared_scene.set_gizmo(False)
    shared_scene.set_edges(False)
    shared_scene.set_ghost_absent(False)
    shared_scene.set_sections(())
    shared_scene.moving(False)
    put(shared_scene, ONE)
    shared_scene.set_camera(FRONT)
    return shared_scene


def put(scene: Scene, boxes: np.ndarray, classes: list[str] | None = None, **colours: np.ndarray) -> None:
    none = np.empty(0, np.int32)
    scene.set_hidden(none)
    scene.set_ghosted(none)
    scene.set_selection(none)
    scene.set_model(*box_model(boxes, classes, **colours))
    scene.set_colours(None)
    show(scene, [states.DONE] * len(boxes))


def show(scene: Scene, code: list[int], amount: int = 255, alarm: int = 0) -> None:
    n = len(code)
    scene.show(States(np.array(code, np.uint8), np.full(n, amount, np.uint8), np.full(n, alarm, np.uint8)))


def empty(scene: Scene) -> np.ndarray:
    scene.set_hidden(np.arange(len(scene.states), dtype=np.int32))
    picture = scene.image(W, H, 1)
    scene.set_hidden(np.empty(0, np.int32))
    return picture


def hue_of(colour: np.ndarray) -> np.ndarray:
    centred = colour - colour.mean()
    return centred / np.linalg.norm(centred)


@pytest.mark.parametrize(
    ("code", "amount"),
    [
        (states.IN_WORK, 255),
        (states.FRESH, 0),
        (states.DEMOLISHING, 0),
        (states.TEMPORARY, 255),
        (states.LATE, 200),
    ],
)
def test_state_has_its_colour(scene: Scene, code: int, amount: int) -> None:
    show(scene, [code], amount)
    colour = middle(scene.image(W, H, 1), 16)
    wanted = np.array(load_profile().states[code].rgb, float)
    assert hue_of(colour) @ hue_of(wanted) > 0.97


def test_done_is_the_material(scene: Scene) -> None:
    colour = middle(scene.image(W, H, 1))
    assert np.ptp(colour) < 16
    assert 140 < colour.mean() < 240


def test_fresh_fades_to_the_material(scene: Scene) -> None:
    done = middle(scene.image(W, H, 1))
    far = []
    for amount in (0, 128, 255):
        show(scene, [states.FRESH], amount)
        far.append(np.abs(middle(scene.image(W, H, 1)) - done).max())
    assert far[0] > far[1] > far[2]
    assert far[2] < 3


@pytest.mark.parametrize("code", [states.ABSENT, states.DEMOLISHED])
def test_what_is_not_there_shows_the_background(scene: Scene, code: int) -> None:
    background = empty(scene)
    show(scene, [code])
    assert not differing(scene.image(W, H, 1), background, 0).any()


def test_hidden_shows_the_background(scene: Scene) -> None:
    background = empty(scene)
    assert differing(scene.image(W, H, 1), background).sum() > 4000
    scene.set_hidden(np.array([0], np.int32))
    assert not differing(scene.image(W, H, 1), background, 0).any()


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
def test_work_grows_upwards(scene: Scene, share: float) -> None:
    scene.set_camera(replace(FRONT, orthographic=True, height=5.0))
    background = empty(scene)
    whole = differing(scene.image(W, H, 1), background).any(axis=1)
    show(scene, [states.IN_WORK], round(share * 255))
    grown = differing(scene.image(W, H, 1), background).any(axis=1)
    assert grown.sum() / whole.sum() == pytest.approx(share, abs=0.02)
    assert np.flatnonzero(grown).max() == np.flatnonzero(whole).max()  # from the foot


def test_beams_grow_along_and_piles_downwards(scene: Scene) -> None:
    scene.set_camera(replace(FRONT, orthographic=True, height=6.0))
    put(scene, np.array([[0, 0, 1, 4, 1, 2]], float), ["IfcBeam"])
    background = empty(scene)
    whole = differing(scene.image(W, H, 1), background)
    show(scene, [states.IN_WORK], 128)
    half = differing(scene.image(W, H, 1), background)
    assert half.any(axis=1).sum() == whole.any(axis=1).sum()
    assert half.any(axis=0).sum() / whole.any(axis=0).sum() == pytest.approx(0.5, abs=0.03)
    put(scene, ONE, ["IfcPile"])
    whole = differing(scene.image(W, H, 1), background).any(axis=1)
    show(scene, [states.IN_WORK], 128)
    half_rows = differing(scene.image(W, H, 1), background).any(axis=1)
    assert np.flatnonzero(half_rows).min() == np.flatnonzero(whole).min()  # from the head
    assert half_rows.sum() / whole.sum() == pytest.approx(0.5, abs=0.03)


def test_demolition_is_hatched(scene: Scene) -> None:
    show(scene, [states.DEMOLISHING], 0)
    picture = scene.image(W, H, 1)
    patch = picture[H // 2 - 12 : H // 2 + 12, W // 2 - 12 : W // 2 + 12].astype(int).sum(axis=2)
    dark = patch < (patch.min() + patch.max()) / 2
    assert 0.2 < dark.mean() < 0.6
    show(scene, [states.IN_WORK])
    plain = scene.image(W, H, 1)[H // 2 - 12 : H // 2 + 12, W // 2 - 12 : W // 2 + 12].astype(int).sum(axis=2)
    assert np.ptp(plain) < 9


def test_alarm_is_red_over_any_state(scene: Scene) -> None:
    show(scene, [states.DONE], alarm=2)
    red, green, blue = middle(scene.image(W, H, 1))
    assert red > green + 60
    assert red > blue + 60


def test_selection_tints_and_keeps_the_state(scene: Scene) -> None:
    show(scene, [states.IN_WORK])
    before = middle(scene.image(W, H, 1))
    scene.set_selection(np.array([0], np.int32))
    after = middle(scene.image(W, H, 1))
    selection = np.array(load_profile().selection)
    assert np.abs(after - selection).sum() < np.abs(before - selection).sum() - 40
    assert np.abs(after - before).sum() < np.abs(after - selection).sum() * 2


def test_selection_is_outlined(scene: Scene) -> None:
    scene.set_edges(True)
    scene.set_selection(np.array([0], np.int32))
    picture = scene.image(W, H, 1).astype(int)
    selection = np.array(load_profile().selection)
    assert (np.abs(picture - selection).sum(axis=2) < 12).sum() > 150


def test_the_outline_is_bright_and_wide_enough(scene: Scene) -> None:
    scene.set_camera(replace(FRONT, orthographic=True, height=8.0))
    scene.set_selection(np.array([0], np.int32))
    blue = np.abs(scene.image(W, H, 1).astype(int) - load_profile().selection).sum(axis=2) < 12
    left = [int(row[: W // 2].sum()) for row in blue[H // 2 - 20 : H // 2 + 20]]
    assert 2 <= min(left) <= max(left) <= 3
    scene.set_selection(np.empty(0, np.int32))
    after = np.abs(scene.image(W, H, 1).astype(int) - load_profile().selection).sum(axis=2) < 12
    assert not after.any()


def test_glass_lets_the_background_through(scene: Scene) -> None:
    background = empty(scene)
    solid = scene.image(W, H, 1)
    scene.set_ghosted(np.array([0], np.int32))
    glass = scene.image(W, H, 1)
    near_background = np.abs(middle(glass) - middle(background)).max()
    assert 2 < near_background < 45
    assert np.abs(middle(solid) - middle(glass)).max() > near_background


def test_the_absent_are_glass_by_choice(scene: Scene) -> None:
    background = empty(scene)
    show(scene, [states.ABSENT])
    scene.set_ghost_absent(True)
    ghost = scene.image(W, H, 1)
    assert differing(ghost, background, 2).sum() > 4000
    scene.set_ghost_absent(False)
    assert not differing(scene.image(W, H, 1), background, 0).any()


def test_translucent_materials_show_what_is_behind(scene: Scene) -> None:
    pane = np.array([[0, 0, 0, 4, 0.1, 4], [1, 3, 1, 3, 4, 3]], float)
    put(scene, pane, colours=np.array([[0.5, 0.6, 0.7, 0.3], [0.9, 0.1, 0.1, 1]], np.float32))
    through = middle(scene.image(W, H, 1))
    scene.set_hidden(np.array([1], np.int32))
    alone = middle(scene.image(W, H, 1))
    assert through[0] - through[2] > alone[0] - alone[2] + 25


def test_edges_are_darker_lines(scene: Scene) -> None:
    without = scene.image(W, H, 1)
    scene.set_edges(True)
    picture = scene.image(W, H, 1)
    changed = differing(picture, without, 12)
    assert 150 < changed.sum() < 1500
    assert picture[changed].mean() < without[changed].mean() - 20
    scene.set_hidden(np.array([0], np.int32))
    assert not differing(scene.image(W, H, 1), empty(scene), 0).any()


def test_edges_grow_fainter_with_the_distance(scene: Scene) -> None:
    contrast = []
    for height in (6.0, 60.0):  # 30 and 3 pixels to the metre
        scene.set_camera(replace(FRONT, orthographic=True, height=height))
        pictures = []
        for edges in (False, True):
            scene.set_edges(edges)
            pictures.append(scene.image(W, H, 1).astype(int).sum(axis=2))
        contrast.append(float((pictures[0] - pictures[1]).max()))
    assert 0.2 < contrast[1] / contrast[0] < 0.75


def test_edges_are_ribbons_in_large_pictures(scene: Scene) -> None:
    scene.set_camera(replace(FRONT, orthographic=True, height=8.0))
    wide = []
    for edges in (False, True):
        scene.set_edges(edges)
        wide.append(scene.image(3000, 2160, 1)[1080].astype(int).sum(axis=1))
    changed = np.flatnonzero(np.abs(wide[0] - wide[1]) > 30)
    left = changed[changed < 1500]
    assert 1 <= left.size <= 3


def test_edges_grow_with_their_element(scene: Scene) -> None:
    scene.set_camera(replace(FRONT, orthographic=True, height=5.0))
    background = empty(scene)
    scene.set_edges(True)
    show(scene, [states.IN_WORK], 128)
    rows = differing(scene.image(W, H, 1), background).any(axis=1)
    assert rows.sum() == pytest.approx(H * 4 / 5 / 2, abs=3)


def test_section_removes_its_side(scene: Scene) -> None:
    background = empty(scene)
    whole = differing(scene.image(W, H, 1), background)
    scene.set_sections((Section((2, 0, 0), (1, 0, 0)),))
    cut = differing(scene.image(W, H, 1), background)
    assert cut[:, : W // 2 - 1].sum() == whole[:, : W // 2 - 1].sum()
    assert not cut[:, W // 2 + 1 :].any()


def test_section_is_capped(scene: Scene) -> None:
    scene.set_sections((Section((0, 2, 0), (0, -1, 0)),))
    capped = middle(scene.image(W, H, 1))
    cut = np.array(load_profile().cut)
    assert np.abs(capped - cut).max() < 60
    scene.set_edges(True)
    assert middle(scene.image(W, H, 1)) == pytest.approx(capped, abs=1)  # far edges stay behind the cap


def test_a_cut_is_drawn_along(scene: Scene) -> None:
    scene.set_camera(Camera((2, -20, 9), (2, 2, 2), angle=20))
    scene.set_sections((Section((2.0, 2.0, 2.0), (0.0, -1.0, 0.0)),))
    picture = scene.image(W, H, 1).astype(int)
    cap = picture[H // 2, W // 2 - 40 : W // 2 + 40].sum(axis=1)
    rim = picture[:, W // 2].sum(axis=1)
    assert rim.min() < np.median(cap) * 0.75  # darker than the cut material: the line around it


def test_thin_things_behind_a_cut_keep_their_face(scene: Scene) -> None:
    put(scene, np.array([[0, 0, 0, 4, 1, 4], [0, 9, 0, 4, 9.05, 4]], float))
    far = Camera((2, -150, 2), (2, 2, 2), angle=4)
    scene.set_camera(far)
    scene.set_hidden(np.array([0], np.int32))
    whole = middle(scene.image(W, H, 1))
    scene.set_sections((Section((0, 0.5, 0), (0, -1, 0)),))
    assert middle(scene.image(W, H, 1)) == pytest.approx(whole, abs=3)


def test_faces_behind_the_cut_stay_lit(scene: Scene) -> None:
    put(scene, np.array([[0, 0, 0, 4, 1, 4], [0, 3, 0, 4, 4, 4]], float))
    scene.set_camera(replace(FRONT, orthographic=True, height=5.0))
    whole = middle(scene.image(W, H, 1))
    scene.set_sections((Section((0, 2, 0), (0, -1, 0)),))
    assert middle(scene.image(W, H, 1)) == pytest.approx(whole, abs=2)


def test_section_box_leaves_the_inside(scene: Scene) -> None:
    put(scene, box_grid(27, pitch=3.0, size=1.0))
    scene.set_camera(Camera((3.5, -40, 3.5), (3.5, 3.5, 3.5), orthographic=True, height=10))
    background = empty(scene)
    box = [((2.5, 0, 0), (-1, 0, 0)), ((4.5, 0, 0), (1, 0, 0)), ((0, 2.5, 0), (0, -1, 0)),
           ((0, 4.5, 0), (0, 1, 0)), ((0, 0, 2.5), (0, 0, -1)), ((0, 0, 4.5), (0, 0, 1))]  # fmt: skip
    scene.set_sections([Section(point, normal) for point, normal in box])
    assert differing(scene.image(W, H, 1), background).sum() == pytest.approx((H / 10) ** 2, rel=0.2)


def test_own_colours_replace_the_material(scene: Scene) -> None:
    scene.set_colours(np.array([[30, 60, 220, 255]], np.uint8))
    red, _, blue = middle(scene.image(W, H, 1))
    assert blue > red + 80
    scene.set_colours(None)
    assert np.ptp(middle(scene.image(W, H, 1))) < 16


def test_wrong_lengths_are_refused(scene: Scene) -> None:
    with pytest.raises(ValueError, match="2 states for 1"):
        show(scene, [0, 1])
    with pytest.raises(ValueError, match="2 colours for 1"):
        scene.set_colours(np.zeros((2, 4), np.uint8))


@pytest.mark.parametrize("shift", [(500_000.0, 5_000_000.0, 120.0), (-5e6, 3e5, 0.0)])
def test_far_from_zero_looks_the_same(scene: Scene, shift: tuple[float, float, float]) -> None:
    scene.set_edges(True)
    boxes = box_grid(27, pitch=1.5)
    put(scene, boxes)
    scene.set_camera(Camera((6.3, -7.1, 5.2), (2, 2, 2)))
    at_zero = scene.image(W, H, 1)
    put(scene, boxes + np.tile(shift, 2))
    eye, target = np.add((6.3, -7.1, 5.2), shift), np.add((2, 2, 2), shift)
    scene.set_camera(Camera(tuple(eye), tuple(target)))
    far_away = scene.image(W, H, 1)
    assert differing(at_zero, far_away).mean() < 0.004


def test_small_pans_move_far_models_evenly(scene: Scene) -> None:
    shift = np.array([500_000.0, 5_000_000.0, 0.0])
    put(scene, ONE + np.tile(shift, 2))
    pixel = 6.0 / H
    left = []
    for step in range(6):
        aside = np.array([step * pixel, 0, 0])
        eye, target = np.add((2, -20, 2), shift + aside), np.add((2, 2, 2), shift + aside)
        scene.set_camera(Camera(tuple(eye), tuple(target), orthographic=True, height=6.0))
        picture = scene.image(W, H, 1)
        left.append(int(np.flatnonzero(differing(picture, empty(scene)).any(axis=0))[0]))
    assert np.diff(left).tolist() == [-1] * 5


def test_clusters_far_apart_do_not_spoil_fit(scene: Scene) -> None:
    boxes = np.vstack([box_grid(8), box_grid(1) + 5_000_000.0])
    put(scene, boxes)
    scene.view("iso")
    assert differing(scene.image(W, H, 1), empty(scene)).sum() > 3000
    scene.fit(np.array([8], np.int32))
    assert differing(scene.image(W, H, 1), empty(scene)).sum() > 3000


def test_slots_beyond_one_line_of_the_texture(scene: Scene) -> None:
    boxes = box_grid(17_576)
    put(scene, boxes)
    code = np.full(len(boxes), states.ABSENT, np.uint8)
    code[-1] = states.IN_WORK
    scene.show(States(code, np.full(len(boxes), 255, np.uint8), np.zeros(len(boxes), np.uint8)))
    scene.view("iso")
    scene.fit(np.array([len(boxes) - 1], np.int32))
    assert hue_of(middle(scene.image(W, H, 1))) @ hue_of(np.array([245.0, 166, 35])) > 0.97


def test_parts_add_up_to_the_whole(scene: Scene) -> None:
    boxes = box_grid(8)
    elements, mesh = box_model(boxes)
    put(scene, boxes)
    scene.view("iso")
    whole = scene.image(W, H, 1)
    scene.set_model(elements, no_mesh())
    assert differing(scene.image(W, H, 1), whole).any()
    for half in (slice(0, 4), slice(4, 8)):
        instances = {name: getattr(mesh, name)[half].copy() for name in ("shape", "element", "matrix")}
        scene.append(elements, scene.cut(elements, replace(mesh, **instances)))
    assert len(scene.chunks) == 2
    assert differing(scene.image(W, H, 1), whole).mean() < 0.002


def test_live_frames_are_smooth(scene: Scene) -> None:
    scene.set_camera(Camera((12, -14, 9), (2, 2, 2)))
    rough = scene.image(W, H, 1)
    scene.window.SetSize(W, H)
    scene.render()
    pixels = vtkUnsignedCharArray()
    scene.window.GetPixelData(0, 0, W - 1, H - 1, 0, pixels, 0)
    live = vtk_to_numpy(pixels).reshape(H, W, 3)[::-1]
    changed = differing(live, rough, 8)
    assert 50 < changed.sum() < 2500  # the rim of the cube and nothing else
    assert len(np.unique(live.reshape(-1, 3), axis=0)) > len(np.unique(rough.reshape(-1, 3), axis=0))


def test_what_is_buried_shows_faintly(scene: Scene) -> None:
    put(scene, np.array([[0, 0, 0, 4, 4, 4], [1, -3, -5, 3, -1, -0.5]], float), ["IfcWall", "IfcPile"])
    scene.set_ground(True)
    scene.set_camera(Camera((2, -14, 14), (2, -2, 0)))
    x, y, _ = scene_pixels(scene, (2.0, -2.0, -0.5))
    with_pile = scene.image(W, H, 1)[y, x].astype(int)
    scene.set_hidden(np.array([1], np.int32))
    without = scene.image(W, H, 1)[y, x].astype(int)
    assert 2 < np.abs(with_pile - without).max() < 40


def test_ground_carries_the_shade(scene: Scene) -> None:
    scene.set_camera(Camera((2, -14, 9), (2, 2, 0)))
    without = scene.image(W, H, 1)
    scene.set_ground(True)
    built = scene.image(W, H, 1)
    assert differing(built, without).mean() > 0.3
    show(scene, [states.ABSENT])
    bare = scene.image(W, H, 1)
    x, y, _ = scene_pixels(scene, (2.0, -0.15, 0.0))
    assert built[y, x].mean() < bare[y, x].mean() - 8


def scene_pixels(scene: Scene, point: tuple[float, float, float]) -> tuple[int, int, float]:
    x, y, depth = scene.project(np.array([point]))[0]
    return int(x), int(y), float(depth)


def test_projection_agrees_with_the_picture(scene: Scene) -> None:
    scene.set_camera(Camera((12, -14, 9), (2, 2, 2)))
    seen = differing(scene.image(W, H, 1), empty(scene))
    corners = scene.project(np.array([[x, y, z] for x in (0, 4) for y in (0, 4) for z in (0, 4)], float))
    rows, columns = np.nonzero(seen)
    assert columns.min() == pytest.approx(corners[:, 0].min(), abs=1.5)
    assert columns.max() + 1 == pytest.approx(corners[:, 0].max(), abs=1.5)
    assert rows.min() == pytest.approx(corners[:, 1].min(), abs=1.5)
    assert rows.max() + 1 == pytest.approx(corners[:, 1].max(), abs=1.5)
    origin, direction = scene.world_ray(W / 2, H / 2)
    assert np.linalg.norm(np.cross(np.array([2, 2, 2]) - origin, direction)) < 1e-9


def test_themes_differ(scene: Scene) -> None:
    light = empty(scene)
    scene.set_theme("dark")
    assert empty(scene).mean() < light.mean() - 100


def test_compass_stands_in_its_corner(scene: Scene) -> None:
    scene.set_hidden(np.array([0], np.int32))
    without = scene.image(W, H, 1)
    scene.set_gizmo(True)
    changed = differing(scene.image(W, H, 1), without)
    assert changed[H // 2 :, W // 2 :].sum() > 100
    assert not changed[:, : W // 2].any()


def test_images_are_antialiased_and_leave_the_window_alone(scene: Scene) -> None:
    scene.set_camera(Camera((12, -14, 9), (2, 2, 2)))
    size = scene.window.GetSize()
    fine, rough = scene.image(W, H, 3), scene.image(W, H, 1)
    assert fine.shape == rough.shape == (H, W, 3)
    assert scene.window.GetSize() == size
    assert len(np.unique(fine.reshape(-1, 3), axis=0)) > len(np.unique(rough.reshape(-1, 3), axis=0))


def test_bodies_move_alone(scene: Scene) -> None:
    scene.set_hidden(np.array([0], np.int32))
    background = scene.image(W, H, 1)
    _, mesh = box_model(np.array([[0, 0, 0, 1, 1, 1]], float))
    scene.add_body("hook", mesh)
    matrix = np.eye(4)
    matrix[:3, 3] = (-1, 0, 2)
    scene.place_body("hook", matrix)
    left = differing(scene.image(W, H, 1), background)
    matrix[0, 3] = 4
    scene.place_body("hook", matrix)
    right = differing(scene.image(W, H, 1), background)
    scene.remove_body("hook")
    assert not differing(scene.image(W, H, 1), background, 0).any()
    assert np.nonzero(left)[1].max() < W / 2 < np.nonzero(right)[1].min()


def test_coarse_frames_keep_the_states(scene: Scene) -> None:
    scene.set_edges(True)
    show(scene, [states.IN_WORK])
    full = scene.image(W, H, 1)
    scene._model.set_coarse(True, True)
    coarse = scene.image(W, H, 1)
    assert hue_of(middle(coarse)) @ hue_of(middle(full)) > 0.99
    assert differing(full, coarse).sum() < 1500  # no more than the edges
    scene._model.set_coarse(False, False)
    assert not differing(scene.image(W, H, 1), full, 1).any()
