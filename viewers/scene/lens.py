"""Where the eye stands: cameras, standard views, what fits, and rays through pixels."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from vtkmodules.vtkRenderingCore import vtkCamera

from kernels.arrays import F64
from sim.viewpoint import Camera

VIEWS = {
    "iso": ((1.0, -1.25, 0.85), (0.0, 0.0, 1.0)),
    "top": ((0.0, 0.0, 1.0), (0.0, 1.0, 0.0)),
    "bottom": ((0.0, 0.0, -1.0), (0.0, 1.0, 0.0)),
    "front": ((0.0, -1.0, 0.0), (0.0, 0.0, 1.0)),
    "back": ((0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "left": ((-1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    "right": ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
}
"""Direction from the model to the eye, and what is up; front looks north."""

FILLED = 0.88  # of the picture, by what is looked at
PANEL = (400, 300, 1080, 0.69)  # pixels the overlay takes of so many lines, and its least scale
PLATES, PLATE = 8, 2.5  # at most so many pieces are plates; so many times wider than all else
STRAY, STRETCH = 0.01, 1.3  # share of all elements by size; how much larger they make the whole
GAP = 20_000.0  # m of nothing between two clusters
DEEPEST = 20_000.0  # far over near: what a 24-bit depth buffer tells apart


def axes(camera: Camera) -> tuple[F64, F64, F64]:
    """Return right, up and forward, unit vectors."""
    forward = _unit(tuple(t - e for t, e in zip(camera.target, camera.eye, strict=True)))
    right = _cross(forward, camera.up)
    if math.hypot(*right) < 1e-9:
        right = _cross(forward, (0.0, 1.0, 0.0) if abs(forward[1]) < 0.9 else (1.0, 0.0, 0.0))
    right = _unit(right)
    return np.array(right), np.array(_cross(right, forward)), np.array(forward)


def main_cluster(boxes: F64) -> F64:
    """Return the boxes of the cluster with most elements, where clusters lie far apart.

    Parameters
    ----------
    boxes : float64[n, 6]
        Finite bounds, m.
    """
    if not len(boxes) or (boxes[:, 3:].max(axis=0) - boxes[:, :3].min(axis=0) <= GAP).all():
        return boxes
    chosen = boxes
    split = True
    while split and len(chosen) > 1:
        split = False
        for axis in range(3):
            by_low = chosen[np.argsort(chosen[:, axis], kind="stable")]
            reach = np.maximum.accumulate(by_low[:, axis + 3])
            gaps = np.flatnonzero(by_low[1:, axis] - reach[:-1] > GAP)
            if gaps.size:
                groups = np.split(by_low, gaps + 1)
                chosen = max(groups, key=len)
                split = True
    return chosen


def content(boxes: F64) -> F64:
    """Return the boxes worth looking at: without plates far wider than all else, without small strays.

    Parameters
    ----------
    boxes : float64[n, 6]
        Finite bounds, m.
    """
    chosen = main_cluster(boxes)
    size = np.linalg.norm(chosen[:, 3:] - chosen[:, :3], axis=1)
    for _ in range(PLATES):
        if len(chosen) < 4:
            return chosen
        largest = int(size.argmax())
        rest = np.delete(chosen, largest, axis=0)
        if size[largest] < PLATE * _diagonal(rest):
            break
        chosen, size = rest, np.delete(size, largest)
    centre = (chosen[:, :3] + chosen[:, 3:]) / 2
    kept = np.ones(len(chosen), np.bool_)
    for axis in range(3):
        order = np.argsort(centre[:, axis], kind="stable")
        own = size[order] / max(float(size.sum()), 1e-12)
        share = np.cumsum(own)
        kept[order[(share < STRAY) | (share - own > 1 - STRAY)]] = False
    if not kept.any() or _diagonal(chosen) < STRETCH * _diagonal(chosen[kept]):
        return chosen
    low, high = chosen[kept, :3].min(axis=0), chosen[kept, 3:].max(axis=0)
    room = 0.15 * (high - low)
    near = ((chosen[:, :3] >= low - room) & (chosen[:, 3:] <= high + room)).all(axis=1)
    worth: F64 = chosen[near | kept]
    return worth


class Room(NamedTuple):
    """The part of the picture to fill, -1..1 from the left and from the bottom."""

    left: float = -FILLED
    right: float = FILLED
    bottom: float = -FILLED
    top: float = FILLED


WHOLE = Room()


def fitted(camera: Camera, boxes: F64, aspect: float, room: Room = WHOLE) -> Camera:
    """Return a camera that looks the same way and sees all boxes, as large as they go."""
    centre = (boxes[:, :3] + boxes[:, 3:]) / 2
    half = (boxes[:, 3:] - boxes[:, :3]) / 2
    middle = (boxes[:, :3].min(axis=0) + boxes[:, 3:].max(axis=0)) / 2
    away = centre - middle
    right, up, forward = axes(camera)

    def reach(way: F64) -> float:
        return float((away @ way + half @ np.abs(way)).max())

    if camera.orthographic:
        across, above = reach(right) + reach(-right), reach(up) + reach(-up)
        height = 2 * max(above / (room.top - room.bottom), across / (room.right - room.left) / aspect, 5e-4)
        x = (reach(right) - reach(-right) - height / 2 * aspect * (room.left + room.right)) / 2
        y = (reach(up) - reach(-up) - height / 2 * (room.bottom + room.top)) / 2
        depth = reach(-forward) + max(height, 1.0)
    else:
        tall = float(np.tan(np.radians(camera.angle) / 2))
        sides = [tall * aspect * room.left, tall * aspect * room.right, tall * room.bottom, tall * room.top]
        left, wide = reach(sides[0] * forward - right), reach(right - sides[1] * forward)
        low, high = reach(sides[2] * forward - up), reach(up - sides[3] * forward)
        depth = max((left + wide) / (sides[1] - sides[0]), (low + high) / (sides[3] - sides[2]), 1e-3)
        x = (wide - left - depth * (sides[0] + sides[1])) / 2
        y = (high - low - depth * (sides[2] + sides[3])) / 2
        height = max(2 * depth * tall, 1e-3)
    target = middle + right * x + up * y
    return replace(camera, eye=_point(target - forward * depth), target=_point(target), height=height)


def fitted_beside_panel(camera: Camera, boxes: F64, width: int, height: int, density: float = 1.0) -> Camera:
    """Return a camera that sees all boxes, with none under the overlay in the upper left corner."""
    aspect = width / max(height, 1)
    scale = max(height / PANEL[2], PANEL[3] * density)
    x, y = 2 * PANEL[0] * scale / max(width, 1) - 1, 1 - 2 * PANEL[1] * scale / max(height, 1)
    first = fitted(camera, boxes, aspect)
    if x > 0 or y < 0 or not in_corner(first, boxes, x, y):
        return first
    beside = fitted(camera, boxes, aspect, Room(left=x, right=0.94))
    below = fitted(camera, boxes, aspect, Room(-0.94, 0.94, top=y))
    return min(beside, below, key=lambda found: found.height)


def in_corner(camera: Camera, boxes: F64, x: float, y: float) -> bool:
    """Return whether a corner of a box is seen left of x and above y, in halves of the picture's height.

    All boxes lie before the eye, so that both are half-spaces, and nothing is divided by the depth.
    """
    right, up, forward = axes(camera)
    centre = (boxes[:, :3] + boxes[:, 3:]) / 2 - np.asarray(camera.eye)
    half = (boxes[:, 3:] - boxes[:, :3]) / 2
    if camera.orthographic:
        left, left_of = right, x * camera.height / 2
        above, over = up, y * camera.height / 2
    else:
        tall = math.tan(math.radians(camera.angle) / 2)
        left, left_of = right - x * tall * forward, 0.0
        above, over = up - y * tall * forward, 0.0
    across, upwards = centre @ left, centre @ above
    near = (across - half @ np.abs(left) < left_of) & (upwards + half @ np.abs(above) > over)
    signs = np.array([[i, j, k] for i in (-1, 1) for j in (-1, 1) for k in (-1, 1)], float).T
    return bool(
        (
            (across[near, None] + half[near] @ (left[:, None] * signs) < left_of)
            & (upwards[near, None] + half[near] @ (above[:, None] * signs) > over)
        ).any()
    )


def widened(camera: Camera, before: float, after: float) -> Camera:
    """Return a camera that sees in a picture of another aspect (width over height) all that it saw."""
    if after >= before:
        return camera
    angle = 2 * math.degrees(math.atan(math.tan(math.radians(camera.angle) / 2) * before / after))
    return replace(camera, angle=angle, height=camera.height * before / after)


def turned(camera: Camera, name: str) -> Camera:
    """Return a camera that looks at the same point from a standard side."""
    direction, up = VIEWS[name]
    away = np.asarray(direction) / np.linalg.norm(direction)
    distance = float(np.linalg.norm(np.subtract(camera.eye, camera.target)))
    return replace(camera, eye=_point(np.asarray(camera.target) + away * distance), up=up)


def place(lens: vtkCamera, camera: Camera, base: F64) -> None:
    """Set VTK's camera; the scene's base is its zero."""
    lens.SetPosition(*np.subtract(camera.eye, base))
    lens.SetFocalPoint(*np.subtract(camera.target, base))
    lens.SetViewUp(*axes(camera)[1])
    lens.SetViewAngle(camera.angle)
    lens.SetParallelScale(camera.height / 2)
    lens.SetParallelProjection(camera.orthographic)


def depth_range(camera: Camera, boxes: F64, around: float = 0.0) -> tuple[float, float]:
    """Return near and far for what lies before the eye, m; boxes float64[n, 6], `around` them, m."""
    if not len(boxes):
        return 0.1, 1000.0
    forward = axes(camera)[2]
    centre = (boxes[:, :3] + boxes[:, 3:]) / 2 - np.asarray(camera.eye)
    reach = (np.abs(boxes[:, 3:] - boxes[:, :3]) / 2) @ np.abs(forward)
    along = centre @ forward
    if camera.orthographic:
        return float((along - reach).min()) - 1.0 - around, float((along + reach).max()) + 1.0 + around
    distance = float(np.linalg.norm(np.subtract(camera.target, camera.eye)))
    before = along + reach > 0
    seen = before & (np.linalg.norm(centre, axis=1) - reach < max(2000 * distance, 50_000.0))
    if not seen.any():
        return max(distance * 1e-3, 1e-3), max(distance * 10, 1.0)
    far = float((along + reach)[seen].max()) * 1.02 + around
    near = min(float((along - reach)[seen].min()) * 0.98, distance * 0.1 if around else np.inf)
    return max(near, far / DEEPEST, 1e-3), max(far, 1e-2)


def ray(camera: Camera, x: float, y: float, width: int, height: int) -> tuple[F64, F64]:
    """Return where the ray through a point of the picture begins, and its unit direction.

    x, y are pixels from the top left corner; the centre of the first pixel is 0.5, 0.5.
    """
    right, up, forward = axes(camera)
    across = (2 * x / width - 1) * width / height
    above = 1 - 2 * y / height
    eye = np.asarray(camera.eye, float)
    if camera.orthographic:
        return eye + (right * across + up * above) * camera.height / 2, forward
    tall = np.tan(np.radians(camera.angle) / 2)
    direction = forward + (right * across + up * above) * tall
    return eye, direction / np.linalg.norm(direction)


def project(camera: Camera, points: F64, width: int, height: int) -> F64:
    """Return float64[n, 3]: pixels from the top left corner, and the distance along the view, m.

    A point behind the eye of a perspective camera has NaN pixels.
    """
    right, up, forward = axes(camera)
    seen = np.asarray(points, float).reshape(-1, 3) - np.asarray(camera.eye, float)
    depth = seen @ forward
    if camera.orthographic:
        half = np.full(len(seen), camera.height / 2)
    else:
        half = np.where(depth > 0, depth, np.nan) * np.tan(np.radians(camera.angle) / 2)
    x = (seen @ right / half * height / width + 1) / 2 * width
    y = (1 - seen @ up / half) / 2 * height
    return np.stack([x, y, depth], axis=1)


def screen_matrix(camera: Camera, width: int, height: int) -> F64:
    """Return float64[4, 4]: homogeneous world coordinates to pixels from the top left corner.

    Row 3 of a perspective camera gives the distance before the eye; of a parallel one it is 0 0 0 1.
    """
    right, up, forward = axes(camera)
    eye = np.asarray(camera.eye, float)
    flat = np.zeros((4, 4))
    flat[:3, :3] = right, up, forward
    flat[:3, 3] = -flat[:3, :3] @ eye
    if camera.orthographic:
        flat[3] = 0.0, 0.0, 0.0, 1.0
        half = camera.height / 2
    else:
        flat[3] = flat[2]
        half = float(np.tan(np.radians(camera.angle) / 2))
    out = flat.copy()
    out[0] = flat[0] / half * height / 2 + flat[3] * width / 2
    out[1] = -flat[1] / half * height / 2 + flat[3] * height / 2
    return out


def _diagonal(boxes: F64) -> float:
    return float(np.linalg.norm(boxes[:, 3:].max(axis=0) - boxes[:, :3].min(axis=0)))


def _cross(a: Sequence[float], b: Sequence[float]) -> tuple[float, float, float]:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def _unit(a: Sequence[float]) -> tuple[float, float, float]:
    length = max(math.hypot(*a), 1e-12)
    return a[0] / length, a[1] / length, a[2] / length


def _point(values: F64) -> tuple[float, float, float]:
    return float(values[0]), float(values[1]), float(values[2])
