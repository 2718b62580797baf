"""The spatial structure of one file: a forest whose parents stand before their children."""

from dataclasses import dataclass

import ifcopenshell
import numpy as np

from sim.columns import category
from sim.problem import Problem, Severity
from sim.readers.ifc.attributes import Instance, by_type, named, number, text, value
from sim.readers.ifc.placement import Placements
from sim.readers.ifc.relations import Relations
from sim.spatial import Spatial

# What a model calls a storey: a level of a building or a part of a facility.
STOREYS = ("IfcBuildingStorey", "IfcFacilityPart")
SPATIAL = ("IfcProject", "IfcSpatialElement", "IfcSpatialStructureElement")


@dataclass(frozen=True, slots=True, eq=False)
class Structure:
    """The spatial table, the row of each spatial element by step id, and its storey's row."""

    spatial: Spatial
    row_of: dict[int, int]
    storey_of: dict[int, int]
    problems: tuple[Problem, ...]


def read_structure(
    file: ifcopenshell.file, relations: Relations, placements: Placements, length: float
) -> Structure:
    """Read the spatial elements; a cycle is cut where it closes and reported."""
    found = {item.id(): item for ifc_class in SPATIAL for item in by_type(file, ifc_class)}
    problems: list[Problem] = []
    order: list[Instance] = []
    parent: list[int] = []
    row_of: dict[int, int] = {}

    def walk(root: Instance) -> None:
        waiting = [(root, -1)]
        while waiting:
            item, above = waiting.pop()
            if item.id() in row_of:
                continue
            row_of[item.id()] = len(order)
            order.append(item)
            parent.append(above)
            parts: list[Instance] = relations.parts.get(item.id(), [])
            waiting += [(part, row_of[item.id()]) for part in reversed(parts) if part.id() in found]

    for item in found.values():
        whole = relations.whole.get(item.id())
        if whole is None or whole.id() not in found:
            walk(item)
            if not item.is_a("IfcProject") and whole is None:
                problems.append(Problem(Severity.WARNING, "ifc-spatial-root", f"#{item.id()}", _named(item)))
    for item in found.values():
        # Whatever no root leads to hangs in a cycle: cut it at its first member.
        if item.id() not in row_of:
            problems.append(Problem(Severity.ERROR, "ifc-spatial-cycle", f"#{item.id()}", _named(item)))
            walk(item)
    if not by_type(file, "IfcProject"):
        problems.append(Problem(Severity.WARNING, "ifc-no-project", "IfcProject"))
    return Structure(
        Spatial(
            tuple(text(value(item, 0)) for item in order),
            tuple(text(named(item, "Name")) or text(named(item, "LongName")) for item in order),
            category(item.is_a() for item in order),
            np.array(parent, np.int32),
            np.zeros(len(order), np.int32),
            np.array([_elevation(item, placements, length) for item in order], np.float64),
        ),
        row_of,
        _storeys(order, parent),
        tuple(problems),
    )


def _storeys(order: list[Instance], parent: list[int]) -> dict[int, int]:
    storey: dict[int, int] = {}
    for row, item in enumerate(order):
        own = row if any(item.is_a(name) for name in STOREYS) else -1
        storey[row] = own if own >= 0 else storey.get(parent[row], -1)
    return storey


def _elevation(item: Instance, placements: Placements, length: float) -> float:
    if not item.is_a("IfcBuildingStorey"):
        return float("nan")
    matrix = placements.of(item)
    if matrix is not None:
        return float(matrix[2, 3])
    elevation = number(named(item, "Elevation"))
    return float("nan") if elevation is None else elevation * length


def _named(item: Instance) -> dict[str, object]:
    return {"name": text(named(item, "Name")) or item.is_a()}
