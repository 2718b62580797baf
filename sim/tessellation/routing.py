"""Which products have a shape, which kernel each should meet first, and how they are dealt out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import ifcopenshell

from sim.readers.ifc.attributes import Instance, by_type, named, number, reference, references
from sim.readers.ifc.products import element_instances
from sim.readers.ifc.units import read_units
from sim.tessellation.half_spaces import half_spaces
from sim.tessellation.ladder import FINE_RADIUS, LAST, Rung, segments_for

# What Manifold gets wrong and CGAL right: bounded half-spaces, doubled faces of triangulated sets, arcs
# within an outline. (Plain half-spaces become boxes.)
LOWER = ("IfcTriangulatedFaceSet", "IfcPolygonalFaceSet", "IfcFaceBasedSurfaceModel", "IfcCompositeCurve")
ROUND = {
    "IfcCircle": "Radius",
    "IfcCircleProfileDef": "Radius",
    "IfcEllipse": "SemiAxis1",
    "IfcEllipseProfileDef": "SemiAxis1",
    "IfcSweptDiskSolid": "Radius",
    "IfcRightCircularCylinder": "Radius",
    "IfcRightCircularCone": "BottomRadius",
    "IfcSphere": "Radius",
}
# Hosts and openings that Manifold subtracts right.
SUBTRACTED = ("IfcExtrudedAreaSolid", "IfcFacetedBrep", "IfcBooleanResult", "IfcBooleanClippingResult")
# Representations that are no bodies: nothing to tessellate.
FLAT = ("Axis", "FootPrint", "CoG", "Box", "Plan", "Profile", "Annotation", "Clearance")
FLAT_TYPE = ("Edge", "Vertex", "Curve", "Curve2D", "Curve3D", "Segment", "Point", "BoundingBox")
WIDEST = 1e6  # m; farther curves are straight to anyone

# First what makes the picture, last what hides in it.
LATE = ("IfcFurnishingElement", "IfcElementComponent", "IfcDistributionElement", "IfcReinforcingElement")


Groups: TypeAlias = dict[tuple[bool, int], list[int]]
"""Products by (late, instance number of the shape they share)."""


@dataclass(frozen=True, slots=True)
class Work:
    """Products for one shard."""

    steps: tuple[int, ...]
    rung: Rung
    careful: bool = False


def shaped_products(file: ifcopenshell.file) -> Groups:
    """Return the elements that have a body, by the shape they share and by how soon they are wanted."""
    late = {
        product.id() for name in LATE for product in by_type(file, name)
    }  # fmt: skip
    groups: Groups = {}
    for product in element_instances(file):
        bodies = list(_bodies(product))
        if bodies:
            step = int(product.id())
            groups.setdefault((step in late, _shared(bodies, step)), []).append(step)
    return groups


def first_rungs(file: ifcopenshell.file, groups: Groups) -> dict[int, Rung]:
    """Return the first kernel of each product that does not begin at the top."""
    lower = set(_users(file, _hard_parts(file)))
    lower.update(_odd_openings(file))
    segments: dict[int, int] = {}
    for sides, curves in _wide_curves(file).items():
        for step in _users(file, curves):
            segments[step] = max(sides, segments.get(step, 0))
    usual = Rung().segments
    return {
        step: Rung(int(step in lower), segments.get(step, usual))
        for steps in groups.values() for step in steps
        if step in lower or step in segments
    }  # fmt: skip


def deal(groups: Groups, rungs: dict[int, Rung], hands: int) -> list[Work]:
    """Split the products into shards; those that share a mapped shape stay together.

    The slow kernels come first, so that their tail runs beside the fast ones; within a kernel what
    makes the picture comes before what hides in it.
    """
    piles: dict[Rung, dict[tuple[bool, int], list[int]]] = {}
    top = Rung()
    for key, steps in groups.items():
        for step in steps:
            piles.setdefault(rungs.get(step, top), {}).setdefault(key, []).append(step)
    works: list[Work] = []
    for rung in sorted(piles, key=lambda r: (-r.level, r.segments)):
        shares = piles[rung]
        size = max(1, min(hands, sum(map(len, shares.values())) // 3))
        cards: list[list[int]] = [[] for _ in range(size)]
        for k, key in enumerate(sorted(shares)):
            cards[k % size].extend(shares[key])
        works += [Work(tuple(card), rung) for card in cards if card]
    return works


def after_crash(work: Work, left: list[int], pieces: int = 8) -> Iterator[Work]:
    """Yield what to try after a kernel died or hung with `left` products undone.

    Many are split at the same kernel; few go down the ladder together; at its foot they are split until
    one is alone.
    """
    if len(left) <= pieces and work.rung.level < LAST:
        yield Work(tuple(left), work.rung.below(), True)
        return
    size = max(1, -(-len(left) // pieces))
    for at in range(0, len(left), size):
        yield Work(tuple(left[at : at + size]), work.rung, True)


def _shared(bodies: list[Instance], own: int) -> int:
    """Return the instance number of the mapped representation, or the product's own."""
    for body in bodies:
        items = references(named(body, "Items"))
        if len(items) == 1 and items[0].is_a() == "IfcMappedItem":
            source = reference(named(items[0], "MappingSource"))
            if source is not None:
                return int(source.id())
    return own


