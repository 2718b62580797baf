"""Which products have a shape, which kernel each should meet first, and how they are dealt out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import ifcopenshell

from sim.readers.ifc.attributes import Instance, by_type, named, number, reference, references, value
from sim.readers.ifc.products import element_instances
from sim.readers.ifc.units import read_units
from sim.tessellation.face_sets import (
    FACE_SET,
    MOST_PAIRS,
    body_items,
    face_count,
    is_solid,
    openings_by_host,
    triangle_count,
)  # fmt: skip
from sim.tessellation.half_spaces import half_spaces
from sim.tessellation.ladder import FINE_RADIUS, LAST, Rung, segments_for

# What Manifold gets wrong and CGAL right: doubled faces, arcs within an outline. (Half-spaces become solids.)
LOWER = ("IfcPolygonalFaceSet", "IfcFaceBasedSurfaceModel", "IfcCompositeCurve")
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
# Places of attributes: Representation, Representations, RepresentationIdentifier, -Type, Items.
PRODUCT_REPRESENTATION, SHAPE_REPRESENTATIONS = 6, 2
BODY_IDENTIFIER, BODY_TYPE, BODY_ITEMS = 1, 2, 3
FEWEST, MANY = 10, 400  # quick products that are worth a process, and two per hand
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
        found = list(bodies(product))
        if found:
            step = int(product.id())
            groups.setdefault((step in late, _shared(found, step)), []).append(step)
    return groups


def first_rungs(file: ifcopenshell.file, groups: Groups) -> dict[int, Rung]:
    """Return the first kernel of each product that does not begin at the top."""
    openings = openings_by_host(file)
    lower = set(_users(file, _hard_parts(file)))
    lower.update(_oddly_cut(file, openings, lower))
    given: set[int] = set()
    for step in _users(file, by_type(file, FACE_SET)):
        begin = _face_set_rung(file.by_id(step), openings.get(step, ()))
        (lower.add if begin.level else lower.discard)(step)
        if begin.given:
            given.add(step)
    last = {step for step in lower if step in openings and _is_surface_model(file.by_id(step))}
    segments: dict[int, int] = {}
    for sides, curves in _wide_curves(file).items():
        for step in _users(file, curves):
            segments[step] = max(sides, segments.get(step, 0))
    usual = Rung().segments
    return {
        step: Rung(LAST if step in last else int(step in lower), segments.get(step, usual), step in given)
        for steps in groups.values() for step in steps
        if step in lower or step in segments or step in given
    }  # fmt: skip


def _face_set_rung(product: Instance, openings: Sequence[Instance]) -> Rung:
    """Return how a product begins that has sets of triangles."""
    items = list(body_items(bodies(product)))
    triangles = triangle_count(items)
    if triangles == 0:
        return Rung(1)
    if not openings:
        return Rung(given=True)
    if all(map(is_solid, items)):
        return Rung(int(not all(map(_is_plain, openings))))
    pairs = triangles * sum(face_count(list(body_items(bodies(opening)))) for opening in openings)
    return Rung(given=True) if pairs > MOST_PAIRS and not any(map(is_solid, items)) else Rung(1)


def _is_surface_model(product: Instance) -> bool:
    """Return whether a shape is faces that CGAL makes nothing of once something is cut from them."""
    return any(item.is_a("IfcFaceBasedSurfaceModel") for item in body_items(bodies(product)))


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
    _join_small(piles)
    works: list[Work] = []
    for rung in sorted(piles, key=lambda r: (-r.level, r.segments, r.given)):
        shares = piles[rung]
        # An exact kernel may take a second over one shape, so its shapes are dealt one by one.
        fewest = 1 if rung.level else FEWEST
        count = sum(map(len, shares.values()))
        # Two shares per hand even out what they cost; of little work, one is not worth waiting for.
        size = max(1, min(2 * hands if rung.level or count > MANY else hands, count // fewest))
        cards: list[list[int]] = [[] for _ in range(size)]
        for k, key in enumerate(sorted(shares)):
            cards[k % size].extend(shares[key])
        works += [Work(tuple(card), rung) for card in cards if card]
    return works


def _join_small(piles: dict[Rung, dict[tuple[bool, int], list[int]]]) -> None:
    """Let few products with coarse circles join those with finer ones: a process costs more than sides."""
    for rung in sorted(piles, key=lambda r: r.segments):
        finer = [
            r for r in piles if replace(r, segments=rung.segments) == rung and r.segments > rung.segments
        ]
        if finer and sum(map(len, piles[rung].values())) < FEWEST:
            into = piles[min(finer, key=lambda r: r.segments)]
            for key, steps in piles.pop(rung).items():
                into.setdefault(key, []).extend(steps)


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
        items = references(value(body, BODY_ITEMS))
        if len(items) == 1 and items[0].is_a() == "IfcMappedItem":
            source = reference(named(items[0], "MappingSource"))
            if source is not None:
                return int(source.id())
    return own


def bodies(product: Instance) -> Iterator[Instance]:
    """Yield the representations that may have a surface."""
    # By number: all schemas agree on these, and a large file asks half a million times.
    shape = reference(value(product, PRODUCT_REPRESENTATION))
    for body in references(value(shape, SHAPE_REPRESENTATIONS)) if shape is not None else ():
        if value(body, BODY_IDENTIFIER) not in FLAT and value(body, BODY_TYPE) not in FLAT_TYPE:
            yield body


def _hard_parts(file: ifcopenshell.file) -> Iterator[Instance]:
    """Yield the parts of shapes that Manifold gets wrong."""
    solid = {half.id() for half in half_spaces(file)}
    for half in by_type(file, "IfcHalfSpaceSolid"):
        if half.id() not in solid:
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


def _oddly_cut(
    file: ifcopenshell.file, openings: dict[int, list[Instance]], known: set[int]
) -> Iterator[int]:
    """Yield the hosts of openings where one of the two is nothing Manifold can subtract."""
    for step, found in openings.items():
        if step not in known and not all(map(_is_plain, (file.by_id(step), *found))):
            yield step


def _is_plain(product: Instance) -> bool:
    return all(item.is_a() in SUBTRACTED for item in body_items(bodies(product)))


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
