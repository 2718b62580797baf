"""Flat faces, with and without holes, as triangles: without numba, which a shard has no time to load."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from kernels.arrays import F64, I64, Array

Ring: TypeAlias = Sequence[int]
Face: TypeAlias = Sequence[Ring]
"""The outline, then the holes, each as corner numbers."""

NO_AREA = 1e-9  # of the square of the longest side
MOST_CORNERS = 96  # of a face that no fan fills: clipping ears takes the square of it
AREA_ERROR = 1e-6


def triangulate(points: F64, faces: Sequence[Face], flatness: float) -> tuple[I64, I64, list[int]]:
    """Fill faces with triangles that turn as they do.

    Parameters
    ----------
    points : float64[n, 3]
    faces : sequence of Face
    flatness : float
        How far a corner may lie from the plane of its face, in units of `points`.

    Returns
    -------
    triangles : int64[t, 3]
    owner : int64[t]
        Face of each triangle.
    left : list of int
        Faces that could not be filled.
    """
    by_size: dict[int, list[int]] = {}
    for number, face in enumerate(faces):
        by_size.setdefault(len(face[0]) if len(face) == 1 else 0, []).append(number)
    hard = by_size.pop(0, [])
    left: list[int] = []
    parts: list[I64] = [np.empty((0, 3), np.int64)]
    owners: list[I64] = [np.empty(0, np.int64)]
    for size, numbers in by_size.items():
        if size < 3:
            continue
        filled, owner, bent, unfilled = _fans(points, faces, numbers, flatness)
        parts.append(filled)
        owners.append(owner)
        left += bent
        hard += unfilled
    for number in hard:
        clipped = _clipped(points, faces[number], flatness)
        if clipped is None:
            left.append(number)
        else:
            parts.append(clipped)
            owners.append(np.full(len(clipped), number, np.int64))
    return np.concatenate(parts), np.concatenate(owners), left


def _fans(
    points: F64, faces: Sequence[Face], numbers: list[int], flatness: float
) -> tuple[I64, I64, list[int], list[int]]:
    """Fill outlines of one size, each from the first corner that sees all others.

    Returns triangles, the face of each, the faces that are not flat, and those that no fan fills.
    """
    rings, which = np.array([faces[number][0] for number in numbers], np.int64), np.array(numbers, np.int64)
    corners = points[rings]
    normal, doubled, empty = _normals(corners)
    off = np.abs(np.einsum("fcd,fd->fc", corners - corners.mean(axis=1, keepdims=True), normal))
    bent = (off.max(axis=1) > flatness) & ~empty
    size = rings.shape[1]
    parts: list[I64] = [np.empty((0, 3), np.int64)]
    owners: list[I64] = [np.empty(0, np.int64)]
    rest = np.flatnonzero(~empty & ~bent)
    for start in range(size):
        spokes = np.roll(corners[rest], -start, axis=1)
        spokes = spokes[:, 1:] - spokes[:, :1]
        areas = np.einsum("fcd,fd->fc", across(spokes[:, :-1], spokes[:, 1:]), normal[rest])
        good = areas.min(axis=1) > NO_AREA * doubled[rest]
        turned = np.roll(rings[rest[good]], -start, axis=1)
        hub = np.broadcast_to(turned[:, :1], (len(turned), size - 2))
        parts.append(np.stack([hub, turned[:, 1:-1], turned[:, 2:]], axis=2).reshape(-1, 3))
        owners.append(np.repeat(which[rest[good]], size - 2))
        rest = rest[~good]
        if not len(rest):
            break
    return np.concatenate(parts), np.concatenate(owners), which[bent].tolist(), which[rest].tolist()


def _normals(corners: F64) -> tuple[F64, F64, Array]:
    """Return the unit normal of rings float64[f, c, 3], twice their area, and which have none."""
    spokes = corners[:, 1:] - corners[:, :1]
    normal = across(spokes[:, :-1], spokes[:, 1:]).sum(axis=1)
    doubled = np.sqrt((normal**2).sum(axis=1))
    longest = ((np.roll(corners, -1, axis=1) - corners) ** 2).sum(axis=2).max(axis=1)
    empty = doubled <= NO_AREA * longest
    return normal / np.where(empty, 1.0, doubled)[:, None], doubled, empty


def across(a: F64, b: F64) -> F64:
    """Return the cross products of vectors; much quicker than numpy's own on few."""
    out = np.empty_like(a)
    for k in range(3):
        i, j = (k + 1) % 3, (k + 2) % 3
        out[..., k] = a[..., i] * b[..., j] - a[..., j] * b[..., i]
    return out


