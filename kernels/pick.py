"""What a ray from the eye meets first: boxes of blocks, boxes of instances, then triangles."""

import numpy as np

from kernels._jit import kernel
from kernels.arrays import F32, F64, I32, I64, U8, Bool

BLOCK = 64  # instances under one outer box
NOTHING = -1
RADIAL = -16384.0  # as in `resources/shaders/model.vert`
INWARD = (
    0.005  # of the distance; `resources/shaders/model.frag` draws the inside of cut solids so much nearer
)


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
def invert(matrix: F64, row: int, out: F64) -> float:
    """Write the inverse of an instance's placement.

    Parameters
    ----------
    matrix : float64[i, 3, 4]
        Local to world, m.
    row : int
        The instance.
    out : float64[3, 4]
        Written: world to local, m; untouched if there is none.

    Returns
    -------
    float
        Determinant: 0 where there is no inverse, negative where the instance is mirrored.
    """
    m = matrix[row]
    for r in range(3):
        for c in range(3):
            p, q, u, v = (c + 1) % 3, (c + 2) % 3, (r + 1) % 3, (r + 2) % 3
            out[r, c] = m[p, u] * m[q, v] - m[p, v] * m[q, u]
    det = m[0, 0] * out[0, 0] + m[0, 1] * out[1, 0] + m[0, 2] * out[2, 0]
    if det == 0.0 or det != det:
        return 0.0
    for r in range(3):
        for c in range(3):
            out[r, c] /= det
    for r in range(3):
        out[r, 3] = -(out[r, 0] * m[0, 3] + out[r, 1] * m[1, 3] + out[r, 2] * m[2, 3])
    return float(det)


@kernel
def growth_plane(spans: F32, along: F64, filled: int, slot: int, out: F64) -> None:
    """Write the plane at which a half-built element ends, as the vertex shader places it.

    Parameters
    ----------
    spans : float32[k, 4]
        Growth direction x and y, and where the element begins and ends along it, m from its chunk; or,
        with the last below RADIAL, that it grows from its middle: then it counts as whole.
    along : float64[k]
        Where the chunk's origin lies along the direction, m.
    filled : int
        The share that stands, 0..255.
    slot : int
        The drawn row.
    out : float64[4]
        Written: unit normal and distance; what lies beyond is pressed onto the plane.
    """
    if spans[slot, 3] < RADIAL:
        out[0] = 0.0
        out[1] = 0.0
        out[2] = 1.0
        out[3] = 1e9
        return
    x, y = float(spans[slot, 0]), float(spans[slot, 1])
    begin, end = float(spans[slot, 2]), float(spans[slot, 3])
    sign = 1.0 if end >= begin else -1.0
    out[0] = sign * x
    out[1] = sign * y
    out[2] = sign * max(0.0, 1.0 - x * x - y * y) ** 0.5
    out[3] = sign * (begin + (end - begin) * filled / 255.0 + along[slot])


