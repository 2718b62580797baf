"""Small tables of elements and storeys, made by hand."""

import numpy as np

from sim.columns import category
from sim.elements import Elements
from sim.spatial import Spatial


def table(
    rows: list[tuple[str, int, tuple[float, float, float], tuple[float, float, float]]],
    kinds: list[str] | None = None,
) -> Elements:
    """Return elements of (class, storey, lower corner, size)."""
    count = len(rows)
    i32 = np.full(count, -1, np.int32)
    corner = np.array([row[2] for row in rows], np.float64).reshape(-1, 3)
    box = np.hstack([corner, corner + np.array([row[3] for row in rows], np.float64).reshape(-1, 3)])
    return Elements(
        tuple(f"{n:022}" for n in range(count)), ("",) * count, ("",) * count,
        category([row[0] for row in rows]), category([""] * count), category(kinds or [""] * count),
        category([""] * count), i32, np.array([row[1] for row in rows], np.int32), i32.copy(),
        np.zeros(count, np.int32), np.arange(count, dtype=np.int64), box,
    )  # fmt: skip


def storeys(*elevations: float) -> Spatial:
    count = len(elevations)
    return Spatial(
        tuple(f"S{n}" for n in range(count)), tuple(f"Level {n}" for n in range(count)),
        category(["IfcBuildingStorey"] * count), np.full(count, -1, np.int32), np.zeros(count, np.int32),
        np.array(elevations, np.float64),
    )  # fmt: skip
