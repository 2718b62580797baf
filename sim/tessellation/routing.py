"""Which products have a shape, which kernel each should meet first, and how they are dealt out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ifcopenshell

from sim.readers.ifc.products import element_instances
from sim.tessellation.ladder import FINE_RADIUS, LAST, Rung, segments_for

# Manifold leaves half-space cuts undone, does not subtract tessellated openings, and doubles faces of
# some triangulated sets; CGAL does all three right.
CUTS = ("IfcHalfSpaceSolid", "IfcTriangulatedFaceSet", "IfcPolygonalFaceSet", "IfcFaceBasedSurfaceModel")
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
SWEPT = ("IfcExtrudedAreaSolid",)
# First what makes the picture, last what hides in it.
LATE = ("IfcFurnishingElement", "IfcElementComponent", "IfcDistributionElement", "IfcReinforcingElement")


@dataclass(frozen=True, slots=True)
class Work:
    """Products for one shard."""

    steps: tuple[int, ...]
    rung: Rung
    careful: bool = False


def shaped_products(file: ifcopenshell.file) -> list[ifcopenshell.entity_instance]:
    """Return the elements that have a representation."""
    return [p for p in element_instances(file) if p.Representation is not None]


def first_rungs(file: ifcopenshell.file, products: Iterable[ifcopenshell.entity_instance]) -> dict[int, Rung]:
    """Return the first kernel of each product, by instance number."""
    lower = set(_users(file, (part for name in CUTS for part in _by_type(file, name))))
    lower.update(_odd_openings(file))
    segments: dict[int, int] = {}
    for sides, curves in _wide_curves(file).items():
        for step in _users(file, curves):
            segments[step] = max(sides, segments.get(step, 0))
    plain = Rung()
    return {
        step: plain if step not in lower and step not in segments
        else Rung(int(step in lower), segments.get(step, plain.segments))
        for step in (product.id() for product in products)
    }  # fmt: skip


def deal(products: Iterable[ifcopenshell.entity_instance], rungs: dict[int, Rung], hands: int) -> list[Work]:
    """Split the products into shards; those that share a mapped shape stay together.

    The slow kernels come first, so that their tail runs beside the fast ones; within a kernel what
    makes the picture comes before what hides in it.
    """
    groups: dict[Rung, dict[tuple[bool, int], list[int]]] = {}
    for product in products:
        key = (any(product.is_a(name) for name in LATE), shared_shape(product))
        groups.setdefault(rungs[product.id()], {}).setdefault(key, []).append(product.id())
    works: list[Work] = []
    for rung in sorted(groups, key=lambda r: (-r.level, r.segments)):
        shares = groups[rung]
        number = max(1, min(hands, sum(map(len, shares.values())) // (4 if rung.level else 40)))
        cards: list[list[int]] = [[] for _ in range(number)]
        for k, key in enumerate(sorted(shares)):
            cards[k % number].extend(shares[key])
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


def shared_shape(product: ifcopenshell.entity_instance) -> int:
    """Return the instance number of the mapped representation, or of the product's own."""
    representations = product.Representation.Representations
    for representation in representations:
        items = representation.Items
        if len(items) == 1 and items[0].is_a("IfcMappedItem"):
            return int(items[0].MappingSource.id())
    return int(product.id())


def _by_type(file: ifcopenshell.file, name: str) -> list[ifcopenshell.entity_instance]:
    try:
        return list(file.by_type(name))
    except RuntimeError:  # a class this schema does not have
        return []


def _users(file: ifcopenshell.file, parts: Iterable[ifcopenshell.entity_instance]) -> Iterator[int]:
    """Yield the products whose shape contains one of `parts`."""
    front, seen = list(parts), set[int]()
    while front:
        part = front.pop()
        if part.id() in seen:
            continue
        seen.add(part.id())
        if part.is_a("IfcFeatureElementSubtraction"):
            front += [relation.RelatingBuildingElement for relation in part.VoidsElements]
        elif part.is_a("IfcProduct"):
            yield part.id()
        else:
            front += [
                user for user in file.get_inverse(part)
                if not user.is_a("IfcStyledItem") and not user.is_a("IfcPresentationLayerAssignment")
                and not user.is_a("IfcRelationship") and not user.is_a("IfcTypeObject")
            ]  # fmt: skip


def _odd_openings(file: ifcopenshell.file) -> Iterator[int]:
    """Yield the hosts of openings that are not plain extrusions, and hosts that are none themselves."""
    for relation in _by_type(file, "IfcRelVoidsElement"):
        host, opening = relation.RelatingBuildingElement, relation.RelatedOpeningElement
        if host is None or opening is None:
            continue
        if not (_is_swept(opening) and _is_swept(host)):
            yield host.id()


def _is_swept(product: ifcopenshell.entity_instance) -> bool:
    if product.Representation is None:
        return True
    for representation in product.Representation.Representations:
        if representation.RepresentationIdentifier not in ("Body", None):
            continue
        for item in representation.Items:
            if item.is_a("IfcMappedItem"):
                inner = item.MappingSource.MappedRepresentation.Items
            else:
                inner = (item,)
            if any(part.is_a() not in SWEPT for part in inner):
                return False
    return True


def _wide_curves(file: ifcopenshell.file) -> dict[int, list[ifcopenshell.entity_instance]]:
    """Return the circles too wide for the usual number of sides, by the number they need."""
    found: dict[int, list[ifcopenshell.entity_instance]] = {}
    metre = _metre(file)
    for name, attribute in ROUND.items():
        for part in _by_type(file, name):
            radius = getattr(part, attribute) * metre
            if FINE_RADIUS < radius < 1e6:
                found.setdefault(segments_for(radius), []).append(part)
    return found


def _metre(file: ifcopenshell.file) -> float:
    from ifcopenshell.util.unit import calculate_unit_scale

    try:
        return float(calculate_unit_scale(file))
    except (AttributeError, IndexError, RuntimeError, TypeError, ValueError):
        return 1.0
