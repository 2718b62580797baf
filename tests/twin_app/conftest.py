"""A small building of cubes, and a window that asks nobody."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sim.columns import category
from sim.elements import Elements
from sim.links import LinkSource, links_of
from sim.mesh import Mesh
from sim.project import Model, Project
from sim.properties import no_properties
from sim.schedule import Schedule, no_dates
from sim.spatial import Spatial
from twin_app.prompts import Answer, Prompts
from twin_app.settings import Settings
from twin_app.shell import Shell, build

DAY = np.timedelta64(1, "D")
BEGIN = np.datetime64("2026-03-02T08:00:00", "s")


def cubes(count: int) -> Mesh:
    """Return unit cubes, two metres apart along x, ten to a row, rows stacked along z."""
    corners = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], np.float32)
    sides = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    triangles = np.array([t for a, b, c, d in sides for t in ((a, b, c), (a, c, d))], np.int32)
    matrix = np.zeros((count, 3, 4))
    matrix[:, :, :3] = np.eye(3)
    matrix[:, 0, 3] = np.arange(count) % 10 * 2.0
    matrix[:, 2, 3] = np.arange(count) // 10 * 2.0
    ends = np.array([0, 8], np.int64)
    return Mesh(
        corners, triangles, np.array([[0, 1], [1, 3]], np.int32), np.zeros(12, np.int32), ends,
        np.array([0, 12], np.int64), np.array([0, 2], np.int64),
        np.array([[0.7, 0.7, 0.7, 1.0]], np.float32), np.zeros(count, np.int32),
        np.arange(count, dtype=np.int32), matrix,
    )  # fmt: skip


def cube_project(count: int = 20) -> Project:
    """Return cubes with classes, storeys and one task a day for each."""
    mesh = cubes(count)
    low = mesh.matrix[:, :, 3]
    rows = np.arange(count)
    i32 = np.full(count, -1, np.int32)
    elements = Elements(
        tuple(f"guid{row}" for row in rows), tuple(f"Cube {row}" for row in rows), ("",) * count,
        category("IfcWall" if row % 2 else "IfcSlab" for row in rows),
        category("Type A" if row < 5 else "" for row in rows), category("" for _ in rows),
        category("concrete" for _ in rows), (rows // 10 % 2).astype(np.int32),
        (rows // 10 % 2).astype(np.int32), i32, np.zeros(count, np.int32),
        (rows + 100).astype(np.int64), np.concatenate([low, low + 1], axis=1),
    )  # fmt: skip
    spatial = Spatial(
        ("s0", "s1"), ("Level 1", "Level 2"), category(["IfcBuildingStorey"] * 2),
        np.array([-1, -1], np.int32), np.zeros(2, np.int32), np.array([0.0, 2.0]),
    )  # fmt: skip
    start = BEGIN + rows * DAY
    none, u8 = no_dates(count), np.zeros(count, np.uint8)
    schedule = Schedule(
        "Plan", "", tuple(map(str, rows)), tuple(f"Task {row}" for row in rows), ("",) * count,
        np.full(count, -1, np.int32), u8, u8.copy(), start, start + DAY, none, none.copy(), none.copy(),
        none.copy(), np.zeros(count), np.full(count, -1, np.int32),
    )  # fmt: skip
    links = links_of(rows.astype(np.int32), rows.astype(np.int32), LinkSource.EXPLICIT)
    return replace(
        Project(name="Cubes", models=(Model("cubes.ifc", "0", "IFC4", "cubes.ifc"),)),
        elements=elements, spatial=spatial, properties=no_properties(count), mesh=mesh, schedule=schedule,
        links=links,
    )  # fmt: skip


class SilentPrompts(Prompts):
    """Gives the answers a test has put in; fails where it has put none."""

    def __init__(self) -> None:
        self.answers: dict[str, object] = {}

    def open_file(self, kind: str, title: str = "") -> str:
        files = self.answers.get("file", [])
        assert isinstance(files, list)
        return str(files.pop(0)) if files else ""

    def open_files(self) -> list[str]:
        return list(self.answers["open"])  # type: ignore[call-overload, no-any-return]

    def save_file(self, proposal: str, kinds: str) -> str:
        return str(self.answers.get("export", ""))

    def save_project(self, proposal: str) -> str:
        return str(self.answers["save"])

    def folder(self) -> str:
        return str(self.answers.get("folder", ""))

    def save_picture(self, proposal: str) -> str:
        return str(self.answers["picture"])

    def unsaved(self, name: str) -> Answer:
        answer = self.answers["unsaved"]
        assert isinstance(answer, Answer)
        return answer

    def pick(self, title: str, question: str, choices: list[str], answered: Callable[[str], object]) -> None:
        picked = self.answers["pick"]
        answered(choices[picked] if isinstance(picked, int) else "")

    def choose(self, title: str, question: str, choices: list[str]) -> str:
        return str(self.answers.get("choose", ""))

    def write(self, title: str, question: str, choices: list[str]) -> str | None:
        text = self.answers.get("write")
        return None if text is None else str(text)


@pytest.fixture
def make_cubes() -> Callable[[int], Project]:
    """Return what makes so many cubes."""
    return cube_project


@pytest.fixture
def project() -> Project:
    return cube_project()


@pytest.fixture
def prompts() -> SilentPrompts:
    return SilentPrompts()


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, tmp_path: Path, prompts: SilentPrompts) -> Iterator[Shell]:
    """Return a window on screen with nothing open."""
    settings = Settings(tmp_path / "settings.ini")
    settings.language = "en"
    built = build(qapp, settings, prompts)
    built.window.resize(1100, 760)
    built.window.show()
    qtbot.waitExposed(built.window)
    yield built
    built.session.jobs.cancel_all()
    built.wiring.close()
    built.session.languages.set("en")
    built.window.may_close = lambda: True
    built.window.close()
    built.window.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def opened(shell: Shell, project: Project) -> Shell:
    """Return the window with the cubes open."""
    shell.session.store.open(project)
    shell.window.show_start_page(False)
    shell.window.views.viewport.fit()
    return shell
