"""The cells of a map that lie under triangles: the true footprint of what is larger than a few cells."""

import math

import numpy as np

from kernels._jit import kernel
from kernels.arrays import F32, F64, I32, Bool


@kernel
def mark(
    x: float, y: float, z: float, slot: int, taken: I32, slots: I32, cells: I32, heights: F32, used: int
) -> int:
    """Note that an element stands on a cell, and the lowest height of it there.

    Parameters
    ----------
    x, y : float
        Where, in cells from the corner of the map.
    z : float
        Height above the ground, m.
    slot : int
        The element.
    taken : int32[n, n, 2]
        Per cell, the slot noted last plus one, and where; written.
    slots, cells : int32[m]
        Slot and cell of every note; written as long as there is room.
    heights : float32[m]
        Height of every note, m; written.
    used : int
        How many notes there are.

    Returns
    -------
    int
        How many notes there are now; more than m if there was no room.
    """
    size = taken.shape[0]
    column, row = math.floor(x), math.floor(y)
    if column < 0 or row < 0 or column >= size or row >= size:
        return used
    if taken[row, column, 0] == slot + 1:
        at = taken[row, column, 1]
        if at < heights.size:
            heights[at] = min(heights[at], z)
        return used
    taken[row, column, 0] = slot + 1
    taken[row, column, 1] = used
    if used < slots.size:
        slots[used] = slot
        cells[used] = row * size + column
        heights[used] = z
    return used + 1


@kernel
def trace(
    vertices: F32,
    triangles: I32,
    row: I32,
    first_slot: int,
    wanted: Bool,
    shift: F64,
    cell: float,
    taken: I32,
    slots: I32,
    cells: I32,
    heights: F32,
    used: int,
) -> int:
    """Note the cells that lie under the triangles of some elements.

    Parameters
    ----------
    vertices : float32[v, 3]
        Of a chunk, m.
    triangles : int32[t, 3]
        Rows of `vertices`.
    row : int32[t]
        The row within the chunk of every triangle.
    first_slot : int
        The slot of row 0.
    wanted : bool[k]
        Per slot, whether its cells are asked for.
    shift : float64[3]
        Added to vertices it gives metres from the corner of the map, and above the ground.
    cell : float
        Size of a cell, m.
    taken, slots, cells, heights, used
        See `mark`.

    Returns
    -------
    int
        How many notes there are now; more than there is room for if some were lost.

    Notes
    -----
    A cell is under a triangle if its middle is, or if a side of the triangle passes it at one of the
    points taken every half cell.
    """
    corner = np.empty((3, 3))
    size = taken.shape[0]
    for t in range(row.size):
        slot = first_slot + row[t]
        if not wanted[slot]:
            continue
        for c in range(3):
            for i in range(2):
                corner[c, i] = (vertices[triangles[t, c], i] + shift[i]) / cell
            corner[c, 2] = vertices[triangles[t, c], 2] + shift[2]
        for c in range(3):
            o = c + 1 if c < 2 else 0
            ux, uy, uz = corner[o, 0] - corner[c, 0], corner[o, 1] - corner[c, 1], corner[o, 2] - corner[c, 2]
            steps = min(int(2.0 * max(abs(ux), abs(uy))) + 1, 4 * size)
            for k in range(steps):
                s = k / steps
                used = mark(
                    corner[c, 0] + s * ux, corner[c, 1] + s * uy, corner[c, 2] + s * uz,
                    slot, taken, slots, cells, heights, used,
                )  # fmt: skip
        ax, ay = corner[0, 0], corner[0, 1]
        ux, uy, uz = corner[1, 0] - ax, corner[1, 1] - ay, corner[1, 2] - corner[0, 2]
        vx, vy, vz = corner[2, 0] - ax, corner[2, 1] - ay, corner[2, 2] - corner[0, 2]
        area = ux * vy - uy * vx
        if abs(area) < 1e-9:
            continue
        low_x = max(math.floor(min(ax, ax + ux, ax + vx)), 0)
        high_x = min(math.floor(max(ax, ax + ux, ax + vx)), size - 1)
        low_y = max(math.floor(min(ay, ay + uy, ay + vy)), 0)
        high_y = min(math.floor(max(ay, ay + uy, ay + vy)), size - 1)
        for j in range(low_y, high_y + 1):
            for i in range(low_x, high_x + 1):
                dx, dy = i + 0.5 - ax, j + 0.5 - ay
                u = (dx * vy - dy * vx) / area
                v = (ux * dy - uy * dx) / area
                if u >= 0.0 and v >= 0.0 and u + v <= 1.0:
                    used = mark(
                        i + 0.5, j + 0.5, corner[0, 2] + u * uz + v * vz,
                        slot, taken, slots, cells, heights, used,
                    )  # fmt: skip
    return used
