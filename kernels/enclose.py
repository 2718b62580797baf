"""Which elements lie in a region of space bounded by planes, by their triangles as they are drawn."""

import numpy as np

from kernels._jit import kernel
from kernels.arrays import F32, F64, I32, I64, U8

WITHIN = 1
BEYOND = 2


@kernel
def height_over(planes: F64, row: int, x: float, y: float, z: float) -> float:
    """Return how far a point lies on the inner side of a plane.

    Parameters
    ----------
    planes : float64[p, 4]
        Normals, of any length, and constants; the inner side is where normal . point + constant >= 0.
    row : int
        The plane.
    x, y, z : float
        The point, m.

    Returns
    -------
    float
        In units of the normal's length; negative on the outer side.
    """
    return float(planes[row, 0] * x + planes[row, 1] * y + planes[row, 2] * z + planes[row, 3])


@kernel
def clip(polygon: F64, count: int, planes: F64, row: int, spare: F64) -> int:
    """Cut a convex polygon down to the inner side of a plane, in place.

    Parameters
    ----------
    polygon : float64[m, 3]
        Corners, the first `count` of them; written.
    count : int
        How many corners there are.
    planes : float64[p, 4]
        See `height_over`.
    row : int
        The plane.
    spare : float64[m, 3]
        Overwritten.

    Returns
    -------
    int
        How many corners are left.

    Notes
    -----
    Sutherland and Hodgman 1974.
    """
    kept = 0
    for k in range(count):
        other = k + 1 if k + 1 < count else 0
        here = height_over(planes, row, polygon[k, 0], polygon[k, 1], polygon[k, 2])
        there = height_over(planes, row, polygon[other, 0], polygon[other, 1], polygon[other, 2])
        if here >= 0.0:
            for i in range(3):
                spare[kept, i] = polygon[k, i]
            kept += 1
        if (here >= 0.0) != (there >= 0.0):
            share = here / (here - there)
            for i in range(3):
                spare[kept, i] = polygon[k, i] + share * (polygon[other, i] - polygon[k, i])
            kept += 1
    for k in range(kept):
        for i in range(3):
            polygon[k, i] = spare[k, i]
    return kept


@kernel
def enclose(
    planes: F64,
    cuts: int,
    crossing: bool,
    box: F64,
    shape: I32,
    element: I32,
    matrix: F64,
    vertices: F32,
    triangles: I32,
    vertex_offset: I64,
    triangle_offset: I64,
    slot: I32,
    texels: U8,
    roof: F64,
    out: U8,
) -> None:
    """Tell for every element whether parts of it lie within a region, and whether parts lie beyond it.

    Parameters
    ----------
    planes : float64[p, 4]
        See `height_over`: what sections keep, then the sides of the region. At most 16.
    cuts : int
        How many of the planes are sections.
    crossing : bool
        Whether it is enough to know what lies within.
    box : float64[i, 6]
        Bounds of each instance, m; NaN where it is not drawn.
    shape, element : int32[i]
        Shape and element of each instance.
    matrix : float64[i, 3, 4]
        Local to world, m.
    vertices : float32[v, 3]
        Local coordinates of all shapes, m.
    triangles : int32[t, 3]
        Vertex numbers within the shape.
    vertex_offset, triangle_offset : int64[s + 1]
        Rows of each shape.
    slot : int32[n]
        The drawn row of each element, negative for none.
    texels : uint8[k, 4]
        What the shader knows of every slot, see `kernels.paint.paint_states`.
    roof : float64[k, 4]
        Where a growing element ends: unit normal and distance; infinite where it is whole, m.
    out : uint8[n]
        Written: WITHIN, BEYOND, both, or 0 where nothing is drawn.
    """
    out[:] = 0
    polygon = np.empty((24, 3))
    spare = np.empty((24, 3))
    for row in range(element.size):
        e = element[row]
        at = slot[e]
        if at < 0 or texels[at, 2] & 3 == 0:
            continue
        if out[e] == WITHIN | BEYOND or (crossing and out[e] & WITHIN):
            continue
        gone = not box[row, 0] <= box[row, 3]
        cut = False
        apart = False
        whole = True
        for p in range(planes.shape[0]):
            low = planes[p, 3]
            high = planes[p, 3]
            for i in range(3):
                a = planes[p, i] * box[row, i]
                b = planes[p, i] * box[row, i + 3]
                low += min(a, b)
                high += max(a, b)
            if p < cuts:
                gone = gone or high < 0.0
                cut = cut or low < 0.0
            else:
                apart = apart or high < 0.0
                whole = whole and low >= 0.0
        if gone:
            continue
        if not cut and (apart or whole):
            out[e] |= BEYOND if apart else WITHIN
            continue
        base = vertex_offset[shape[row]]
        for t in range(triangle_offset[shape[row]], triangle_offset[shape[row] + 1]):
            for c in range(3):
                v = base + triangles[t, c]
                for i in range(3):
                    polygon[c, i] = (
                        matrix[row, i, 0] * vertices[v, 0]
                        + matrix[row, i, 1] * vertices[v, 1]
                        + matrix[row, i, 2] * vertices[v, 2]
                        + matrix[row, i, 3]
                    )
                if roof[at, 3] < np.inf:
                    over = -roof[at, 3]
                    for i in range(3):
                        over += roof[at, i] * polygon[c, i]
                    if over > 0.0:
                        for i in range(3):
                            polygon[c, i] -= roof[at, i] * over
            count = 3
            for p in range(cuts):
                count = clip(polygon, count, planes, p, spare)
            for p in range(cuts, planes.shape[0]):
                for k in range(count):
                    if height_over(planes, p, polygon[k, 0], polygon[k, 1], polygon[k, 2]) < 0.0:
                        out[e] |= BEYOND
            for p in range(cuts, planes.shape[0]):
                count = clip(polygon, count, planes, p, spare)
            if count > 0:
                out[e] |= WITHIN
            if out[e] == WITHIN | BEYOND or (crossing and out[e] & WITHIN):
                break
