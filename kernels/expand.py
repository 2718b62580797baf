"""Shapes placed in the world: from distinct shapes and instances to the vertices that are drawn."""

import numpy as np

from kernels._jit import kernel
from kernels.arrays import F32, F64, I32, I64

ROW_BITS = 13
"""A vertex key is `row | colour << ROW_BITS`: 24 bits, which a float32 holds exactly."""


@kernel
def split_by_colour(
    vertex_offset: I64,
    triangle_offset: I64,
    triangles: I32,
    triangle_colour: I32,
    new_offset: I64,
    new_triangles: I32,
    source: I32,
    colour: I32,
) -> int:
    """Double the vertices where triangles of different colours meet; return how many there are.

    Parameters
    ----------
    vertex_offset, triangle_offset : int64[s + 1]
        Rows of each shape.
    triangles : int32[t, 3]
        Vertex numbers within the shape.
    triangle_colour : int32[t]
        Colour of each triangle.
    new_offset : int64[s + 1]
        Written: the new vertices of each shape.
    new_triangles : int32[t, 3]
        Written: new vertex numbers within the shape.
    source : int32[v + 3 * t]
        Written: the old vertex number within the shape, of each new vertex.
    colour : int32[v + 3 * t]
        Written: its colour.

    Notes
    -----
    The first new vertices of a shape are its old ones in their order, so edges stay valid.
    """
    filled = 0
    most = 0
    for s in range(vertex_offset.size - 1):
        most = max(most, vertex_offset[s + 1] - vertex_offset[s])
    used = np.empty(most, np.bool_)
    heir = np.empty(source.size, np.int64)  # the next copy of the same old vertex, -1 for none
    for s in range(vertex_offset.size - 1):
        base = filled
        new_offset[s] = base
        count = vertex_offset[s + 1] - vertex_offset[s]
        for v in range(count):
            source[base + v] = v
            colour[base + v] = 0
            heir[base + v] = -1
            used[v] = False
        filled = base + count
        for t in range(triangle_offset[s], triangle_offset[s + 1]):
            wanted = triangle_colour[t]
            for corner in range(3):
                v = triangles[t, corner]
                at = base + v
                if not used[v]:
                    used[v] = True
                    colour[at] = wanted
                while colour[at] != wanted:
                    if heir[at] < 0:
                        heir[at] = filled
                        source[filled] = v
                        colour[filled] = wanted
                        heir[filled] = -1
                        filled += 1
                    at = heir[at]
                new_triangles[t, corner] = at - base
    new_offset[vertex_offset.size - 1] = filled
    return filled


@kernel
def turn_outwards(vertex_offset: I64, vertices: F32, triangle_offset: I64, old: I32, triangles: I32) -> int:
    """Turn shapes that stand inside out; return how many there were.

    Parameters
    ----------
    vertex_offset : int64[s + 1]
        The vertices of shape j are rows offset[j] to offset[j + 1].
    vertices : float32[v, 3]
        Local coordinates, m.
    triangle_offset : int64[s + 1]
        Its triangles, likewise.
    old : int32[t, 3]
        Vertex numbers within the shape.
    triangles : int32[t, 3]
        Numbers in the same order, of whichever vertices; two of each are exchanged where the shape's
        signed volume is negative.
    """
    turned = 0
    for s in range(vertex_offset.size - 1):
        volume = 0.0
        base = vertex_offset[s]
        for t in range(triangle_offset[s], triangle_offset[s + 1]):
            a = vertices[base + old[t, 0]] - vertices[base]
            b = vertices[base + old[t, 1]] - vertices[base]
            c = vertices[base + old[t, 2]] - vertices[base]
            volume += a[0] * (b[1] * c[2] - b[2] * c[1])
            volume += a[1] * (b[2] * c[0] - b[0] * c[2])
            volume += a[2] * (b[0] * c[1] - b[1] * c[0])
        if volume < 0.0:
            turned += 1
            for t in range(triangle_offset[s], triangle_offset[s + 1]):
                second = triangles[t, 1]
                triangles[t, 1] = triangles[t, 2]
                triangles[t, 2] = second
    return turned