def _clipped(points: F64, face: Face, flatness: float) -> I64 | None:
    """Fill one face by clipping ears, its holes joined to the outline first."""
    rings = [np.array(ring, np.int64) for ring in face if len(ring) > 2]
    if not rings or sum(map(len, rings)) > MOST_CORNERS:
        return None
    normal, _, empty = (found[0] for found in _normals(points[rings[0]][None]))
    if empty:
        return None
    middle = points[rings[0]].mean(axis=0)
    if any(np.abs((points[ring] - middle) @ normal).max() > flatness for ring in rings):
        return None
    across = np.cross(normal, np.eye(3)[np.argmin(np.abs(normal))])
    across /= np.linalg.norm(across)
    flat = (points - middle) @ np.stack([across, np.cross(normal, across)], axis=1)
    outline, area = rings[0], _doubled_area(flat[rings[0]])
    holes = []
    for ring in rings[1:]:
        turning = _doubled_area(flat[ring])
        area -= abs(turning)
        holes.append(ring[::-1] if turning > 0.0 else ring)
    for k, hole in enumerate(sorted(holes, key=lambda ring: -float(flat[ring, 0].max()))):
        others = sorted(holes, key=lambda ring: -float(flat[ring, 0].max()))[k + 1 :]
        joined = _bridged(flat, outline, hole, others)
        if joined is None:
            return None
        outline = joined
    found = _ears(flat, outline.tolist(), NO_AREA * area)
    if found is None:
        return None
    filled = _cross(flat[found[:, 1]] - flat[found[:, 0]], flat[found[:, 2]] - flat[found[:, 0]])
    if filled.min() <= NO_AREA * area:
        return None  # a spike, that a kernel would drop
    return found if abs(float(filled.sum()) - area) <= AREA_ERROR * area else None


def _cross(a: F64, b: F64) -> F64:
    product: F64 = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return product


def _doubled_area(ring: F64) -> float:
    return float(_cross(ring, np.roll(ring, -1, axis=0)).sum())


def _bridged(flat: F64, outline: I64, hole: I64, others: Sequence[I64]) -> I64 | None:
    """Return the outline with a hole joined to it by the shortest bridge that crosses nothing."""
    at = int(np.argmax(flat[hole, 0]))
    pier = flat[hole[at]]
    begins = np.concatenate([outline, hole, *others])
    ends = np.concatenate([np.roll(ring, -1) for ring in (outline, hole, *others)])
    a, b = flat[begins], flat[ends]
    for k in np.argsort(((flat[outline] - pier) ** 2).sum(axis=1), kind="stable").tolist():
        bank = flat[outline[k]]
        sides = _cross(b - a, pier - a) * _cross(b - a, bank - a)
        ways = _cross(bank - pier, a - pier) * _cross(bank - pier, b - pier)
        if not ((sides < 0.0) & (ways < 0.0)).any() and _opens_towards(flat, outline, k, pier):
            return np.concatenate([outline[: k + 1], hole[at:], hole[: at + 1], outline[k:]])
    return None


def _opens_towards(flat: F64, outline: I64, k: int, target: F64) -> bool:
    """Return whether a point lies inside the angle of the outline's corner k: it may be there twice."""
    corner = flat[outline[k]]
    ahead, back = flat[outline[(k + 1) % len(outline)]] - corner, flat[outline[k - 1]] - corner
    way = target - corner
    if _cross(ahead, back) >= 0.0:
        return bool(_cross(ahead, way) >= 0.0 and _cross(way, back) >= 0.0)
    return not bool(_cross(back, way) > 0.0 and _cross(way, ahead) > 0.0)


def _ears(flat: F64, ring: list[int], least: float) -> I64 | None:
    """Return the triangles of an outline that turns left and may touch itself along bridges."""
    # Few numbers at a time: plain ones are quicker here than arrays.
    x, y = flat[:, 0].tolist(), flat[:, 1].tolist()

    def turning(a: int, b: int, c: int) -> float:
        return float((x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]))

    hollow = {b for a, b, c in zip(ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1], strict=True)
              if turning(a, b, c) <= least}  # fmt: skip

    def free(a: int, b: int, c: int) -> bool:
        west, east = min(x[a], x[b], x[c]), max(x[a], x[b], x[c])
        south, north = min(y[a], y[b], y[c]), max(y[a], y[b], y[c])
        return not any(
            west <= x[p] <= east and south <= y[p] <= north and p != a and p != b and p != c
            and turning(a, b, p) >= 0.0 and turning(b, c, p) >= 0.0 and turning(c, a, p) >= 0.0
            for p in hollow
        )  # fmt: skip

    found = []
    k, tried = 0, 0
    while len(ring) > 3:
        k %= len(ring)
        a, b, c = ring[k - 1], ring[k], ring[(k + 1) % len(ring)]
        if turning(a, b, c) > least and free(a, b, c):
            found.append((a, b, c))
            del ring[k]
            tried = 0
            if b not in ring:
                hollow.discard(b)
            k += 1  # not the neighbour: its triangle would be a sliver
        elif tried > len(ring):
            return None
        else:
            tried += 1
            k += 1
    found.append((ring[0], ring[1], ring[2]))
    return np.array(found, np.int64)
