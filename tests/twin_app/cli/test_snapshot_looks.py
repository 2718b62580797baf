"""`twin snapshot`: every appearance before, during and after; growth of every kind; and moving parts."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from oracles.boxes import box_model
from PySide6.QtGui import QImage

from kernels.arrays import Array
from sim.federating.federation import federate
from sim.job import silent_job
from sim.links import LinkSource, links_of
from sim.opening.loading import load_model
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.project import Project
from sim.schedule import Action
from sim.viewpoint import Camera
from sim.writers.twin import save_project
from twin_app.cli import dispatch as run_command
from viewers.export.frames import FrameOptions, Frames

START = np.datetime64("2025-03-03T08:00:00", "s")
FINISH = START + np.timedelta64(2, "D")
BEFORE, DURING, AFTER = -1.0, 1.0, 20.0  # days
W, H = 320, 180


@pytest.fixture(scope="module")
def model(shared_data: Path) -> Project:
    """Return a small real model without schedule."""
    loaded = load_model(shared_data / "ifc" / "simple_with_tasks.ifc", silent_job())
    return federate("house", [loaded])


def with_task(model: Project, fields: Mapping[str, str], action: Action = Action.CONSTRUCT) -> Project:
    """Return the model, every element of it the work of one task."""
    draft = ScheduleDraft(
        tasks=[TaskDraft("1", "work", start=START, finish=FINISH, action=action, fields=dict(fields))]
    )
    rows = np.arange(len(model.elements), dtype=np.int32)
    links = links_of(rows, np.zeros(rows.size, np.int32), LinkSource.EXPLICIT)
    return replace(model, schedule=draft.schedule(), links=links)


def pixels(model: Project, folder: Path, fields: Mapping[str, str], days: float) -> Array:
    """Return int[h, w, 3]: the snapshot of the saved project so many days after the task's start."""
    path, out = folder / "p.twin", folder / "p.png"
    save_project(with_task(model, fields), path)
    at = START + np.timedelta64(round(days * 86400), "s")
    arguments = ["snapshot", str(path), "--at", str(at), "--out", str(out), "--size", f"{W}x{H}"]
    assert run_command([*arguments, "--no-overlay"]) == 0
    image = QImage(str(out)).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(H, image.bytesPerLine())
    return rows[:, : 3 * W].reshape(H, W, 3).astype(int)


def drawn(picture: Array, empty: Array) -> Array:
    """Return bool[h, w]: where something is to be seen."""
    return np.abs(picture - empty).max(axis=2) > 16


@pytest.fixture(scope="module")
def empty(model: Project, tmp_path_factory: pytest.TempPathFactory) -> Array:
    return pixels(model, tmp_path_factory.mktemp("empty"), {}, BEFORE)


@pytest.fixture(scope="module")
def whole(model: Project, tmp_path_factory: pytest.TempPathFactory) -> Array:
    return pixels(model, tmp_path_factory.mktemp("whole"), {}, AFTER)


THERE = {  # before, during and after
    "construct": (False, True, True), "demolish": (True, True, False), "temporary": (False, True, False),
    "maintain": (True, True, True), "move": (True, True, True), "staging": (False, True, True),
    "equipment": (False, True, False),
}  # fmt: skip


@pytest.mark.parametrize("look", list(THERE))
def test_every_appearance_before_during_and_after(
    model: Project, tmp_path: Path, empty: Array, whole: Array, look: str
) -> None:
    red, green, blue = 0, 1, 2
    fields = {"Appearance": look}
    area = drawn(whole, empty)
    mean = {}
    for days, there in zip((BEFORE, DURING, AFTER), THERE[look], strict=True):
        picture = pixels(model, tmp_path, fields, days)
        found = drawn(picture, empty)
        assert (found.sum() > 0.3 * area.sum()) if there else (found.sum() < 20), (look, days)
        mean[days] = picture[area].mean(axis=0)
        stands = there and days != DURING and look != "staging"
        assert not stands or np.abs(picture - whole).max() <= 2, "what stands has its material"
    colour, material = mean[DURING], whole[area].mean(axis=0)
    if look == "equipment":
        assert np.abs(colour - material).max() < 3
    else:
        assert np.abs(colour - material).max() > 12, look
    if look in ("construct", "maintain"):
        assert colour[red] > colour[blue] + 30
    if look == "demolish":
        assert colour[red] > colour[green] + 15
    if look == "temporary":
        assert colour[blue] > colour[green] + 10
    if look == "move":
        assert min(colour[green], colour[blue]) > colour[red] + 30
    if look == "staging":
        assert colour[red] > colour[blue] + 15
        assert np.abs(mean[AFTER] - colour).max() < 1


