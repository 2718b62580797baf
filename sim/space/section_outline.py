"""Where a cutting plane passes through the model: its outline, and dragging it along its normal."""

from collections.abc import Sequence

import numpy as np

from kernels.arrays import F64
from sim.space.picker import cut_planes
from sim.viewpoint import Section

MARGIN = 0.02  # of the model's size, so that an outline is seen round the model
THINNEST = 0.01  # m left between two planes that face each other


def outlines(sections: Sequence[Section], bounds: F64) -> list[F64]:
    """Return float64[k, 3] per section: its polygon within the model and the other sections, m.

    `bounds` is float64[2, 3]. A plane that misses the model has no corners.
    """
    cuts = cut_planes(sections)
    grown = bounds + np.array([[-1.0], [1.0]]) * MARGIN * float(np.ptp(bounds, axis=0).max())
    sides = np.concatenate([np.hstack([np.eye(3), grown[1:].T]), np.hstack([-np.eye(3), -grown[:1].T])])
    size = 2 * float(np.linalg.norm(grown[1] - grown[0]))
    middle = grown.mean(axis=0)
    found = []
    for row, cut in enumerate(cuts):
        u, v = across(cut[:3])
        centre = middle - cut[:3] * (float(middle @ cut[:3]) - cut[3])
        polygon = centre + size * np.stack([-u - v, u - v, u + v, v - u])
        for plane in (*sides, *np.delete(cuts, row, axis=0)):
            if abs(abs(float(plane[:3] @ cut[:3])) - 1) > 1e-9:
                polygon = clip(polygon, plane)
        found.append(polygon if _inside(cut, sides, centre) else np.empty((0, 3)))
    return found


def clip(polygon: F64, plane: F64) -> F64:
    """Return the part of a convex polygon, float64[k, 3], on the kept side of a plane, float64[4].

    Notes
    -----
    Sutherland and Hodgman 1974.
    """
    side = polygon @ plane[:3] - plane[3]
    kept = []
    for k in range(len(polygon)):
        m = (k + 1) % len(polygon)
        if side[k] <= 0:
            kept.append(polygon[k])
        if (side[k] < 0 < side[m]) or (side[m] < 0 < side[k]):
            share = side[k] / (side[k] - side[m])
            kept.append(polygon[k] + share * (polygon[m] - polygon[k]))
    return np.array(kept).reshape(-1, 3)


def across(normal: F64) -> tuple[F64, F64]:
    """Return two unit vectors in a plane, the first level where it can be."""
    level = np.cross([0.0, 0.0, 1.0], normal)
    u = level if np.linalg.norm(level) > 1e-6 else np.array([1.0, 0.0, 0.0])
    u = u / np.linalg.norm(u)
    return u, np.cross(normal, u)


def along_axis(anchor: F64, axis: F64, eye: F64, direction: F64) -> float | None:
    """Return how far along an axis its nearest point to a ray lies, m; None if they are parallel."""
    slope = float(axis @ direction)
    rest = 1.0 - slope * slope
    if rest < 1e-6:
        return None
    gap = eye - anchor
    return (float(gap @ axis) - slope * float(gap @ direction)) / rest


def offset_of(section: Section) -> float:
    """Return the distance of a plane from the world's zero along its axis, m.

    A plane across x, y or z stands at that coordinate, whichever way it faces.
    """
    return float(np.dot(section.point, axis_of(section)))


def axis_of(section: Section) -> F64:
    """Return the normal, turned so that its largest part is positive."""
    normal = np.array(section.normal) / np.linalg.norm(section.normal)
    largest = float(normal[np.abs(normal).argmax()])
    axis: F64 = normal if largest > 0 else -normal
    return axis


def shifted(sections: Sequence[Section], row: int, distance: float) -> tuple[Section, ...]:
    """Return the sections with one moved along its normal, m; it stops before one that faces it."""
    moved = sections[row]
    normal = np.array(moved.normal) / np.linalg.norm(moved.normal)
    for other in (*sections[:row], *sections[row + 1 :]):
        facing = np.array(other.normal) / np.linalg.norm(other.normal)
        if float(facing @ normal) < -1 + 1e-9:
            gap = float((np.array(moved.point) - np.array(other.point)) @ normal)
            if gap > 0:
                distance = max(distance, THINNEST - gap)
    x, y, z = (float(v) for v in np.array(moved.point) + normal * distance)
    return (*sections[:row], Section((x, y, z), moved.normal), *sections[row + 1 :])


def _inside(cut: F64, sides: F64, centre: F64) -> bool:
    """Return whether a plane lies between the parallel sides of the model, if there are such."""
    parallel = np.abs(np.abs(sides[:, :3] @ cut[:3]) - 1) <= 1e-9
    return bool((sides[parallel, :3] @ centre <= sides[parallel, 3] + 1e-9).all())
