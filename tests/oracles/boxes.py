"""Models made of boxes, for tests that need something to look at."""

import numpy as np

from sim.columns import category
from sim.elements import Elements
from sim.mesh import Mesh

CORNERS = np.array([[x, y, z] for z in (0, 1) for y in (0, 1) for x in (0, 1)], np.float32)
FACES = np.array(
    [[0, 2, 3], [0, 3, 1], [4, 5, 7], [4, 7, 6], [0, 1, 5], [0, 5, 4],
     [2, 6, 7], [2, 7, 3], [0, 4, 6], [0, 6, 2], [1, 3, 7], [1, 7, 5]],
    np.int32,
)  # fmt: skip
EDGES = np.array(
    [[0, 1], [2, 3], [4, 5], [6, 7], [0, 2], [1, 3], [4, 6], [5, 7], [0, 4], [1, 5], [2, 6], [3, 7]], np.int32
)


def box_model(
    boxes: np.ndarray, classes: list[str] | None = None, colours: np.ndarray | None = None
) -> tuple[Elements, Mesh]:
    """Return one element per box, float64[n, 6] (m), all instances of the unit cube."""
    count = len(boxes)
    i32 = np.zeros(count, np.int32)
    blank = ("",) * count
    none = category(blank)
    elements = Elements(
        tuple(f"G{i}" for i in range(count)), blank, blank, category(classes or ["IfcWall"] * count),
        none, none, none, i32 - 1, i32 - 1, i32 - 1, i32.copy(), np.arange(count), boxes.copy(),
    )  # fmt: skip
    shades = np.array([[0.7, 0.7, 0.7, 1.0]], np.float32) if colours is None else colours
    kinds = len(shades)  # one shape per colour; element i has colour i % kinds
    matrix = np.zeros((count, 3, 4))
    for axis in range(3):
        matrix[:, axis, axis] = boxes[:, axis + 3] - boxes[:, axis]
        matrix[:, axis, 3] = boxes[:, axis]
    mesh = Mesh(
        np.tile(CORNERS, (kinds, 1)), np.tile(FACES, (kinds, 1)), np.tile(EDGES, (kinds, 1)),
        np.repeat(np.arange(kinds, dtype=np.int32), 12),
        np.arange(kinds + 1) * 8, np.arange(kinds + 1) * 12, np.arange(kinds + 1) * 12, shades,
        (np.arange(count) % kinds).astype(np.int32), np.arange(count, dtype=np.int32), matrix,
    )  # fmt: skip
    return elements, mesh


def box_grid(count: int, pitch: float = 1.0, size: float = 0.8) -> np.ndarray:
    """Return float64[n, 6]: boxes in a cubic grid, m."""
    side = int(np.ceil(count ** (1 / 3)))
    at = np.arange(count)
    low = np.stack([at % side, at // side % side, at // side**2], axis=1) * pitch
    return np.hstack([low, low + size])
