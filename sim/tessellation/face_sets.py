"""Shapes that are triangles already, and which of them enclose matter that an opening can be cut from."""

from collections.abc import Iterator

import ifcopenshell
import numpy as np

from sim.readers.ifc.attributes import Instance, by_type, named, reference, references

FACE_SET = "IfcTriangulatedFaceSet"  # and its subtype, the triangulated irregular network
# From this many pairs of a triangle and a face of an opening, cutting an open surface takes every exact
# kernel seconds, and mostly leaves it uncut.
MOST_PAIRS = 1_000_000


def body_items(bodies: Iterator[Instance]) -> Iterator[Instance]:
    """Yield the items of representations, mapped ones by what they map."""
    for body in bodies:
        for item in references(named(body, "Items")):
            if not item.is_a("IfcMappedItem"):
                yield item
                continue
            source = reference(named(item, "MappingSource"))
            mapped = reference(named(source, "MappedRepresentation")) if source is not None else None
            yield from references(named(mapped, "Items")) if mapped is not None else ()


def triangle_count(items: list[Instance]) -> int:
    """Return how many triangles the items are, 0 if one of them is no set of triangles."""
    if not items or any(not item.is_a(FACE_SET) for item in items):
        return 0
    return sum(len(named(item, "CoordIndex") or ()) for item in items)


def is_solid(item: Instance) -> bool:
    """Return whether a set of triangles is closed: every edge has two faces that agree."""
    try:
        corners = np.array(named(item, "CoordIndex"), np.int64).reshape(-1, 3)
    except (TypeError, ValueError, OverflowError):
        return False
    if not len(corners) or corners.min() < 0 or corners.max() >= 1 << 31:
        return False
    ends = corners[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)
    there, back = (ends[:, 0] << 32) | ends[:, 1], (ends[:, 1] << 32) | ends[:, 0]
    distinct = np.unique(there)
    return len(distinct) == len(there) and bool(np.array_equal(distinct, np.unique(back)))


def face_count(items: list[Instance]) -> int:
    """Return how many faces the items of an opening have, 6 where they are not counted."""
    shells = [reference(named(item, "Outer")) for item in items]
    listed = [len(references(named(shell, "CfsFaces"))) for shell in shells if shell is not None]
    return max(sum(listed), triangle_count(items), 6)


def openings_by_host(file: ifcopenshell.file) -> dict[int, list[Instance]]:
    """Return the openings cut from each product, by its instance number."""
    found: dict[int, list[Instance]] = {}
    for relation in by_type(file, "IfcRelVoidsElement"):
        host = reference(named(relation, "RelatingBuildingElement"))
        opening = reference(named(relation, "RelatedOpeningElement"))
        if host is not None and opening is not None:
            found.setdefault(int(host.id()), []).append(opening)
    return found
