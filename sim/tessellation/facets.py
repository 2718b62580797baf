"""Shapes that a file gives face by face, read at once instead of built by a kernel."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

import numpy as np

from kernels.arrays import F64, I32, I64, Array, Bool
from sim.readers.ifc.attributes import Instance, named, reference, references
from sim.tessellation.face_sets import FACE_SET
from sim.tessellation.polygons import across, triangulate

BREP, SHELLS = "IfcFacetedBrep", "IfcShellBasedSurfaceModel"
KINDS = (BREP, SHELLS, FACE_SET)
MOST_FACES = 20_000  # of a brep: its faces are dictionaries for a moment, 3 kB each
FLATNESS, WELD = 1e-3, 1e-5  # m
# What is not what its schema says is left out: a kernel may know what to make of it.
NOT_AS_SAID = (KeyError, TypeError, ValueError, OverflowError, AttributeError, RuntimeError)

OUTER = "IfcFaceOuterBound"

Place: TypeAlias = tuple[float, float, float]
Outlines: TypeAlias = tuple[list[Place], list[list[list[int]]]]
"""Corners, and faces of them."""

rng = np.random.default_rng(20)
LEFT, RIGHT = rng.integers(1, 1 << 62, (2, 1 << 16))


@dataclass(frozen=True, slots=True, eq=False)
class Facets:
    """The surface of one item: points float64[n, 3] in the file's unit, triangles int32[t, 3]."""

    points: F64
    triangles: I32


def read_facets(items: Iterable[Instance], metre: float, given: bool) -> dict[int, Facets]:
    """Return the surfaces of items by their numbers, less those that are better left to a kernel.

    Parameters
    ----------
    items : iterable of Instance
    metre : float
        Metres in the file's unit of length.
    given : bool
        Take sets of triangles even if they are open; all else must enclose a volume.
    """
    found: dict[int, Facets] = {}
    shells: list[Instance] = []
    for item in items:
        if item.is_a() != FACE_SET:
            shells.append(item)
            continue
        with contextlib.suppress(*NOT_AS_SAID):
            facets = _face_set(item)
            if facets is not None and (given or _encloses(facets)):
                found[item.id()] = facets
    exact, unfilled = _filled(_outlines(shells, None), FLATNESS / metre)
    found |= exact
    # Corners may differ by what a writer lost to rounding.
    digits = round(-np.log10(WELD / metre))
    open_ones = [item for item in shells if item.id() not in found.keys() | unfilled]
    return found | _filled(_outlines(open_ones, digits), FLATNESS / metre)[0]


def is_closed(triangles: I32) -> bool:
    """Return whether each edge is used as often in one direction as in the other.

    Sums a hash of every directed edge that changes its sign with the direction: zero for a closed
    surface, and for an open one with a chance of 2⁻⁶².
    """
    return int(_edge_hashes(triangles).sum()) == 0


def _edge_hashes(triangles: Array) -> I64:
    left, right = LEFT[triangles & 0xFFFF], RIGHT[triangles & 0xFFFF]
    after = [1, 2, 0]
    hashes: I64 = (left * right[:, after] - right * left[:, after]).sum(axis=1)
    return hashes


def _volumes(points: F64, origin: F64, triangles: Array) -> F64:
    """Return six times the volume between each triangle and an origin."""
    a, b, c = (points[triangles[:, k]] - origin for k in range(3))
    volumes: F64 = np.einsum("td,td->t", a, across(b, c))
    return volumes


def _encloses(facets: Facets) -> bool:
    volume = _volumes(facets.points, facets.points[:1], facets.triangles).sum()
    return is_closed(facets.triangles) and bool(volume > 0.0)


def _face_set(item: Instance) -> Facets | None:
    """Read a set of triangles, less those that name a corner twice."""
    points = np.array(named(reference(named(item, "Coordinates")), "CoordList"), np.float64).reshape(-1, 3)
    triangles = np.array(named(item, "CoordIndex"), np.int64).reshape(-1, 3)
    other = named(item, "PnIndex")
    if other:
        triangles = _chosen(np.array(other, np.int64), triangles)
    if not len(triangles) or triangles.min() < 1 or triangles.max() > len(points):
        return None
    if not np.isfinite(points).all():
        return None
    distinct = (triangles != np.roll(triangles, 1, axis=1)).all(axis=1)
    used, corners = np.unique(triangles[distinct] - 1, return_inverse=True)
    return Facets(points[used], corners.reshape(-1, 3).astype(np.int32)) if len(used) else None


