"""Where a plane passes through triangles."""

from kernels._jit import kernel
from kernels.arrays import F32, F64, I32, Bool
from kernels.expand import ROW_BITS

MASK = (1 << ROW_BITS) - 1


@kernel
def cut_lines(
    vertices: F32, triangles: I32, key: F32, met: Bool, plane: F64, inset: float, points: F32, keys: F32
) -> int:
    """Write the segments in which a plane cuts triangles.

    Parameters
    ----------
    vertices : float32[n, 3]
        Coordinates, m.
    triangles : int32[t, 3]
    key : float32[n]
        Row | colour << ROW_BITS; the two ends of a segment take over that of its triangle's first vertex.
    met : bool[k]
        Of each row: whether the plane can meet it at all.
    plane : float64[4]
        Unit normal and distance from the origin along it, m.
    inset : float
        How far against the normal the segments are moved, m, 0 and more.
    points : float32[m, 3]
        Out: both ends of each segment, one after the other, m.
    keys : float32[m]
        Out.

    Returns
    -------
    int
        How many ends there are; those beyond m are not written.

    Notes
    -----
    A vertex in the plane counts as being behind it, so that neighbours share their ends; a triangle that
    lies in the plane gives nothing.
    """
    room = points.shape[0]
    nx, ny, nz, far = plane[0], plane[1], plane[2], plane[3]
    count = 0
    for t in range(triangles.shape[0]):
        a, b, c = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        if not met[int(key[a]) & MASK]:
            continue
        da = vertices[a, 0] * nx + vertices[a, 1] * ny + vertices[a, 2] * nz - far
        db = vertices[b, 0] * nx + vertices[b, 1] * ny + vertices[b, 2] * nz - far
        dc = vertices[c, 0] * nx + vertices[c, 1] * ny + vertices[c, 2] * nz - far
        above = int(da > 0.0) + int(db > 0.0) + int(dc > 0.0)
        if above == 0 or above == 3:
            continue
        if count + 2 <= room:
            # The vertex that is alone on its side, then the other two.
            lone = (above == 1) == (da > 0.0)
            if lone:
                i, j, k, di, dj, dk = a, b, c, da, db, dc
            elif (above == 1) == (db > 0.0):
                i, j, k, di, dj, dk = b, c, a, db, dc, da
            else:
                i, j, k, di, dj, dk = c, a, b, dc, da, db
            p = di / (di - dj)
            q = di / (di - dk)
            for x in range(3):
                back = inset * plane[x]
                points[count, x] = vertices[i, x] + p * (vertices[j, x] - vertices[i, x]) - back
                points[count + 1, x] = vertices[i, x] + q * (vertices[k, x] - vertices[i, x]) - back
            keys[count] = key[a]
            keys[count + 1] = key[a]
        count += 2
    return count
