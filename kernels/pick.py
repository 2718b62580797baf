"""What a ray from the eye meets first: boxes of blocks, boxes of instances, then triangles."""

import numpy as np

from kernels._jit import kernel
from kernels.arrays import F32, F64, I32, I64, U8

BLOCK = 64  # instances under one outer box
NOTHING = -1


@kernel
def block_boxes(order: I32, box: F64, out: F64) -> None:
    """Write the box round each run of BLOCK instances.

    Parameters
    ----------
    order : int32[i]
        Instance rows, neighbours in space near each other.
    box : float64[i, 6]
        Bounds of each instance: low x, y, z, high x, y, z, m; NaN where it is not drawn.
    out : float64[ceil(i / BLOCK), 6]
        Written: bounds, +inf to -inf where a block is empty.
    """
    for b in range(out.shape[0]):
        for k in range(3):
            out[b, k] = np.inf
            out[b, k + 3] = -np.inf
        for j in range(b * BLOCK, min(order.size, (b + 1) * BLOCK)):
            row = order[j]
            for k in range(3):
                out[b, k] = min(out[b, k], box[row, k]) if box[row, k] == box[row, k] else out[b, k]
                high = box[row, k + 3]
                out[b, k + 3] = max(out[b, k + 3], high) if high == high else out[b, k + 3]


@kernel
def enters_box(eye: F64, inverse: F64, box: F64, row: int, limit: float) -> bool:
    """Tell whether a ray meets a box nearer than `limit`.

    Parameters
    ----------
    eye : float64[3]
        Start of the ray, m.
    inverse : float64[3]
        1 / direction, infinite where the direction is 0.
    box : float64[n, 6]
        Bounds, m.
    row : int
        The box.
    limit : float
        Ray parameter beyond which a meeting does not count.

    Returns
    -------
    bool
        True if it does.

    Notes
    -----
    Slab method, Kay and Kajiya 1986; a NaN box is never met.
    """
    near = 0.0
    far = limit
    for k in range(3):
        low = box[row, k]
        high = box[row, k + 3]
        if not low <= high:
            return False
        if inverse[k] == np.inf or inverse[k] == -np.inf:
            if eye[k] < low or eye[k] > high:
                return False
            continue
        a = (low - eye[k]) * inverse[k]
        b = (high - eye[k]) * inverse[k]
        if a > b:
            a, b = b, a
        near = max(near, a)
        far = min(far, b)
        if near > far:
            return False
    return True


@kernel
def place(matrix: F64, row: int, vertices: F32, vertex: int, out: F64) -> None:
    """Write the world position of one vertex.

    Parameters
    ----------
    matrix : float64[i, 3, 4]
        Local to world, m.
    row : int
        The instance.
    vertices : float32[v, 3]
        Local coordinates, m.
    vertex : int
        The vertex.
    out : float64[3]
        Written: world coordinates, m.
    """
    for k in range(3):
        out[k] = (
            matrix[row, k, 0] * vertices[vertex, 0]
            + matrix[row, k, 1] * vertices[vertex, 1]
            + matrix[row, k, 2] * vertices[vertex, 2]
            + matrix[row, k, 3]
        )


@kernel
def clamp(point: F64, axis: F64, row: int) -> None:
    """Press a point onto the growth plane of its element if it lies beyond.

    Parameters
    ----------
    point : float64[3]
        World coordinates, m; changed in place.
    axis : float64[n, 4]
        Unit direction of growth, and the plane's distance along it, m.
    row : int
        The element.
    """
    beyond = point[0] * axis[row, 0] + point[1] * axis[row, 1] + point[2] * axis[row, 2] - axis[row, 3]
    if beyond > 0.0:
        for k in range(3):
            point[k] -= axis[row, k] * beyond


