"""Bounding boxes of placed shapes."""

from kernels._jit import kernel
from kernels.arrays import F32, F64, I32, I64


@kernel
def instance_bounds(
    vertices: F32, vertex_offset: I64, shape: I32, element: I32, matrix: F64, out: F64
) -> None:
    """Widen the box of each element by all its instances.

    Parameters
    ----------
    vertices : float32[v, 3]
        Local coordinates, m.
    vertex_offset : int64[s + 1]
        Shape j owns vertices offset[j] to offset[j + 1].
    shape, element : int32[i]
        Shape and element of each instance; an element of -1 is skipped.
    matrix : float64[i, 3, 4]
        Local to world, m.
    out : float64[n, 6]
        Widened: xmin ymin zmin xmax ymax zmax of each element, m; NaN means no box yet.

    Notes
    -----
    Every vertex is placed: the box of a turned shape is tight, not the box of its turned box.
    """
    for i in range(shape.size):
        e = element[i]
        if e < 0:
            continue
        for v in range(vertex_offset[shape[i]], vertex_offset[shape[i] + 1]):
            x, y, z = vertices[v, 0], vertices[v, 1], vertices[v, 2]
            for k in range(3):
                w = matrix[i, k, 0] * x + matrix[i, k, 1] * y + matrix[i, k, 2] * z + matrix[i, k, 3]
                # A comparison with NaN is false, so that the first vertex always enters.
                if not out[e, k] <= w:
                    out[e, k] = w
                if not out[e, k + 3] >= w:
                    out[e, k + 3] = w


@kernel
def instance_areas(
    vertices: F32, triangles: I32, vertex_offset: I64, triangle_offset: I64,
    shape: I32, element: I32, matrix: F64, out: F64,
) -> None:  # fmt: skip
    """Add the surface area of every instance to its element.

    Parameters
    ----------
    vertices : float32[v, 3]
        Local coordinates, m.
    triangles : int32[t, 3]
        Vertex numbers within the shape.
    vertex_offset, triangle_offset : int64[s + 1]
        Shape j owns rows offset[j] to offset[j + 1].
    shape, element : int32[i]
        Shape and element of each instance; an element of -1 is skipped.
    matrix : float64[i, 3, 4]
        Local to world, m.
    out : float64[n]
        Increased: area of each element, m².
    """
    for i in range(shape.size):
        e = element[i]
        if e < 0:
            continue
        base = vertex_offset[shape[i]]
        for t in range(triangle_offset[shape[i]], triangle_offset[shape[i] + 1]):
            a, b, c = base + triangles[t, 0], base + triangles[t, 1], base + triangles[t, 2]
            ux, uy, uz, wx, wy, wz = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
            for k in range(3):
                m0, m1, m2 = matrix[i, k, 0], matrix[i, k, 1], matrix[i, k, 2]
                u = (
                    m0 * (vertices[b, 0] - vertices[a, 0])
                    + m1 * (vertices[b, 1] - vertices[a, 1])
                    + m2 * (vertices[b, 2] - vertices[a, 2])
                )
                w = (
                    m0 * (vertices[c, 0] - vertices[a, 0])
                    + m1 * (vertices[c, 1] - vertices[a, 1])
                    + m2 * (vertices[c, 2] - vertices[a, 2])
                )
                if k == 0:
                    ux, wx = u, w
                elif k == 1:
                    uy, wy = u, w
                else:
                    uz, wz = u, w
            x, y, z = uy * wz - uz * wy, uz * wx - ux * wz, ux * wy - uy * wx
            out[e] += 0.5 * (x * x + y * y + z * z) ** 0.5
