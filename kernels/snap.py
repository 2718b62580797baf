"""Which point, or which spot of an edge, lies nearest to a pixel."""

import numpy as np

from kernels._jit import kernel
from kernels.arrays import F64

NOTHING = -1


@kernel
def nearest_on_screen(points: F64, screen: F64, x: float, y: float, radius: float) -> int:
    """Return the point whose picture lies nearest to a pixel.

    Parameters
    ----------
    points : float64[n, 3]
        World coordinates, m.
    screen : float64[4, 4]
        World to pixels, homogeneous; row 3 gives the distance in front of the eye.
    x, y : float
        The pixel.
    radius : float
        How far away a point may lie, pixels.

    Returns
    -------
    int
        Row in `points`, NOTHING if none is near enough; of equally near ones the one in front.
    """
    best = radius * radius
    depth = np.inf
    found = NOTHING
    for i in range(points.shape[0]):
        w = screen[3, 3]
        u = screen[0, 3]
        v = screen[1, 3]
        for k in range(3):
            w += screen[3, k] * points[i, k]
            u += screen[0, k] * points[i, k]
            v += screen[1, k] * points[i, k]
        if not w > 0.0:
            continue
        off = (u / w - x) ** 2 + (v / w - y) ** 2
        if off < best - 1e-9 or (off <= best + 1e-9 and w < depth):
            best = off
            depth = w
            found = i
    return found


@kernel
def nearest_edge(ends: F64, screen: F64, x: float, y: float, radius: float, spot: F64) -> int:
    """Find the edge whose picture passes nearest to a pixel, and where.

    Parameters
    ----------
    ends : float64[n, 2, 3]
        Both ends of every edge, world, m.
    screen : float64[4, 4]
        World to pixels, homogeneous; row 3 gives the distance in front of the eye.
    x, y : float
        The pixel.
    radius : float
        How far away an edge may pass, pixels.
    spot : float64[3]
        Written: the point of the edge seen nearest to the pixel, m; untouched if there is none.

    Returns
    -------
    int
        Row in `ends`, NOTHING if none is near enough; of equally near ones the one in front.

    Notes
    -----
    An edge that begins behind the eye is left out. The share along an edge follows from the share
    along its picture by the rule of perspective interpolation (Blinn 1992).
    """
    best = radius * radius
    depth = np.inf
    found = NOTHING
    seen = np.empty((2, 3))
    for i in range(ends.shape[0]):
        before = True
        for e in range(2):
            w = screen[3, 3]
            u = screen[0, 3]
            v = screen[1, 3]
            for k in range(3):
                w += screen[3, k] * ends[i, e, k]
                u += screen[0, k] * ends[i, e, k]
                v += screen[1, k] * ends[i, e, k]
            if not w > 0.0:
                before = False
                break
            seen[e, 0] = u / w
            seen[e, 1] = v / w
            seen[e, 2] = w
        if not before:
            continue
        along, across = seen[1, 0] - seen[0, 0], seen[1, 1] - seen[0, 1]
        length = along * along + across * across
        share = 0.0
        if length > 0.0:
            share = ((x - seen[0, 0]) * along + (y - seen[0, 1]) * across) / length
            share = min(max(share, 0.0), 1.0)
        off = (seen[0, 0] + share * along - x) ** 2 + (seen[0, 1] + share * across - y) ** 2
        share = share * seen[0, 2] / (share * seen[0, 2] + (1.0 - share) * seen[1, 2])
        w = seen[0, 2] + share * (seen[1, 2] - seen[0, 2])
        if off < best - 1e-9 or (off <= best + 1e-9 and w < depth):
            best = off
            depth = w
            found = i
            for k in range(3):
                spot[k] = ends[i, 0, k] + share * (ends[i, 1, k] - ends[i, 0, k])
    return found