@kernel
def pick_ray(
    eye: F64,
    direction: F64,
    wanted: int,
    closed: Bool,
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
    slot: I32,
    texels: U8,
    spans: F32,
    along: F64,
    hit: F64,
) -> None:
    """Find the first triangle a ray meets among what is drawn.

    Parameters
    ----------
    eye, direction : float64[3]
        Ray eye + s * direction, s >= 0, world, m.
    wanted : int
        What counts: `kernels.paint` SOLID or GLASS.
    closed : bool[s]
        Shapes of which only what faces the eye is drawn, as long as nothing is cut.
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
    slot : int32[n]
        The drawn row of each element, NOTHING for none.
    texels : uint8[k, 4]
        What the shader knows of every slot, see `kernels.paint.paint_states`.
    spans : float32[k, 4]
        Growth of every slot, see `growth_plane`.
    along : float64[k]
        Where the slot's chunk lies along its growth, m.
    hit : float64[3]
        Written: instance row, triangle number within its shape (NOTHING for none), ray parameter.

    Notes
    -----
    Triangles by Möller and Trumbore 1997, in the coordinates of the instance. The inside of a cut
    solid counts as INWARD nearer than it is, as the fragment shader draws it.
    """
    inverse = np.empty(3)
    for k in range(3):
        inverse[k] = 1.0 / direction[k] if direction[k] != 0.0 else np.inf
    best = np.inf
    hit[0] = NOTHING
    hit[1] = NOTHING
    hit[2] = np.inf
    inward = np.empty((3, 4))
    growth = np.empty(4)
    push = np.empty(3)
    slope = np.empty(4)
    start = np.empty(3)
    way = np.empty(3)
    corner = np.empty((3, 3))
    bias = INWARD if planes.shape[0] else 0.0
    for outer in range(block.shape[0]):
        if not enters_box(eye, inverse, block, outer, best / (1.0 - INWARD)):
            continue
        for j in range(outer * BLOCK, min(order.size, (outer + 1) * BLOCK)):
            row = order[j]
            at = slot[element[row]]
            if at < 0 or texels[at, 2] & 3 != wanted:
                continue
            if not enters_box(eye, inverse, box, row, best / (1.0 - INWARD)):
                continue
            if invert(matrix, row, inward) == 0.0:
                continue
            for k in range(3):
                way[k] = (
                    inward[k, 0] * direction[0] + inward[k, 1] * direction[1] + inward[k, 2] * direction[2]
                )
                start[k] = (
                    inward[k, 0] * eye[0] + inward[k, 1] * eye[1] + inward[k, 2] * eye[2] + inward[k, 3]
                )
            filled = int(texels[at, 1])
            if filled < 255:
                growth_plane(spans, along, filled, at, growth)
                for k in range(3):
                    push[k] = inward[k, 0] * growth[0] + inward[k, 1] * growth[1] + inward[k, 2] * growth[2]
                    slope[k] = (
                        matrix[row, 0, k] * growth[0]
                        + matrix[row, 1, k] * growth[1]
                        + matrix[row, 2, k] * growth[2]
                    )
                slope[3] = (
                    matrix[row, 0, 3] * growth[0]
                    + matrix[row, 1, 3] * growth[1]
                    + matrix[row, 2, 3] * growth[2]
                    - growth[3]
                )
            culling = closed[shape[row]] and planes.shape[0] == 0
            base = vertex_offset[shape[row]]
            first = triangle_offset[shape[row]]
            for t in range(first, triangle_offset[shape[row] + 1]):
                for c in range(3):
                    v = base + triangles[t, c]
                    x, y, z = float(vertices[v, 0]), float(vertices[v, 1]), float(vertices[v, 2])
                    if filled < 255:
                        over = slope[0] * x + slope[1] * y + slope[2] * z + slope[3]
                        if over > 0.0:
                            x -= push[0] * over
                            y -= push[1] * over
                            z -= push[2] * over
                    corner[c, 0] = x
                    corner[c, 1] = y
                    corner[c, 2] = z
                s = meets_triangle(start, way, corner)
                behind = s < 0.0
                s = abs(s)
                if s == np.inf or (behind and culling):
                    continue
                depth = s * (1.0 - bias) if behind else s
                if depth < best and is_kept(eye, direction, s, planes):
                    best = depth
                    hit[0] = row
                    hit[1] = t - first
                    hit[2] = s


@kernel
def meets_triangle(eye: F64, direction: F64, corner: F64) -> float:
    """Return the ray parameter at which a ray meets a triangle, infinite if it does not.

    Parameters
    ----------
    eye, direction : float64[3]
        The ray, m.
    corner : float64[3, 3]
        Corners, counter-clockwise from outside, m.

    Returns
    -------
    float
        Ray parameter, negative where the triangle is met from behind.
    """
    ux, uy, uz = corner[1, 0] - corner[0, 0], corner[1, 1] - corner[0, 1], corner[1, 2] - corner[0, 2]
    vx, vy, vz = corner[2, 0] - corner[0, 0], corner[2, 1] - corner[0, 1], corner[2, 2] - corner[0, 2]
    px = direction[1] * vz - direction[2] * vy
    py = direction[2] * vx - direction[0] * vz
    pz = direction[0] * vy - direction[1] * vx
    det = ux * px + uy * py + uz * pz
    if det == 0.0:
        return np.inf
    wx, wy, wz = eye[0] - corner[0, 0], eye[1] - corner[0, 1], eye[2] - corner[0, 2]
    u = (wx * px + wy * py + wz * pz) / det
    if not 0.0 <= u <= 1.0:
        return np.inf
    qx = wy * uz - wz * uy
    qy = wz * ux - wx * uz
    qz = wx * uy - wy * ux
    v = (direction[0] * qx + direction[1] * qy + direction[2] * qz) / det
    if v < 0.0 or u + v > 1.0:
        return np.inf
    s = (vx * qx + vy * qy + vz * qz) / det
    if s <= 0.0:
        return np.inf
    return float(s) if det > 0.0 else -float(s)


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
