"""What of the drawn model lies in a rectangle of the picture."""

import numpy as np

from kernels.arrays import F64, I32
from kernels.enclose import WITHIN, enclose
from kernels.pick import RADIAL
from sim.space.picker import Drawn, Picker

NEAR = 1e-3  # m before the eye


def enclosed(picker: Picker, drawn: Drawn, sides: F64, crossing: bool) -> I32:
    """Return the elements of which all that is drawn (or, crossing, any of it) lies within planes.

    Parameters
    ----------
    picker : Picker
        The model.
    drawn : Drawn
        What the screen shows of it.
    sides : float64[p, 4]
        See `sides_of`.
    crossing : bool
        Whether a part of an element is enough.
    """
    mesh = picker.mesh
    out = np.zeros(max(drawn.slot.size, picker.element_count), np.uint8)
    if not mesh.instance_count:
        return np.empty(0, np.int32)
    if drawn.slot.size < picker.element_count:
        raise ValueError(f"{drawn.slot.size} slots for {picker.element_count} elements")
    kept = np.concatenate([-drawn.planes[:, :3], drawn.planes[:, 3:]], axis=1)
    enclose(
        np.ascontiguousarray(np.concatenate([kept, sides])), len(kept), crossing, picker.box, mesh.shape,
        mesh.element, mesh.matrix, mesh.vertices, mesh.triangles, mesh.vertex_offset, mesh.triangle_offset,
        drawn.slot, drawn.texels, roofs(drawn), out,
    )  # fmt: skip
    found = out & WITHIN > 0 if crossing else out == WITHIN
    return np.flatnonzero(found).astype(np.int32)


def sides_of(screen: F64, low: tuple[float, float], high: tuple[float, float]) -> F64:
    """Return float64[p, 4]: the planes through the eye and the sides of a rectangle of pixels.

    Parameters
    ----------
    screen : float64[4, 4]
        See `viewers.scene.lens.screen_matrix`.
    low, high : tuple of float
        Upper left and lower right corner, pixels.
    """
    x, y, _, w = screen
    sides = [x - low[0] * w, high[0] * w - x, y - low[1] * w, high[1] * w - y]
    if w[:3].any():  # what lies behind the eye is in no picture
        sides.append(w - np.array([0.0, 0.0, 0.0, NEAR]))
    return np.array(sides)


def roofs(drawn: Drawn) -> F64:
    """Return float64[k, 4]: the planes at which half-built elements end, as the vertex shader has them."""
    count = len(drawn.spans)
    spans = drawn.spans.astype(np.float64)
    roof = np.full((count, 4), np.inf)
    growing = np.flatnonzero((drawn.texels[:count, 1] < 255) & (spans[:, 3] >= RADIAL))
    x, y, begin, end = spans[growing].T
    sign = np.where(end >= begin, 1.0, -1.0)
    filled = drawn.texels[growing, 1] / 255.0
    roof[growing, 0] = sign * x
    roof[growing, 1] = sign * y
    roof[growing, 2] = sign * np.sqrt(np.maximum(0.0, 1.0 - x * x - y * y))
    roof[growing, 3] = sign * (begin + (end - begin) * filled + drawn.along[growing])
    return roof
