"""The solids sample parts are made of: prisms, bars and closed meshes, each with a finish."""

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

Point2: TypeAlias = tuple[float, float]
Point3: TypeAlias = tuple[float, float, float]
Box: TypeAlias = tuple[float, float, float, float, float, float]
Ring: TypeAlias = tuple[Point2, ...]

# How the profile's plane lies for each direction of extrusion: (first, second, along) of x, y, z.
PLANES: dict[str, tuple[int, int, int]] = {"x": (1, 2, 0), "y": (0, 2, 1), "z": (0, 1, 2)}


@dataclass(frozen=True, slots=True)
class Prism:
    """A profile extruded along an axis of the part.

    `ring` runs counter-clockwise in the plane of the two other axes (in the order x, y, z); the prism
    lies from `start` to `start + depth` along `axis`.
    """

    ring: Ring
    axis: Literal["x", "y", "z"]
    start: float
    depth: float
    finish: str
    holes: tuple[Ring, ...] = ()

    def box(self) -> Box:
        a, b, c = PLANES[self.axis]
        low, high = [0.0] * 3, [0.0] * 3
        low[a], high[a] = min(p[0] for p in self.ring), max(p[0] for p in self.ring)
        low[b], high[b] = min(p[1] for p in self.ring), max(p[1] for p in self.ring)
        low[c], high[c] = self.start, self.start + self.depth
        return (low[0], low[1], low[2], high[0], high[1], high[2])

    def volume(self) -> float:
        return (area(self.ring) - sum(area(hole) for hole in self.holes)) * self.depth

    def gross_volume(self) -> float:
        return area(self.ring) * self.depth

    def surface(self) -> float:
        rims = sum(_perimeter(ring) for ring in (self.ring, *self.holes))
        return rims * self.depth + 2 * self.volume() / self.depth


@dataclass(frozen=True, slots=True)
class Bar:
    """A square bar from one point to another."""

    start: Point3
    end: Point3
    width: float
    finish: str

    def length(self) -> float:
        return math.dist(self.start, self.end)

    def box(self) -> Box:
        # Of the bar's centre line, widened: exact for bars along an axis, safe for sloping ones.
        half = self.width / 2
        along = [abs(e - s) / self.length() for s, e in zip(self.start, self.end, strict=True)]
        low = [min(s, e) - half * (1 - t) for s, e, t in zip(self.start, self.end, along, strict=True)]
        high = [max(s, e) + half * (1 - t) for s, e, t in zip(self.start, self.end, along, strict=True)]
        return (low[0], low[1], low[2], high[0], high[1], high[2])

    def volume(self) -> float:
        return self.width**2 * self.length()

    gross_volume = volume

    def surface(self) -> float:
        return 2 * self.width**2 + 4 * self.width * self.length()


@dataclass(frozen=True, slots=True)
class Hull:
    """A closed mesh of triangles, counter-clockwise from outside."""

    points: tuple[Point3, ...]
    triangles: tuple[tuple[int, int, int], ...]
    finish: str

    def box(self) -> Box:
        low = [min(p[i] for p in self.points) for i in range(3)]
        high = [max(p[i] for p in self.points) for i in range(3)]
        return (low[0], low[1], low[2], high[0], high[1], high[2])

    def volume(self) -> float:
        six = 0.0
        for i, j, k in self.triangles:
            a, b, c = self.points[i], self.points[j], self.points[k]
            six += sum(p * q for p, q in zip(a, _cross(b, c), strict=True))
        return six / 6

    gross_volume = volume

    def surface(self) -> float:
        twice = 0.0
        for i, j, k in self.triangles:
            a, b, c = self.points[i], self.points[j], self.points[k]
            u = (b[0] - a[0], b[1] - a[1], b[2] - a[2])
            v = (c[0] - a[0], c[1] - a[1], c[2] - a[2])
            twice += math.hypot(*_cross(u, v))
        return twice / 2


Solid: TypeAlias = Prism | Bar | Hull


def block(box: Box, finish: str, axis: Literal["x", "y", "z"] = "z", holes: tuple[Ring, ...] = ()) -> Prism:
    """Return a box as a prism along `axis`, with holes through it."""
    a, b, c = PLANES[axis]
    ring = rectangle(box[a], box[b], box[a + 3], box[b + 3])
    return Prism(ring, axis, box[c], box[c + 3] - box[c], finish, holes)


def rectangle(x0: float, y0: float, x1: float, y1: float) -> Ring:
    """Return a rectangle, counter-clockwise."""
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def disc(radius: float, count: int = 16, centre: Point2 = (0.0, 0.0)) -> Ring:
    """Return a regular polygon around a centre, counter-clockwise."""
    turns = [2 * math.pi * i / count for i in range(count)]
    return tuple((centre[0] + radius * math.cos(t), centre[1] + radius * math.sin(t)) for t in turns)


def area(ring: Ring) -> float:
    """Return the area of a counter-clockwise ring."""
    return sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def _perimeter(ring: Ring) -> float:
    return sum(math.dist(p, q) for p, q in zip(ring, ring[1:] + ring[:1], strict=True))


def _cross(a: Point3, b: Point3) -> Point3:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