def _bodies(product: Instance) -> Iterator[Instance]:
    """Yield the representations that may have a surface."""
    shape = named(product, "Representation")
    for body in references(named(shape, "Representations")) if shape is not None else ():
        if (
            named(body, "RepresentationIdentifier") not in FLAT
            and named(body, "RepresentationType") not in FLAT_TYPE
        ):
            yield body


def _hard_parts(file: ifcopenshell.file) -> Iterator[Instance]:
    """Yield the parts of shapes that Manifold gets wrong."""
    boxed = {half.id() for half in half_spaces(file)}
    for half in by_type(file, "IfcHalfSpaceSolid"):
        if half.id() not in boxed:
            yield half
    for name in LOWER:
        yield from by_type(file, name)
    for curve in by_type(file, "IfcIndexedPolyCurve"):
        if any(part.is_a("IfcArcIndex") for part in references(named(curve, "Segments"))):
            yield curve


def _users(file: ifcopenshell.file, parts: Iterable[Instance]) -> Iterator[int]:
    """Yield the products whose shape contains one of `parts`."""
    front, seen = list(parts), set[int]()
    while front:
        part = front.pop()
        if part.id() in seen:
            continue
        seen.add(part.id())
        if part.is_a("IfcFeatureElementSubtraction"):
            front += [
                host
                for relation in references(named(part, "VoidsElements"))
                if (host := reference(named(relation, "RelatingBuildingElement"))) is not None
            ]
        elif part.is_a("IfcProduct"):
            yield part.id()
        else:
            front += [
                user for user in file.get_inverse(part)
                if not user.is_a("IfcStyledItem") and not user.is_a("IfcPresentationLayerAssignment")
                and not user.is_a("IfcRelationship") and not user.is_a("IfcTypeObject")
            ]  # fmt: skip


def _odd_openings(file: ifcopenshell.file) -> Iterator[int]:
    """Yield the hosts of openings where one of the two is nothing Manifold can subtract."""
    for relation in by_type(file, "IfcRelVoidsElement"):
        host = reference(named(relation, "RelatingBuildingElement"))
        opening = reference(named(relation, "RelatedOpeningElement"))
        if host is not None and opening is not None and not (_is_plain(opening) and _is_plain(host)):
            yield host.id()


def _is_plain(product: Instance) -> bool:
    for body in _bodies(product):
        for item in references(named(body, "Items")):
            inner: Sequence[Instance] = (item,)
            if item.is_a("IfcMappedItem"):
                source = reference(named(item, "MappingSource"))
                mapped = reference(named(source, "MappedRepresentation")) if source is not None else None
                inner = references(named(mapped, "Items")) if mapped is not None else ()
            if any(part.is_a() not in SUBTRACTED for part in inner):
                return False
    return True


def _wide_curves(file: ifcopenshell.file) -> dict[int, list[Instance]]:
    """Return the circles too wide for the usual number of sides, by the number they need."""
    found: dict[int, list[Instance]] = {}
    metre = metres(file)
    for name, attribute in ROUND.items():
        for part in by_type(file, name):
            radius = (number(named(part, attribute)) or 0.0) * metre
            if FINE_RADIUS < radius < WIDEST:
                found.setdefault(segments_for(radius), []).append(part)
    return found


def metres(file: ifcopenshell.file) -> float:
    """Return the file's unit of length, m."""
    return float(read_units(file).length)
