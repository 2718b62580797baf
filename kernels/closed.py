"""Which shapes are closed, so that only the sides that face the eye need to be drawn."""

import numpy as np

from kernels._jit import kernel
from kernels.arrays import F32, I32, I64, Bool

PRIME = 2147483629  # the largest below 2^31 - 1 that leaves room for squares in 64 bits


@kernel
def closed_shapes(vertex_offset: I64, vertices: F32, triangle_offset: I64, triangles: I32, out: Bool) -> None:
    """Write which shapes are closed surfaces whose separate bodies all face the same way.

    Parameters
    ----------
    vertex_offset : int64[s + 1]
        The vertices of shape j are rows offset[j] to offset[j + 1].
    vertices : float32[v, 3]
        Local coordinates, m.
    triangle_offset : int64[s + 1]
        Its triangles, likewise.
    triangles : int32[t, 3]
        Vertex numbers within the shape.
    out : bool[s]
        Written: every edge is used as often in one direction as in the other, and no body of the shape
        has a volume of another sign than the rest.

    Notes
    -----
    Edges are compared by the sum of a hash of their ends, counted negative in one direction: an open
    shape passes by mistake once in two thousand million. Vertices count as the same by number, not by
    place, so a shape whose vertices are not shared counts as open.
    """
    most = 0
    for s in range(out.size):
        most = max(most, vertex_offset[s + 1] - vertex_offset[s])
    leader = np.empty(most, np.int64)
    volume = np.empty(most, np.float64)
    for s in range(out.size):
        base = vertex_offset[s]
        count = vertex_offset[s + 1] - base
        for v in range(count):
            leader[v] = v
            volume[v] = 0.0
        balance = np.int64(0)
        for t in range(triangle_offset[s], triangle_offset[s + 1]):
            for corner in range(3):
                a = np.int64(triangles[t, corner])
                b = np.int64(triangles[t, (corner + 1) % 3])
                mixed = (min(a, b) * 73856093 + max(a, b) * 19349663 + 83492791) % PRIME
                mixed = (mixed * mixed + min(a, b)) % PRIME
                if a != b:
                    balance += mixed if a < b else -mixed
                while leader[a] != a:
                    leader[a] = leader[leader[a]]
                    a = leader[a]
                while leader[b] != b:
                    leader[b] = leader[leader[b]]
                    b = leader[b]
                leader[max(a, b)] = min(a, b)
        whole = 0.0
        for t in range(triangle_offset[s], triangle_offset[s + 1]):
            part = 0.0
            for corner in range(3):
                i = base + triangles[t, corner]
                j = base + triangles[t, (corner + 1) % 3]
                k = base + triangles[t, (corner + 2) % 3]
                part += np.float64(vertices[i, 0] - vertices[base, 0]) * (
                    np.float64(vertices[j, 1] - vertices[base, 1])
                    * np.float64(vertices[k, 2] - vertices[base, 2])
                    - np.float64(vertices[j, 2] - vertices[base, 2])
                    * np.float64(vertices[k, 1] - vertices[base, 1])
                )
            root = np.int64(triangles[t, 0])
            while leader[root] != root:
                root = leader[root]
            volume[root] += part
            whole += abs(part)
        above = False
        below = False
        for v in range(count):
            above = above or volume[v] > 1e-6 * whole
            below = below or volume[v] < -1e-6 * whole
        out[s] = balance == 0 and not (above and below) and triangle_offset[s + 1] > triangle_offset[s]