def _chosen(table: I64, numbers: I64) -> I64:
    if numbers.min() < 1 or numbers.max() > len(table):
        raise ValueError
    found: I64 = table[numbers - 1]
    return found


def _outlines(items: Iterable[Instance], digits: int | None) -> dict[int, Outlines]:
    """Return the faces of breps and models of shells, of those where all are polygons."""
    found = {}
    for item in items:
        with contextlib.suppress(*NOT_AS_SAID):
            outlines = _outline(item, digits)
            if outlines is not None:
                found[item.id()] = outlines
    return found


def _outline(item: Instance, digits: int | None) -> Outlines | None:
    kind = item.is_a()
    if kind not in (BREP, SHELLS):
        return None
    shells = references(named(item, "Outer" if kind == BREP else "SbsmBoundary"))
    if not shells or sum(len(references(named(shell, "CfsFaces"))) for shell in shells) > MOST_FACES:
        return None
    numbers: dict[Place, int] = {}
    faces = [
        _face(face, numbers, digits)
        for shell in shells
        for face in shell.get_info(recursive=True, include_identifier=False)["CfsFaces"]
    ]
    return (list(numbers), faces) if all(len(place) == 3 for place in numbers) else None


def _face(face: dict[str, Any], numbers: dict[Place, int], digits: int | None) -> list[list[int]]:
    """Return the outline of a face and its holes, without repetitions of a corner by its neighbour."""
    if face["type"] != "IfcFace":
        raise ValueError  # curved
    bounds = face["Bounds"]
    if len(bounds) != 1 and sum(bound["type"] == OUTER for bound in bounds) != 1:
        raise ValueError  # which of them is the outline is not said
    rings = []
    for bound in sorted(bounds, key=lambda bound: bool(bound["type"] != OUTER)):
        if bound["Bound"]["type"] != "IfcPolyLoop":
            raise ValueError
        places = [point["Coordinates"] for point in bound["Bound"]["Polygon"]]
        if digits is not None:
            places = [tuple(round(c, digits) for c in place) for place in places]
        ring = [numbers.setdefault(place, len(numbers)) for place in places]
        ring = [number for k, number in enumerate(ring) if number != ring[k - 1]]
        rings.append(ring if bound["Orientation"] else ring[::-1])
    return rings


def _filled(outlines: dict[int, Outlines], flatness: float) -> tuple[dict[int, Facets], set[int]]:
    """Fill all at once, for there may be thousands.

    Returns those that enclose a volume, and the numbers of those with a face that cannot be filled.
    """
    first = np.cumsum([0] + [len(places) for places, _ in outlines.values()], dtype=np.int64)
    flat = chain.from_iterable(chain.from_iterable(places) for places, _ in outlines.values())
    points = np.fromiter(flat, np.float64).reshape(-1, 3)
    begins = first.tolist()
    faces = [
        [[number + begin for number in ring] for ring in face] if begin else face
        for begin, (_, owned) in zip(begins, outlines.values(), strict=False)
        for face in owned
    ]
    home = np.repeat(np.arange(len(outlines)), [len(owned) for _, owned in outlines.values()])
    triangles, owner, left = triangulate(points, faces, flatness)
    item = home[owner]
    order = np.argsort(item, kind="stable")
    triangles, item = triangles[order], item[order]
    bounds = np.searchsorted(item, np.arange(len(outlines) + 1))
    finite: Bool = np.asarray(np.isfinite(points).all(axis=1))
    volume = np.zeros(len(triangles) + 1)
    hashes = np.zeros(len(triangles) + 1, np.int64)
    np.cumsum(_edge_hashes(triangles), out=hashes[1:])
    np.cumsum(_volumes(points, points[first[item]], triangles), out=volume[1:])
    # A spike of no area is no face, and its tip no corner.
    used = np.zeros(len(points) + 1, np.int64)
    used[triangles.ravel() + 1] = 1
    kept = np.cumsum(used)
    bad = set(home[left].tolist())
    found = {}
    for k, key in enumerate(outlines):
        a, b = bounds[k], bounds[k + 1]
        own = slice(begins[k], begins[k + 1])
        if k in bad or a == b or hashes[a] != hashes[b] or not finite[own].all():
            continue
        if volume[b] > volume[a]:
            corners = points[own][used[begins[k] + 1 : begins[k + 1] + 1] == 1]
            found[key] = Facets(corners, (kept[triangles[a:b]] - kept[begins[k]]).astype(np.int32))
    return found, {key for k, key in enumerate(outlines) if k in bad}
