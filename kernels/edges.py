"""Welding of coincident vertices, and the edges worth drawing: creases and boundaries."""

import numpy as np

from kernels._jit import kernel
from kernels.arrays import F32, I32, I64


@kernel
def _slot(a: int, b: int, c: int, mask: int) -> int:
    """Hash three numbers into a table of mask + 1 places.

    Parameters
    ----------
    a, b, c : int
        Any numbers.
    mask : int
        A power of two less one.
    """
    h = (int(a) * 73856093) ^ (int(b) * 19349663) ^ (int(c) * 83492791)
    h ^= h >> 17
    return (h * 668265263 >> 7) & mask


@kernel
def weld(
    vertices: F32,
    vertex_offset: I64,
    triangles: I32,
    triangle_offset: I64,
    step: float,
    keep_vertex: I64,
    keep_triangle: I64,
    new_vertex_offset: I64,
    new_triangle_offset: I64,
) -> None:
    """Make coincident vertices one, and drop the triangles that lose a corner by it.

    Parameters
    ----------
    vertices : float32[v, 3]
        Local coordinates, m.
    vertex_offset : int64[s + 1]
        The vertices of shape j are rows offset[j] to offset[j + 1].
    triangles : int32[t, 3]
        Changed: vertex numbers within the shape, before and after; rows are moved to the front.
    triangle_offset : int64[s + 1]
        Its triangles, likewise.
    step : float
        Vertices in one cell of a grid of this size are coincident, m.
    keep_vertex : int64[v]
        Written: old row of each new vertex, new_vertex_offset[s] of them.
    keep_triangle : int64[t]
        Written: old row of each new triangle, new_triangle_offset[s] of them.
    new_vertex_offset, new_triangle_offset : int64[s + 1]
        Written: the rows of each shape afterwards.
    """
    most = 0
    for s in range(vertex_offset.size - 1):
        most = max(most, vertex_offset[s + 1] - vertex_offset[s])
    size = 8
    while size < 2 * most:
        size *= 2
    table = np.full(size, -1, np.int64)
    number = np.empty(most, np.int32)
    kept = 0
    drawn = 0
    new_vertex_offset[0] = 0
    new_triangle_offset[0] = 0
    for s in range(vertex_offset.size - 1):
        first, last = vertex_offset[s], vertex_offset[s + 1]
        places = 8
        while places < 2 * (last - first):
            places *= 2
        mask = places - 1
        table[:places] = -1
        begin = kept
        for v in range(first, last):
            x = int(np.floor(vertices[v, 0] / step + 0.5))
            y = int(np.floor(vertices[v, 1] / step + 0.5))
            z = int(np.floor(vertices[v, 2] / step + 0.5))
            h = _slot(x, y, z, mask)
            while True:
                k = table[h]
                if k < 0:
                    table[h] = kept
                    keep_vertex[kept] = v
                    number[v - first] = kept - begin
                    kept += 1
                    break
                w = keep_vertex[k]
                if (
                    x == int(np.floor(vertices[w, 0] / step + 0.5))
                    and y == int(np.floor(vertices[w, 1] / step + 0.5))
                    and z == int(np.floor(vertices[w, 2] / step + 0.5))
                ):
                    number[v - first] = k - begin
                    break
                h = (h + 1) & mask
        for t in range(triangle_offset[s], triangle_offset[s + 1]):
            a, b, c = number[triangles[t, 0]], number[triangles[t, 1]], number[triangles[t, 2]]
            if a != b and b != c and c != a:
                triangles[drawn, 0] = a
                triangles[drawn, 1] = b
                triangles[drawn, 2] = c
                keep_triangle[drawn] = t
                drawn += 1
        new_vertex_offset[s + 1] = kept
        new_triangle_offset[s + 1] = drawn


