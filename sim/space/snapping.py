"""The point a measurement begins or ends at: a corner, the middle of an edge, an edge or a face."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from kernels.arrays import F64
from kernels.snap import NOTHING, nearest_edge, nearest_on_screen
from sim.space.picker import Drawn, Hit, Picker

HIDDEN_BY = 2e-3  # of the distance to the eye: a face that much nearer hides a point
TRIES = 12  # corners, nearest first, of which one may be in sight
MOST = 2_000_000  # vertices asked; a shape with more is snapped to by its faces only


class SnapKind(Enum):
    """What was found, the most exact first."""

    CORNER = "corner"
    MIDDLE = "middle"
    EDGE = "edge"
    FACE = "face"


@dataclass(frozen=True, slots=True, eq=False)
class Snap:
    """A point of the model, float64[3], m, and what it is."""

    kind: SnapKind
    point: F64


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """Where on the screen is looked.

    `x`, `y` and `radius` are pixels, `eye` the origin of the ray through the pixel, `screen` takes
    homogeneous world coordinates to pixels, float64[4, 4].
    """

    x: float
    y: float
    radius: float
    eye: F64
    screen: F64


def snap(
    picker: Picker, drawn: Drawn, target: Target, hit: Hit | None, instances: Sequence[int]
) -> Snap | None:
    """Return the best point near a pixel.

    Parameters
    ----------
    picker, drawn
        What there is and how it is shown.
    target : Target
    hit : Hit, optional
        What lies under the pixel itself.
    instances : sequence of int
        Rows near the pixel.
    """
    corners, ends = _features(picker, drawn, instances)
    for _ in range(TRIES):
        row = nearest_on_screen(corners, target.screen, target.x, target.y, target.radius)
        if row == NOTHING:
            break
        if _is_seen(picker, drawn, target, corners[row]):
            return Snap(SnapKind.CORNER, corners[row])
        corners = np.delete(corners, row, axis=0)
    if ends.size:
        middles = ends.mean(axis=1)
        row = nearest_on_screen(middles, target.screen, target.x, target.y, target.radius)
        if row != NOTHING and _is_seen(picker, drawn, target, middles[row]):
            return Snap(SnapKind.MIDDLE, middles[row])
        spot = np.empty(3)
        row = nearest_edge(ends, target.screen, target.x, target.y, target.radius * 0.7, spot)
        if row != NOTHING and _is_seen(picker, drawn, target, spot):
            return Snap(SnapKind.EDGE, spot)
    return Snap(SnapKind.FACE, hit.point) if hit is not None else None


def _features(picker: Picker, drawn: Drawn, instances: Sequence[int]) -> tuple[F64, F64]:
    """Return the corners float64[n, 3] and edges float64[m, 2, 3] that are left of some instances."""
    corners, ends = [np.empty((0, 3))], [np.empty((0, 2, 3))]
    room = MOST
    for row in instances:
        shape = int(picker.mesh.shape[row])
        room -= int(picker.mesh.vertex_offset[shape + 1] - picker.mesh.vertex_offset[shape])
        if room < 0:
            break
        world = picker.world(row, drawn)
        edge = clipped(world[picker.edges(row)], drawn.planes)
        kept = (world @ drawn.planes[:, :3].T <= drawn.planes[:, 3] + 1e-9).all(axis=1)
        corners += [world[kept], edge.reshape(-1, 3)]
        ends.append(edge)
    return np.concatenate(corners), np.concatenate(ends)


def clipped(ends: F64, planes: F64) -> F64:
    """Return what is left of edges, float64[m, 2, 3], once cut by planes float64[p, 4]."""
    first, last = ends[:, 0], ends[:, 1]
    for plane in planes:
        a, b = first @ plane[:3] - plane[3], last @ plane[:3] - plane[3]
        left = (a <= 0) | (b <= 0)
        first, last, a, b = first[left], last[left], a[left], b[left]
        share = np.divide(a, a - b, out=np.zeros_like(a), where=a != b)[:, None]
        cut = first + share * (last - first)
        first, last = np.where(a[:, None] > 0, cut, first), np.where(b[:, None] > 0, cut, last)
    return np.stack([first, last], axis=1)


def _is_seen(picker: Picker, drawn: Drawn, target: Target, point: F64) -> bool:
    """Return whether nothing stands between the eye and a point."""
    # The eye of a parallel camera moves with the point; its last row says where the picture plane is.
    towards = target.screen[3, :3]
    eye = target.eye
    if not np.any(towards):
        towards = np.cross(target.screen[0, :3], target.screen[1, :3])
        towards = towards / np.linalg.norm(towards)
        eye = point - towards * float((point - eye) @ towards)
    way = point - eye
    distance = float(np.linalg.norm(way))
    if distance <= 0:
        return False
    hit = picker.pick(eye, way / distance, drawn)
    if hit is None:
        return True
    return float(np.linalg.norm(hit.point - eye)) >= distance * (1 - HIDDEN_BY)
