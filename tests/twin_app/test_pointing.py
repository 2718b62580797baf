"""What a click finds is what is seen: compared pixel by pixel with a picture of element numbers."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from oracles.id_picture import BACKGROUND, IdPicture, flat_shader, inner

from kernels._jit import COMPILING
from sim.federating.federation import federate
from sim.job import silent_job
from sim.opening.loading import load_model
from sim.playback.timeline import compile_timeline, finished_states
from sim.project import Project
from sim.samples.tower import write_tower
from sim.space.picker import Picker
from sim.viewpoint import Camera, Section
from twin_app.pointing import Pointer
from viewers.scene.scene import Scene

W, H = (300, 220) if COMPILING else (90, 66)
STEP = 3  # every third pixel of each line
SMALL = {"building": {"storeys": 3}, "programme": {"facade_behind": 1}}


@pytest.fixture(scope="module")
def tower(tmp_path_factory: pytest.TempPathFactory) -> Project:
    path = write_tower(tmp_path_factory.mktemp("tower") / "t.ifc", SMALL)
    return federate("tower", [load_model(path, silent_job())])


@pytest.fixture(scope="module")
def duplex(shared_data: Path) -> Project:
    return federate("duplex", [load_model(shared_data / "ifc" / "duplex.ifc", silent_job())])


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    with flat_shader(monkeypatch):
        yield Scene(W, H)


def agreement(scene: Scene, project: Project) -> float:
    """Return the share of the pixels away from edges on which pointer and picture agree."""
    pointer = Pointer(scene)
    pointer.set_picker(Picker(project.mesh))
    ids = IdPicture(scene).draw(W, H)
    asked = inner(ids)
    asked[np.arange(H)[:, None] % STEP != np.arange(W) % STEP] = False
    assert (ids[asked] != BACKGROUND).sum() > 100, "an empty picture proves nothing"
    right = 0
    for y, x in np.argwhere(asked):
        hit = pointer.at(x + 0.5, y + 0.5)
        right += (BACKGROUND if hit is None else hit.element) == ids[y, x]
    return right / int(asked.sum())


def show(scene: Scene, project: Project, share: float) -> None:
    """Draw a project at a share of its schedule; beyond 1 it is finished."""
    scene.set_model(project.elements, project.mesh)
    count = len(project.elements)
    states = finished_states(count)
    if share <= 1:
        first, last = project.schedule.span()
        moment = first + (last - first).astype("timedelta64[s]") * share
        compile_timeline(project.schedule, project.links, count).write_states(moment, states)
        states.amount[states.code == 3] = 255
    scene.show(states)
    scene.view("iso")


@pytest.mark.parametrize("share", [0.25, 0.6, 0.9, 2.0])
@pytest.mark.parametrize("view", ["iso", "front"])
def test_the_tower_at_several_dates(scene: Scene, tower: Project, share: float, view: str) -> None:
    show(scene, tower, share)
    scene.view(view)
    assert agreement(scene, tower) >= 0.99


@pytest.mark.parametrize("code", [1, 4, 7])
@pytest.mark.parametrize("amount", [0, 90, 200])
def test_growing_shrinking_and_late(scene: Scene, tower: Project, code: int, amount: int) -> None:
    show(scene, tower, 2.0)
    states = finished_states(len(tower.elements))
    some = np.arange(len(states)) % 2 == 0
    states.code[some] = code
    states.amount[some] = amount
    scene.show(states)
    assert agreement(scene, tower) >= 0.99


def test_hidden_and_ghosts(scene: Scene, tower: Project) -> None:
    show(scene, tower, 2.0)
    rows = np.arange(len(tower.elements), dtype=np.int32)
    scene.set_hidden(rows[rows % 3 == 0])
    scene.set_ghosted(rows[rows % 3 == 1])
    assert agreement(scene, tower) >= 0.99


@pytest.mark.parametrize("orthographic", [False, True])
@pytest.mark.parametrize("normals", [((0, 0, 1),), ((1, 0, 0), (0, -1, 0)), ((1, 1, 0.5),)])
def test_cut_open(
    scene: Scene, tower: Project, normals: tuple[tuple[float, float, float], ...], orthographic: bool
) -> None:
    show(scene, tower, 2.0)
    box = tower.elements.box[tower.elements.has_geometry()]
    middle = tuple(float(v) for v in (np.median(box[:, :3], axis=0) + np.median(box[:, 3:], axis=0)) / 2)
    scene.set_sections([Section(middle, normal) for normal in normals])  # type: ignore[arg-type]
    scene.set_camera(
        Camera(scene.camera().eye, scene.camera().target, height=40.0, orthographic=orthographic)
    )
    assert agreement(scene, tower) >= 0.99


@pytest.mark.parametrize("eye", [(30.0, -30.0, 20.0), (-25.0, 20.0, 3.0), (6.6, -9.6, 1.6)])
def test_a_real_model_from_outside_and_inside(
    scene: Scene, duplex: Project, eye: tuple[float, float, float]
) -> None:
    show(scene, duplex, 2.0)
    boxes = duplex.elements.box[duplex.elements.has_geometry()]
    centre = (np.nanmin(boxes[:, :3], axis=0) + np.nanmax(boxes[:, 3:], axis=0)) / 2
    at = tuple(float(v) for v in centre)
    scene.set_camera(Camera(eye, (at[0], at[1], at[2]), angle=45))
    assert agreement(scene, duplex) >= 0.99


def test_a_box_takes_what_is_left_of_the_model(scene: Scene, tower: Project) -> None:
    show(scene, tower, 2.0)
    pointer = Pointer(scene)
    whole = ((-1e4, -1e4), (1e4, 1e4))
    pointer.set_picker(Picker(tower.mesh))
    everything = pointer.inside(*whole, False)
    assert everything.size == tower.elements.has_geometry().sum()
    scene.set_sections([Section((0, 0, 3.0), (0, 0, 1))])
    left = pointer.inside(*whole, True)
    assert (tower.elements.box[left, 2] <= 3.0).all()
    assert 0 < left.size < everything.size


def test_nothing_is_there(scene: Scene) -> None:
    pointer = Pointer(scene)
    assert pointer.at(10, 10) is None
    assert pointer.snap(10, 10, 8) is None
    pointer.set_picker(Picker())
    assert pointer.at(10, 10) is None


def test_moved_elements_are_picked_where_they_are(scene: Scene, tower: Project) -> None:
    show(scene, tower, 2.0)
    rows = np.arange(0, len(tower.elements), 3, dtype=np.int32)
    metres = np.tile(np.array([[4.0, -6.0, 9.0]], np.float32), (rows.size, 1))
    scene.move(rows, metres)
    assert agreement(scene, tower) >= 0.99
    before = scene.image(W, H, 1)
    scene.move(rows, metres * 0)
    assert agreement(scene, tower) >= 0.99
    assert (scene.image(W, H, 1) != before).any()
