"""Small loaded models for tests of whatever joins or counts them."""

import numpy as np

from sim.columns import category
from sim.elements import Elements
from sim.links import LinkSource, links_of, no_links
from sim.loaded import LoadedModel
from sim.mesh import Mesh
from sim.problem import Problem, Severity
from sim.project import Model
from sim.properties import Properties
from sim.schedule import Schedule, no_dates, no_schedule
from sim.spatial import Spatial

CUBE = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], np.float32)
FACES = np.array(
    [[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
     [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3]], np.int32,
)  # fmt: skip


def schedule_of(count: int, source: str) -> Schedule:
    """Return `count` undated tasks."""
    return Schedule(
        "plan", source, tuple(f"T{n}" for n in range(count)), tuple(f"task {n}" for n in range(count)),
        ("",) * count, np.full(count, -1, np.int32), np.zeros(count, np.uint8), np.zeros(count, np.uint8),
        *(no_dates(count) for _ in range(6)), np.zeros(count), np.full(count, -1, np.int32),
    )  # fmt: skip


def cubes(name: str, places: list[tuple[float, float, float]], crs: str = "", tasks: int = 0) -> LoadedModel:
    """Return a model of unit cubes, one element each, the last without geometry or storey."""
    n = len(places) + 1
    corner = np.array(places).reshape(-1, 3)
    box = np.concatenate([np.hstack([corner, corner + 1]), np.full((1, 6), np.nan)])
    matrix = np.tile(np.eye(3, 4), (n - 1, 1, 1))
    matrix[:, :, 3] = corner
    storey = np.array([1] * (n - 1) + [-1], np.int32)
    i32 = np.arange(n, dtype=np.int32)
    elements = Elements(
        tuple(f"{name}{k}" for k in range(n)), ("cube",) * n, ("",) * n, category(["IfcWall"] * n),
        category([""] * n), category([""] * n), category(["stone"] * n), np.maximum(storey, 0), storey,
        np.array([-1] * (n - 1) + [0], np.int32), np.zeros(n, np.int32), i32.astype(np.int64), box,
    )  # fmt: skip
    spatial = Spatial(
        ("p", "s"), ("P", "Ground"), category(["IfcProject", "IfcBuildingStorey"]),
        np.array([-1, 0], np.int32), np.zeros(2, np.int32), np.array([np.nan, 0.5]),
    )  # fmt: skip
    properties = Properties(
        np.arange(n + 1, dtype=np.int64), np.zeros(n, np.int32), np.zeros(n, np.uint8), (f"Pset_{name}",),
        np.zeros(1, np.uint8), np.array([0, 2], np.int64), np.array([0, 1], np.int32),
        np.zeros(2, np.int32), np.array([0, 1], np.int32), ("Mark", "Same"), ("",), (name, True),
    )  # fmt: skip
    mesh = Mesh(
        CUBE.copy(), FACES.copy(), np.array([[0, 1]], np.int32), np.zeros(12, np.int32),
        np.array([0, 8], np.int64), np.array([0, 12], np.int64), np.array([0, 1], np.int64),
        np.ones((1, 4), np.float32), np.zeros(n - 1, np.int32), i32[:-1].copy(), matrix,
    )  # fmt: skip
    links = links_of(i32[:1], i32[:1], LinkSource.MODEL) if tasks else no_links()
    return LoadedModel(
        Model(f"/models/{name}.ifc", name, "IFC4", f"{name}.ifc", crs, classes={"IfcWall": n}),
        elements, spatial, properties, mesh,
        schedule_of(tasks, f"/models/{name}.ifc") if tasks else no_schedule(), links,
        (Problem(Severity.INFO, "ifc-outside", "#1", {"guid": "x"}),), {"tables": 0.25},
    )  # fmt: skip