@kernel
def pick_ray(
    eye: F64,
    direction: F64,
    culling: bool,
    planes: F64,
    order: I32,
    block: F64,
    box: F64,
    shape: I32,
    element: I32,
    matrix: F64,
    vertices: F32,
    triangles: I32,
    vertex_offset: I64,
    triangle_offset: I64,
    shown: U8,
    growth: F64,
    hit: F64,
) -> None:
    """Find the first triangle a ray meets among what is shown.

    Parameters
    ----------
    eye, direction : float64[3]
        Ray eye + s * direction, s >= 0, world, m.
    culling : bool
        Pass through triangles seen from behind.
    planes : float64[p, 4]
        Cuts: unit normal and distance; what lies beyond the distance along the normal is cut away.
    order : int32[i]
        Instance rows in spatial order.
    block : float64[b, 6]
        What `block_boxes` wrote for that order.
    box : float64[i, 6]
        Bounds of each instance, m.
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
    shown : uint8[n]
        Per element: 0 not there, 1 whole, 2 cut off at its growth plane.
    growth : float64[n, 4]
        Unit direction of growth and distance of its plane, m; read where shown is 2.
    hit : float64[3]
        Written: instance row, triangle number within its shape (NOTHING for none), ray parameter.

    Notes
    -----
    Triangles by Möller and Trumbore 1997, in world coordinates relative to the eye.
    """
    inverse = np.empty(3)
    for k in range(3):
        inverse[k] = 1.0 / direction[k] if direction[k] != 0.0 else np.inf
    best = np.inf
    hit[0] = NOTHING
    hit[1] = NOTHING
    hit[2] = np.inf
    a = np.empty(3)
    b = np.empty(3)
    c = np.empty(3)
    for outer in range(block.shape[0]):
        if not enters_box(eye, inverse, block, outer, best):
            continue
        for j in range(outer * BLOCK, min(order.size, (outer + 1) * BLOCK)):
            row = order[j]
            who = element[row]
            if shown[who] == 0 or not enters_box(eye, inverse, box, row, best):
                continue
            base = vertex_offset[shape[row]]
            for t in range(triangle_offset[shape[row]], triangle_offset[shape[row] + 1]):
                place(matrix, row, vertices, base + triangles[t, 0], a)
                place(matrix, row, vertices, base + triangles[t, 1], b)
                place(matrix, row, vertices, base + triangles[t, 2], c)
                if shown[who] == 2:
                    clamp(a, growth, who)
                    clamp(b, growth, who)
                    clamp(c, growth, who)
                s = meets_triangle(eye, direction, culling, a, b, c)
                if 0.0 <= s < best and is_kept(eye, direction, s, planes):
                    best = s
                    hit[0] = row
                    hit[1] = t - triangle_offset[shape[row]]
                    hit[2] = s


@kernel
def meets_triangle(eye: F64, direction: F64, culling: bool, a: F64, b: F64, c: F64) -> float:
    """Return the ray parameter at which a ray meets a triangle, -1 if it does not.

    Parameters
    ----------
    eye, direction : float64[3]
        The ray, m.
    culling : bool
        Ignore triangles seen from behind.
    a, b, c : float64[3]
        Corners, counter-clockwise from outside, m.

    Returns
    -------
    float
        Ray parameter.
    """
    ux, uy, uz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    vx, vy, vz = c[0] - a[0], c[1] - a[1], c[2] - a[2]
    px = direction[1] * vz - direction[2] * vy
    py = direction[2] * vx - direction[0] * vz
    pz = direction[0] * vy - direction[1] * vx
    det = ux * px + uy * py + uz * pz
    if det == 0.0 or (culling and det < 0.0):
        return -1.0
    wx, wy, wz = eye[0] - a[0], eye[1] - a[1], eye[2] - a[2]
    u = (wx * px + wy * py + wz * pz) / det
    if u < 0.0 or u > 1.0:
        return -1.0
    qx = wy * uz - wz * uy
    qy = wz * ux - wx * uz
    qz = wx * uy - wy * ux
    v = (direction[0] * qx + direction[1] * qy + direction[2] * qz) / det
    if v < 0.0 or u + v > 1.0:
        return -1.0
    return (vx * qx + vy * qy + vz * qz) / det


@kernel
def is_kept(eye: F64, direction: F64, s: float, planes: F64) -> bool:
    """Tell whether the point at `s` on a ray lies on the kept side of every cut.

    Parameters
    ----------
    eye, direction : float64[3]
        The ray, m.
    s : float
        Ray parameter.
    planes : float64[p, 4]
        Unit normals and distances, m.

    Returns
    -------
    bool
        True if it does.
    """
    for p in range(planes.shape[0]):
        side = -planes[p, 3]
        for k in range(3):
            side += planes[p, k] * (eye[k] + s * direction[k])
        if side > 0.0:
            return False
    return True


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
