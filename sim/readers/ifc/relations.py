"""The relations of a file, each walked once: who is part of, contained in, or filled into what."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import ifcopenshell

from sim.problem import Problem, Severity
from sim.readers.ifc.attributes import Instance, by_type, reference, references, value

# Attribute numbers, the same in all editions: ISO 16739-1, IfcRelationship and its subtypes.
FIRST, SECOND = 4, 5


@dataclass(slots=True, eq=False)
class Relations:
    """Relations by step id.

    Attributes
    ----------
    whole : dict of int to Instance
        What an object is part of, by aggregation or nesting.
    parts : dict of int to list of Instance
        The parts of an object, in file order.
    container : dict of int to Instance
        The spatial element a product stands in.
    host : dict of int to Instance
        The element a door or window fills, through its opening.
    """

    whole: dict[int, Instance] = field(default_factory=dict)
    parts: dict[int, list[Instance]] = field(default_factory=dict)
    container: dict[int, Instance] = field(default_factory=dict)
    host: dict[int, Instance] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_relations(file: ifcopenshell.file) -> Relations:
    """Walk decomposition, containment and filling once."""
    found = Relations()
    for ifc_class in ("IfcRelAggregates", "IfcRelNests"):
        for relation, whole, parts in pairs(file, ifc_class, one=FIRST, many=SECOND):
            for part in parts:
                known = found.whole.get(part.id())
                if known is None:
                    found.whole[part.id()] = whole
                    found.parts.setdefault(whole.id(), []).append(part)
                elif known.id() != whole.id():
                    found.problems.append(_twice("ifc-two-wholes", part, relation))
    for relation, place, products in pairs(file, "IfcRelContainedInSpatialStructure", one=SECOND, many=FIRST):
        for product in products:
            known = found.container.get(product.id())
            if known is None:
                found.container[product.id()] = place
            elif known.id() != place.id():
                found.problems.append(_twice("ifc-two-containers", product, relation))
    voided = {opening.id(): host for host, opening in _couples(file, "IfcRelVoidsElement")}
    for opening, filling in _couples(file, "IfcRelFillsElement"):
        if opening.id() in voided:
            found.host[filling.id()] = voided[opening.id()]
    return found


def pairs(
    file: ifcopenshell.file, ifc_class: str, one: int, many: int
) -> Iterator[tuple[Instance, Instance, list[Instance]]]:
    """Yield (relation, its one end, its other ends) of each relation that has both."""
    for relation in by_type(file, ifc_class):
        single = reference(value(relation, one))
        if single is not None:
            yield relation, single, list(references(value(relation, many)))


def _couples(file: ifcopenshell.file, ifc_class: str) -> Iterator[tuple[Instance, Instance]]:
    for relation in by_type(file, ifc_class):
        first, second = reference(value(relation, FIRST)), reference(value(relation, SECOND))
        if first is not None and second is not None:
            yield first, second


def _twice(code: str, item: Instance, relation: Instance) -> Problem:
    return Problem(Severity.WARNING, code, f"#{item.id()}", {"relation": f"#{relation.id()}"})
