"""`twin snapshot`: each state of work has its own look, and every option does something."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from command import twin, twin_json
from PySide6.QtGui import QImage
from small_project import small_schedule

from sim.federating.federation import federate
from sim.job import silent_job
from sim.links import LinkSource, links_of
from sim.opening.loading import load_model
from sim.project import Project
from sim.schedule import Action, no_dates
from sim.writers.twin import save_project
from twin_app.cli import dispatch as run_command

START = np.datetime64("2025-03-03T08:00:00", "s")
STATES = {
    "hidden": (Action.CONSTRUCT, -1.0, False), "in-work": (Action.CONSTRUCT, 1.0, False),
    "fresh": (Action.CONSTRUCT, 2.5, False), "done": (Action.CONSTRUCT, 20.0, False),
    "demolishing": (Action.DEMOLISH, 1.0, False), "demolished": (Action.DEMOLISH, 3.0, False),
    "temporary": (Action.PROVIDE, 1.0, False), "late": (Action.CONSTRUCT, 1.5, True),
}  # fmt: skip


@pytest.fixture(scope="module")
def model(shared_data: Path) -> Project:
    """Return a small real model without schedule."""
    loaded = load_model(shared_data / "ifc" / "simple_with_tasks.ifc", silent_job())
    return federate("house", [loaded])


def _pixels(model: Project, folder: Path, name: str) -> np.ndarray:  # type: ignore[type-arg]
    action, days, late = STATES[name]
    tasks = small_schedule()
    kind = tasks.action.copy()
    kind[2] = action
    start, finish = no_dates(20), no_dates(20)
    start[2], finish[2] = START, START + np.timedelta64(2, "D")
    due = no_dates(20)
    if late:
        due[2] = START + np.timedelta64(1, "D")
    schedule = replace(
        tasks, action=kind, start=start, finish=finish, baseline_start=no_dates(20), baseline_finish=due
    )
    element = np.arange(len(model.elements), dtype=np.int32)
    links = links_of(element, np.full(element.size, 2, np.int32), LinkSource.EXPLICIT)
    save_project(replace(model, schedule=schedule, links=links), folder / f"{name}.twin")
    at = START + np.timedelta64(round(days * 86400), "s")
    out = folder / f"{name}.png"
    status = run_command(
        [
            "snapshot",
            str(folder / f"{name}.twin"),
            "--at",
            str(at),
            "--out",
            str(out),
            "--size",
            "320x180",
            "--no-overlay",
        ]
    )
    assert status == 0
    image = QImage(str(out)).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(180, image.bytesPerLine())
    return rows[:, : 3 * 320].reshape(180, 320, 3).astype(int)


def test_every_state_has_its_look(model: Project, tmp_path: Path) -> None:
    pictures = {name: _pixels(model, tmp_path, name) for name in STATES}
    empty = pictures["hidden"]
    assert np.abs(pictures["demolished"] - empty).max() <= 2
    mean = {}
    for name in ("in-work", "fresh", "done", "demolishing", "temporary", "late"):
        drawn = np.abs(pictures[name] - empty).max(axis=2) > 16
        assert drawn.sum() > 400, name
        mean[name] = pictures[name][drawn].mean(axis=0)
    red, green, blue = 0, 1, 2
    assert mean["in-work"][red] > mean["in-work"][blue] + 40  # amber
    assert mean["fresh"][green] > max(mean["fresh"][red], mean["fresh"][blue])
    assert mean["demolishing"][red] > mean["demolishing"][green] + 25
    assert mean["temporary"][blue] > mean["temporary"][green] + 15
    assert mean["late"][red] > mean["late"][blue] + 25
    assert np.ptp(mean["done"]) < 40  # the material, greyish
    drawn, half = (np.abs(pictures[name] - empty).max(axis=2) > 16 for name in ("done", "in-work"))
    assert (drawn & ~half).sum() > 100  # half built leaves holes that the finished building fills


def test_as_a_process(model: Project, tmp_path: Path) -> None:
    path = model.models[0].path
    first = twin_json(
        "snapshot",
        path,
        "--at",
        "50%",
        "--start",
        "2025-03-03",
        "--out",
        tmp_path / "new/a.png",
        "--size",
        "160x90",
    )
    assert (first["width"], first["height"]) == (160, 90)
    assert sum(first["states"].values()) == len(model.elements)
    assert (tmp_path / "new/a.png").read_bytes().startswith(b"\x89PNG")
    again = twin_json(
        "snapshot",
        path,
        "--at",
        "50%",
        "--start",
        "2025-03-03",
        "--out",
        tmp_path / "a.png",
        "--size",
        "160x90",
    )
    assert again["checksum"] == first["checksum"]


@pytest.mark.parametrize("extra", [("--view", "top"), ("--colour-by", "class"), ("--theme", "dark")])
def test_options_change_the_picture(model: Project, tmp_path: Path, extra: tuple[str, str]) -> None:
    def picture(name: str, *more: str) -> bytes:
        arguments = [
            "snapshot",
            model.models[0].path,
            "--out",
            str(tmp_path / name),
            "--size",
            "160x90",
            *more,
        ]
        assert run_command(arguments) == 0
        return (tmp_path / name).read_bytes()

    assert picture("a.png") != picture("b.png", *extra)


@pytest.mark.parametrize(
    "extra",
    [
        ("--at", "whenever"),
        ("--at", "150%"),
        ("--size", "big"),
        ("--colour-by", "mood"),
        ("--view", "inside"),
    ],
)
def test_bad_options_are_one_line(
    model: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str], extra: tuple[str, str]
) -> None:
    assert run_command(["snapshot", model.models[0].path, "--out", str(tmp_path / "a.png"), *extra]) == 2
    said = capsys.readouterr()
    assert len([line for line in said.err.splitlines() if line.startswith("twin: ")]) == 1
    assert extra[1] in said.err


def test_missing_out_is_one_line() -> None:
    assert twin("snapshot", "x.ifc", status=2).stderr.count("\n") == 1


def test_two_versions_side_by_side(model: Project, tmp_path: Path) -> None:
    plan = small_schedule()
    start, finish = no_dates(20), no_dates(20)
    start[2], finish[2] = START, START + np.timedelta64(2, "D")
    schedule = replace(
        plan, start=start, finish=finish, baseline_start=start + np.timedelta64(30, "D"),
        baseline_finish=finish + np.timedelta64(30, "D"),
    )  # fmt: skip
    rows = np.arange(len(model.elements), dtype=np.int32)
    links = links_of(rows, np.full(len(rows), 2, np.int32), LinkSource.EXPLICIT)
    path, out = tmp_path / "two.twin", tmp_path / "two.png"
    save_project(replace(model, schedule=schedule, links=links), path)
    arguments = ["snapshot", str(path), "--at", "2025-03-20", "--out", str(out), "--size", "640x360"]
    assert run_command([*arguments, "--no-overlay", "--compare", "baseline", "plan"]) == 0
    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == (640, 360)
    left, right = picture.copy(0, 0, 320, 360), picture.copy(320, 0, 320, 360)
    assert left != right, "not begun on the left, built on the right"
    assert run_command([*arguments, "--no-overlay", "--compare", "plan", "plan"]) == 0
    picture = QImage(str(out))
    assert picture.copy(0, 0, 320, 360) == picture.copy(320, 0, 320, 360)
    assert run_command([*arguments, "--compare", "plan", "actual"]) == 2
