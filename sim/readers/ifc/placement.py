"""Where a placement stands in the model's own world."""

import numpy as np

from kernels.arrays import F64
from sim.readers.ifc.attributes import Instance, named, number, reference

DEPTH = 200


class Placements:
    """World matrices of IfcLocalPlacement, each worked out once.

    Parameters
    ----------
    length : float
        Metres in the file's unit of length.
    """

    def __init__(self, length: float) -> None:
        self._length = length
        self._known: dict[int, F64 | None] = {}

    def of(self, product: Instance) -> F64 | None:
        """Return float64[4, 4] of a product, local to model world, m; None where it cannot be had."""
        return self._world(reference(named(product, "ObjectPlacement")), 0)

    def _world(self, placement: Instance | None, depth: int) -> F64 | None:
        if placement is None or depth > DEPTH:
            return None
        if placement.id() not in self._known:
            self._known[placement.id()] = self._worked_out(placement, depth)
        return self._known[placement.id()]

    def _worked_out(self, placement: Instance, depth: int) -> F64 | None:
        if placement.is_a("IfcLinearPlacement"):
            return self._axes(reference(named(placement, "CartesianPosition")))
        if not placement.is_a("IfcLocalPlacement"):
            return None
        own = self._axes(reference(named(placement, "RelativePlacement")))
        parent = reference(named(placement, "PlacementRelTo"))
        if own is None or parent is None:
            return own
        base = self._world(parent, depth + 1)
        return None if base is None else base @ own

    def _axes(self, position: Instance | None) -> F64 | None:
        location = reference(named(position, "Location"))
        point = _triple(named(location, "Coordinates")) if location else None
        if position is None or point is None:
            return None
        matrix = np.eye(4)
        matrix[:3, 3] = point * self._length
        z = _direction(position, "Axis") if position.is_a("IfcAxis2Placement3D") else None
        x = _direction(position, "RefDirection")
        z = np.array((0.0, 0.0, 1.0)) if z is None else z
        if x is None or abs(float(x @ z)) > 1 - 1e-12:
            x = np.array((1.0, 0.0, 0.0)) if abs(z[0]) < 0.9 else np.array((0.0, 0.0, 1.0))
        x = x - (x @ z) * z
        x /= np.linalg.norm(x)
        matrix[:3, 0], matrix[:3, 1], matrix[:3, 2] = x, np.cross(z, x), z
        return matrix


def _direction(position: Instance, name: str) -> F64 | None:
    direction = reference(named(position, name))
    ratios = _triple(named(direction, "DirectionRatios")) if direction else None
    length = 0.0 if ratios is None else float(np.linalg.norm(ratios))
    return ratios / length if ratios is not None and length > 0 else None


def _triple(coordinates: object) -> F64 | None:
    if not isinstance(coordinates, tuple) or not 2 <= len(coordinates) <= 3:
        return None
    numbers = [number(c) for c in coordinates]
    if any(n is None for n in numbers):
        return None
    point = np.zeros(3)
    point[: len(numbers)] = numbers
    return point if np.isfinite(point).all() else None