@kernel
def feature_edges(
    vertices: F32,
    vertex_offset: I64,
    triangles: I32,
    triangle_offset: I64,
    crease: float,
    out: I32,
    edge_offset: I64,
) -> None:
    """Find the edges where two faces meet at an angle, and those that bound an open surface.

    Parameters
    ----------
    vertices : float32[v, 3]
        Local coordinates, m, coincident vertices welded.
    vertex_offset : int64[s + 1]
        The vertices of shape j are rows offset[j] to offset[j + 1].
    triangles : int32[t, 3]
        Vertex numbers within the shape.
    triangle_offset : int64[s + 1]
        Its triangles, likewise.
    crease : float
        Cosine of the angle between normals from which an edge is a crease.
    out : int32[3 t, 2]
        Written: vertex numbers within the shape, edge_offset[s] rows of them.
    edge_offset : int64[s + 1]
        Written: the edges of each shape.

    Notes
    -----
    Of three or more faces all must lie in one plane for the edge not to be drawn, as where two layers
    of a wall touch. A face without area has no normal and makes no crease.
    """
    most = 0
    for s in range(triangle_offset.size - 1):
        most = max(most, triangle_offset[s + 1] - triangle_offset[s])
    size = 8
    while size < 6 * most:
        size *= 2
    table = np.full(size, -1, np.int64)
    ends = np.empty((3 * most, 2), np.int32)
    face = np.empty(3 * most, np.int64)
    verdict = np.empty(3 * most, np.uint8)  # 0 one face so far, 1 smooth, 2 drawn
    normal = np.empty((most, 3), np.float64)
    found = 0
    edge_offset[0] = 0
    for s in range(triangle_offset.size - 1):
        base, first, last = vertex_offset[s], triangle_offset[s], triangle_offset[s + 1]
        places = 8
        while places < 6 * (last - first):
            places *= 2
        mask = places - 1
        table[:places] = -1
        count = 0
        for t in range(first, last):
            p, q, r = base + triangles[t, 0], base + triangles[t, 1], base + triangles[t, 2]
            ux, uy, uz = (
                float(vertices[q, 0]) - vertices[p, 0],
                float(vertices[q, 1]) - vertices[p, 1],
                float(vertices[q, 2]) - vertices[p, 2],
            )
            wx, wy, wz = (
                float(vertices[r, 0]) - vertices[p, 0],
                float(vertices[r, 1]) - vertices[p, 1],
                float(vertices[r, 2]) - vertices[p, 2],
            )
            x, y, z = uy * wz - uz * wy, uz * wx - ux * wz, ux * wy - uy * wx
            length = (x * x + y * y + z * z) ** 0.5
            scale = 1.0 / length if length > 1e-12 else 0.0
            normal[t - first, 0] = x * scale
            normal[t - first, 1] = y * scale
            normal[t - first, 2] = z * scale
            for k in range(3):
                a, b = triangles[t, k], triangles[t, (k + 1) % 3]
                low, high = min(a, b), max(a, b)
                h = _slot(low, high, 0, mask)
                while True:
                    e = table[h]
                    if e < 0:
                        table[h] = count
                        ends[count, 0] = low
                        ends[count, 1] = high
                        face[count] = t - first
                        verdict[count] = 0
                        count += 1
                        break
                    if ends[e, 0] == low and ends[e, 1] == high:
                        f, g = face[e], t - first
                        cosine = (
                            normal[f, 0] * normal[g, 0]
                            + normal[f, 1] * normal[g, 1]
                            + normal[f, 2] * normal[g, 2]
                        )
                        if verdict[e] == 0:
                            flat = (normal[f, 0] == 0.0 and normal[f, 1] == 0.0 and normal[f, 2] == 0.0) or (
                                normal[g, 0] == 0.0 and normal[g, 1] == 0.0 and normal[g, 2] == 0.0
                            )
                            folded = 3 if cosine < -crease else 2
                            verdict[e] = 1 if flat or cosine > crease else folded
                        elif abs(cosine) <= crease:
                            verdict[e] = 2
                        elif verdict[e] == 3:
                            verdict[e] = 1
                        break
                    h = (h + 1) & mask
        for e in range(count):
            if verdict[e] != 1:
                out[found, 0] = ends[e, 0]
                out[found, 1] = ends[e, 1]
                found += 1
        edge_offset[s + 1] = found