def test_moving_really_moves(model: Project, tmp_path: Path, whole: Array) -> None:
    fields = {"Appearance": "move", "Motion": "0,0,6 -> 0,0,0"}
    lowest = []
    for days in (0.1, 0.6, 1.1, 1.9):
        picture = pixels(model, tmp_path, fields, days)
        y, _ = np.nonzero(picture[:, :, 2] - picture[:, :, 0] > 60)  # the colour of what is moved
        lowest.append(int(y.max()))
    assert lowest == sorted(lowest), "it comes down"
    assert lowest[-1] - lowest[0] > 15
    assert np.abs(pixels(model, tmp_path, fields, AFTER) - whole).max() <= 2, "and stands in its place"


@pytest.fixture(scope="module")
def beam() -> Project:
    """Return three boxes in a row along x, seen from the front."""
    boxes = np.array([[0, 0, 0, 4, 1, 4], [5, 0, 0, 9, 1, 4], [10, 0, 0, 14, 1, 4]], float)
    elements, mesh = box_model(boxes)
    return replace(Project(), elements=replace(elements, box=boxes), mesh=mesh)


@pytest.mark.parametrize(
    ("motion", "days", "expected"),
    [
        ("0,0,6 -> 0,0,0", BEFORE, (0, 6)), ("0,0,6 -> 0,0,0", 1.0, (0, 3)), ("0,0,6 -> 0,0,0", 5.0, (0, 0)),
        ("0,0,0 -> 4,0,0 @ 50% -> 4,0,3", 0.5, (2, 0)), ("0,0,0 -> 4,0,0 @ 50% -> 4,0,3", 1.5, (4, 1.5)),
        ("world 10,0.5,2 -> 7,0.5,2", 0.0, (3, 0)), ("world 10,0.5,2 -> 7,0.5,2", AFTER, (0, 0)),
    ],
)  # fmt: skip
def test_paths_are_followed_to_the_pixel(
    beam: Project, motion: str, days: float, expected: tuple[float, float]
) -> None:
    camera = Camera((7.0, -40.0, 2.0), (7.0, 0.0, 2.0), height=36.0, orthographic=True)
    project = with_task(beam, {"Appearance": "move", "Motion": motion})
    frames = Frames(project, FrameOptions(W, H, 1, camera=camera, edges=False, overlay=False))
    frames.scene.set_ground(False)
    far = np.array([[1e6, 0, 0]] * 3, np.float32)
    at = START + np.timedelta64(round(days * 86400), "s")
    shown = frames.pixels(at).astype(int)
    frames.scene.move(np.arange(3, dtype=np.int32), far)
    none = frames.scene.image(W, H, 1).astype(int)
    y, x = np.nonzero(drawn(shown, none))
    metre = H / 36.0
    middle = (x.min() + x.max() + 1) / 2 - W / 2, H / 2 - (y.min() + y.max() + 1) / 2
    assert abs(middle[0] - expected[0] * metre) <= 1.5
    assert abs(middle[1] - expected[1] * metre) <= 1.5


def half_built(beam: Project, growth: str) -> Array:
    """Return bool[h, w]: where something is to be seen from the front, half-way through the task."""
    frames = Frames(
        with_task(beam, {"Growth": growth}), FrameOptions(W, H, 1, "front", edges=False, overlay=False)
    )
    frames.scene.set_ground(False)
    none, half, full = (
        frames.pixels(START + np.timedelta64(round(days * 86400), "s")).astype(int)
        for days in (BEFORE, DURING, AFTER)
    )
    found, all_ = drawn(half, none), drawn(full, none)
    y, x = np.nonzero(all_)
    return found[y.min() : y.max() + 1, x.min() : x.max() + 1]


@pytest.mark.parametrize(
    ("growth", "column", "row"),
    [
        ("up", 0.5, 0.75), ("down", 0.5, 0.25), ("-z", 0.5, 0.25), ("x", 0.36, 0.5), ("-x", 0.64, 0.5),
        ("1,0,0", 0.36, 0.5), ("radial", 0.5, 0.5), ("parts", 0.2, 0.5),
    ],
)  # fmt: skip
def test_growth_has_a_direction_of_its_own(beam: Project, growth: str, column: float, row: float) -> None:
    half = half_built(beam, growth)
    share = half.mean()
    assert 0.12 < share < 0.65, "half of it stands"
    y, x = np.nonzero(half)
    boxes = 3 if growth in ("x", "-x", "1,0,0") else 1  # each box grows by itself
    place = (x / half.shape[1]).mean()
    if boxes == 1:
        assert abs(place - column) < 0.12, "parts begin at one end" if growth == "parts" else growth
    else:
        assert (place < 0.47) if column < 0.5 else (place > 0.53)
    assert abs((y / half.shape[0]).mean() - row) < 0.12


def test_growth_leaves_the_finished_model_alone(model: Project, tmp_path: Path, whole: Array) -> None:
    for growth in ("radial", "y", "parts length"):
        # Lines are as strong as their element is long along its growth; all else is the same.
        assert np.abs(pixels(model, tmp_path, {"Growth": growth}, AFTER) - whole).mean() < 1.0
