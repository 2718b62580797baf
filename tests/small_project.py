"""A deterministic little project: 60 elements on 3 storeys, 20 tasks, and a scale version for load."""

import numpy as np

from sim.calendar import standard_calendar
from sim.columns import category
from sim.elements import Elements
from sim.links import LinkSource, links_of
from sim.project import Model, Project
from sim.properties import Properties
from sim.schedule import Relations, Schedule, TaskKind, no_dates
from sim.spatial import Spatial

STOREYS = 3
CLASSES = ("IfcColumn", "IfcWall", "IfcSlab", "IfcStair")
DAY = np.timedelta64(86400, "s")
START = np.datetime64("2025-03-03T08:00:00", "s")  # a Monday


def small_project() -> Project:
    """Return the project: storey k holds elements 20 k to 20 k + 19, five of each class."""
    return Project(
        name="Hut",
        models=(Model("hut.ifc", "00", "IFC4X3_ADD2", "hut.ifc"),),
        elements=_elements(60),
        spatial=_spatial(),
        properties=_properties(60),
        schedule=small_schedule(),
        links=links_of(np.arange(60, dtype=np.int32), _TASK_OF[np.arange(60)], LinkSource.EXPLICIT),
    )


def large_project(count: int) -> Project:
    """Return a project of `count` elements in the same three storeys, without properties."""
    return Project(name="Heap", elements=_elements(count), spatial=_spatial())


def _spatial() -> Spatial:
    return Spatial(
        ("project", "site", "building", "s0", "s1", "s2"),
        ("Hut", "Site", "House", "Ground floor", "First floor", "Second floor"),
        category(["IfcProject", "IfcSite", "IfcBuilding"] + ["IfcBuildingStorey"] * 3),
        np.array([-1, 0, 1, 2, 2, 2], np.int32),
        np.zeros(6, np.int32),
        np.array([np.nan, np.nan, np.nan, 0.0, 3.0, 6.0]),
    )


def _elements(count: int) -> Elements:
    per_storey = count // STOREYS
    storey = np.minimum(np.arange(count) // per_storey, STOREYS - 1).astype(np.int32)
    kinds = [CLASSES[(k % per_storey) * len(CLASSES) // per_storey] for k in range(count)]
    box = np.zeros((count, 6))
    box[:, 0] = np.arange(count)
    box[:, 3:] = box[:, :3] + 1.0
    none = np.full(count, -1, np.int32)
    return Elements(
        tuple(f"{k:022d}" for k in range(count)),
        tuple(f"{kind[3:]} {k:03d}" for k, kind in enumerate(kinds)),
        tuple(f"P-{k:04d}" for k in range(count)),
        category(kinds),
        category(f"{kind[3:]} type {k % 2}" for k, kind in enumerate(kinds)),
        category("" for _ in range(count)),
        category("Concrete C30/37" for _ in range(count)),
        storey + np.int32(3),
        storey + np.int32(3),
        none,
        np.zeros(count, np.int32),
        np.arange(count, dtype=np.int64),
        box,
    )


def _properties(count: int) -> Properties:
    """Two sets per element: a shared Pset by class, and quantities of its own."""
    i32 = np.int32
    names = ("LoadBearing", "FireRating", "NetVolume", "Length", "NetArea", "NetWeight")
    units = ("", "m3", "m", "m2", "kg")
    values: list[str | float | int | bool | None] = [True, "R60", "R90"]
    entry_name, entry_unit, entry_value = [0, 1, 0, 1], [0, 0, 0, 0], [0, 1, 0, 2]
    for k in range(count):
        first = len(values)
        values += [1.0 + k, 2.5, 4.0, 2400.0 * (1.0 + k)]
        entry_name += [2, 3, 4, 5]
        entry_unit += [1, 2, 3, 4]
        entry_value += [first, first + 1, first + 2, first + 3]
    return Properties(
        2 * np.arange(count + 1, dtype=np.int64),
        np.array([[k % 2, 2 + k] for k in range(count)], i32).ravel(),
        np.array([[1, 0]] * count, np.uint8).ravel(),
        ("Pset_Common", "Pset_Common", *("Qto_BaseQuantities" for _ in range(count))),
        np.array([0, 0] + [1] * count, np.uint8),
        np.array([0, 2, *range(4, 4 * count + 5, 4)], np.int64),
        np.array(entry_name, i32),
        np.array(entry_unit, i32),
        np.array(entry_value, i32),
        names,
        units,
        tuple(values),
    )


# Rows: 0 whole job, then per storey a summary, five works and a milestone … 20 rows in all.
_PARENT = [-1, 0, 1, 1, 1, 1, 1, 0, 7, 7, 7, 7, 7, 0, 13, 13, 13, 13, 13, 0]
_TASK_OF = np.array([[2, 3, 4, 5][k % 20 // 5] + 6 * (k // 20) for k in range(60)], np.int32)


def small_schedule(repeat: int = 1) -> Schedule:
    """Return 20 tasks (one top, three storeys, a handover); more of the same with `repeat`."""
    count = 20
    parent = np.array(_PARENT, np.int32)
    kind = np.full(count, TaskKind.TASK, np.uint8)
    kind[[0, 1, 7, 13]] = TaskKind.SUMMARY
    kind[[6, 12, 18, 19]] = TaskKind.MILESTONE
    start, finish = no_dates(count), no_dates(count)
    for storey in range(3):
        first = 2 + 6 * storey
        for k in range(4):
            start[first + k] = START + (storey * 12 + 3 * k) * DAY
            finish[first + k] = start[first + k] + 2 * DAY + np.timedelta64(9 * 3600, "s")
        start[first + 4] = finish[first + 4] = finish[first + 3]
        start[first - 1], finish[first - 1] = start[first], finish[first + 3]
    start[19] = finish[19] = finish[17]
    start[0], finish[0] = start[2], finish[17]
    names = ["Hut"]
    for storey in ("Ground floor", "First floor", "Second floor"):
        names += [storey, "Columns", "Walls", "Slab", "Stairs", "Storey closed"]
    names += ["Handover"]
    wbs = ["1", "1.1", *(f"1.1.{k}" for k in range(1, 6)), "1.2", *(f"1.2.{k}" for k in range(1, 6))]
    wbs += ["1.3", *(f"1.3.{k}" for k in range(1, 6)), "1.4"]
    work = np.flatnonzero(kind == TaskKind.TASK).astype(np.int32)
    many = np.arange(repeat, dtype=np.int32)[:, None] * count

    def tiled(column: np.ndarray) -> np.ndarray:
        return np.tile(column, repeat)

    steps = np.repeat(np.arange(repeat), count) * np.timedelta64(2 * 86400, "s")
    relation = len(work) - 1
    return Schedule(
        "Hut",
        "hut.xml",
        tuple(str(k) for k in range(count * repeat)),
        tuple(names * repeat),
        tuple(wbs * repeat),
        np.where(tiled(parent) < 0, -1, (parent[None, :] + many).ravel()).astype(np.int32),
        tiled(kind),
        np.zeros(count * repeat, np.uint8),
        tiled(start) + steps,
        tiled(finish) + steps,
        tiled(start) + steps - DAY,
        tiled(finish) + steps - DAY,
        no_dates(count * repeat),
        no_dates(count * repeat),
        np.zeros(count * repeat),
        np.zeros(count * repeat, np.int32),
        Relations(
            (work[:-1][None, :] + many).ravel().astype(np.int32),
            (work[1:][None, :] + many).ravel().astype(np.int32),
            np.zeros(relation * repeat, np.uint8),
            np.zeros(relation * repeat, np.int64),
        ),
        (standard_calendar(),),
    )