@kernel
def expand_instances(
    instances: I64,
    rows: I32,
    shape: I32,
    matrix: F64,
    origin: F64,
    old_offset: I64,
    vertices: F32,
    vertex_offset: I64,
    source: I32,
    colour: I32,
    triangle_offset: I64,
    triangles: I32,
    edge_offset: I64,
    edges: I32,
    out_vertices: F32,
    out_key: F32,
    out_triangles: I32,
    out_edges: I32,
) -> None:
    """Write the vertices, triangles and edges of some instances, one below the other.

    Parameters
    ----------
    instances : int64[k]
        Which instances.
    rows : int32[k]
        The row within the chunk that each instance belongs to, below 2^13.
    shape : int32[i]
        Shape of every instance.
    matrix : float64[i, 3, 4]
        Local to world of every instance, m.
    origin : float64[3]
        Subtracted before the vertices are rounded to float32, m.
    old_offset : int64[s + 1]
        Old vertices of each shape.
    vertices : float32[v, 3]
        Old vertices in local coordinates, m.
    vertex_offset : int64[s + 1]
        New vertices of each shape, see `split_by_colour`.
    source, colour : int32[w]
        Old vertex number within the shape and colour of each new vertex.
    triangle_offset : int64[s + 1]
        Triangles of each shape.
    triangles : int32[t, 3]
        New vertex numbers within the shape.
    edge_offset : int64[s + 1]
        Edges of each shape.
    edges : int32[e, 2]
        Vertex numbers within the shape.
    out_vertices : float32[n, 3]
        Written: world minus origin, m.
    out_key : float32[n]
        Written: row | colour << 13.
    out_triangles : int32[m, 3]
        Written: vertex numbers, turned around where the matrix mirrors.
    out_edges : int32[l, 2]
        Written: vertex numbers.
    """
    v_at = 0
    t_at = 0
    e_at = 0
    for k in range(instances.size):
        i = instances[k]
        s = shape[i]
        m = matrix[i]
        shift_x = m[0, 3] - origin[0]
        shift_y = m[1, 3] - origin[1]
        shift_z = m[2, 3] - origin[2]
        for w in range(vertex_offset[s], vertex_offset[s + 1]):
            v = old_offset[s] + source[w]
            x = np.float64(vertices[v, 0])
            y = np.float64(vertices[v, 1])
            z = np.float64(vertices[v, 2])
            at = v_at + w - vertex_offset[s]
            out_vertices[at, 0] = m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + shift_x
            out_vertices[at, 1] = m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + shift_y
            out_vertices[at, 2] = m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + shift_z
            out_key[at] = rows[k] | (colour[w] << 13)
        turn = (
            m[0, 0] * (m[1, 1] * m[2, 2] - m[1, 2] * m[2, 1])
            - m[0, 1] * (m[1, 0] * m[2, 2] - m[1, 2] * m[2, 0])
            + m[0, 2] * (m[1, 0] * m[2, 1] - m[1, 1] * m[2, 0])
        )
        second = 1 if turn >= 0.0 else 2
        for t in range(triangle_offset[s], triangle_offset[s + 1]):
            out_triangles[t_at, 0] = triangles[t, 0] + v_at
            out_triangles[t_at, 1] = triangles[t, second] + v_at
            out_triangles[t_at, 2] = triangles[t, 3 - second] + v_at
            t_at += 1
        for e in range(edge_offset[s], edge_offset[s + 1]):
            out_edges[e_at, 0] = edges[e, 0] + v_at
            out_edges[e_at, 1] = edges[e, 1] + v_at
            e_at += 1
        v_at += vertex_offset[s + 1] - vertex_offset[s]


@kernel
def instance_boxes(shape: I32, matrix: F64, offset: I64, vertices: F32, out: F64) -> None:
    """Write the world bounds of every instance, from its vertices.

    Parameters
    ----------
    shape : int32[i]
        Shape of every instance.
    matrix : float64[i, 3, 4]
        Local to world, m.
    offset : int64[s + 1]
        Vertices of each shape.
    vertices : float32[v, 3]
        Local coordinates, m.
    out : float64[i, 6]
        Written: xmin ymin zmin xmax ymax zmax, m; NaN for a shape without vertices.
    """
    for i in range(shape.size):
        for axis in range(3):
            low = np.inf
            high = -np.inf
            for v in range(offset[shape[i]], offset[shape[i] + 1]):
                place = matrix[i, axis, 3]
                for k in range(3):
                    place += matrix[i, axis, k] * np.float64(vertices[v, k])
                low = min(low, place)
                high = max(high, place)
            out[i, axis] = low if low <= high else np.nan
            out[i, axis + 3] = high if low <= high else np.nan


@kernel
def spread(vertices: F32, key: F32, count: I64, mean: F64, out: F64) -> None:
    """Write how the vertices of each row scatter: the covariance matrices.

    Parameters
    ----------
    vertices : float32[n, 3]
        Coordinates, m.
    key : float32[n]
        Row of each vertex in the lowest 13 bits.
    count : int64[r]
        Written: vertices of each row.
    mean : float64[r, 3]
        Written: their mean, m.
    out : float64[r, 3, 3]
        Written: their covariance times their number, m².
    """
    count[:] = 0
    mean[:] = 0.0
    out[:] = 0.0
    for v in range(key.size):
        row = int(key[v]) & 8191
        count[row] += 1
        for axis in range(3):
            mean[row, axis] += vertices[v, axis]
    for row in range(count.size):
        for axis in range(3):
            mean[row, axis] /= max(count[row], 1)
    for v in range(key.size):
        row = int(key[v]) & 8191
        for a in range(3):
            for b in range(3):
                out[row, a, b] += (vertices[v, a] - mean[row, a]) * (vertices[v, b] - mean[row, b])


@kernel
def extents(vertices: F32, key: F32, axis: F64, out: F32) -> None:
    """Write from where to where each row reaches along its own axis.

    Parameters
    ----------
    vertices : float32[n, 3]
        Coordinates, m.
    key : float32[n]
        Row of each vertex in the lowest 13 bits.
    axis : float64[r, 3]
        Unit vectors.
    out : float32[r, 2]
        Written: smallest and largest coordinate along the axis, m; 0 0 for a row without vertices.
    """
    for row in range(out.shape[0]):
        out[row, 0] = np.inf
        out[row, 1] = -np.inf
    for v in range(key.size):
        row = int(key[v]) & 8191
        along = 0.0
        for k in range(3):
            along += vertices[v, k] * axis[row, k]
        out[row, 0] = min(out[row, 0], along)
        out[row, 1] = max(out[row, 1], along)
    for row in range(out.shape[0]):
        if out[row, 0] > out[row, 1]:
            out[row, 0] = 0.0
            out[row, 1] = 0.0
