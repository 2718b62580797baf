"""Half-space cuts as boxes and prisms: Manifold leaves half-spaces uncut, but subtracts a solid right.

The shard changes its own copy of the file, in memory.
"""

from collections.abc import Sequence

import ifcopenshell
import numpy as np

from kernels.arrays import F64
from sim.readers.ifc.attributes import Instance, by_type, named, number, reference, references

# A box this large (m) is a half-space to any building site, and its corners are exact to 1e-11 m.
REACH = 20_000.0
PARALLEL = 1e-9
# A boundary flush with a wall's face would leave a film of no thickness there: the prism is this much
# wider on all sides, in parts of REACH (10 µm).
OVERLAP = 5e-10
BOUNDED = "IfcPolygonalBoundedHalfSpace"


def box_half_spaces(file: ifcopenshell.file, metre: float) -> int:
    """Put a solid in the place of each half-space that one can stand for; returns how many.

    Parameters
    ----------
    file : ifcopenshell.file
        Changed.
    metre : float
        Metres in the file's unit of length.
    """
    found = half_spaces(file)
    if not found:
        return 0
    size = REACH / metre
    middle = file.create_entity("IfcCartesianPoint", (0.0, 0.0))
    flat = file.create_entity("IfcAxis2Placement2D", middle, None)
    square = file.create_entity("IfcRectangleProfileDef", "AREA", None, flat, 2 * size, 2 * size)
    for half in found:
        solid = _bounded(file, half, square, size) if half.is_a(BOUNDED) else _side(file, half, square, size)
        for user in file.get_inverse(half):
            if user.is_a("IfcBooleanResult") and user.SecondOperand == half:
                user.SecondOperand = solid
    return len(found)


def _side(file: ifcopenshell.file, half: Instance, square: Instance, size: float) -> Instance:
    """Return a box on the matter's side of the plane."""
    # With the flag true the matter is below the plane, against its normal (ISO 16739-1, 8.8.3.16).
    along = file.create_entity("IfcDirection", (0.0, 0.0, -1.0 if half.AgreementFlag else 1.0))
    return file.create_entity("IfcExtrudedAreaSolid", square, half.BaseSurface.Position, along, size)


def _bounded(file: ifcopenshell.file, half: Instance, square: Instance, size: float) -> Instance:
    """Return the prism over the boundary that begins at the plane."""
    plane, own = half.BaseSurface.Position, half.Position
    normal, axis, origin = _axis(plane), _axis(own), _point(own)
    outline = [file.create_entity("IfcCartesianPoint", corner) for corner in _outline(half, OVERLAP * size)]
    boundary = file.create_entity("IfcPolyline", [*outline, outline[0]])
    profile = file.create_entity("IfcArbitraryClosedProfileDef", "AREA", None, boundary)

    def prism(base: F64, direction: float, depth: float) -> Instance:
        corner = file.create_entity("IfcCartesianPoint", tuple(base.tolist()))
        position = file.create_entity("IfcAxis2Placement3D", corner, own.Axis, own.RefDirection)
        along = file.create_entity("IfcDirection", (0.0, 0.0, direction))
        return file.create_entity("IfcExtrudedAreaSolid", profile, position, along, depth)

    if abs(normal @ axis) > 1.0 - PARALLEL:
        side = -1.0 if half.AgreementFlag else 1.0
        base = origin + axis * ((_point(plane) - origin) @ axis)
        return prism(base, side * float(np.sign(normal @ axis)), size)
    both = prism(origin - axis * size, 1.0, 2 * size)
    return file.create_entity("IfcBooleanResult", "INTERSECTION", both, _side(file, half, square, size))


def _outline(half: Instance, width: float) -> list[tuple[float, float]]:
    """Return the corners of the boundary, each side moved outwards by `width`; none if it has no area."""
    points = np.array(
        [[number(c) if number(c) is not None else np.nan for c in p[:2]] for p in _corners(half)], np.float64
    ).reshape(-1, 2)
    if len(points) < 3 or not np.isfinite(points).all():
        return []
    points = points[np.abs(points - np.roll(points, 1, axis=0)).max(axis=1) > width]
    if len(points) < 3:
        return []
    after = np.roll(points, -1, axis=0) - points
    turning = (points[:, 0] * np.roll(points[:, 1], -1) - points[:, 1] * np.roll(points[:, 0], -1)).sum()
    if turning == 0.0:
        return []
    outwards = np.sign(turning) * np.stack([after[:, 1], -after[:, 0]], axis=1)
    outwards /= np.linalg.norm(outwards, axis=1, keepdims=True)
    before = np.roll(outwards, 1, axis=0)
    sharpness = 1.0 + (outwards * before).sum(axis=1, keepdims=True)
    moved = points + width * (outwards + before) / np.maximum(sharpness, 0.1)
    return [(float(x), float(y)) for x, y in moved]


def _corners(half: Instance) -> list[Sequence[object]]:
    line = reference(named(half, "PolygonalBoundary"), "IfcPolyline")
    found = references(named(line, "Points")) if line is not None else ()
    corners = [named(point, "Coordinates") or () for point in found]
    return corners if all(len(corner) >= 2 for corner in corners) else []


def half_spaces(file: ifcopenshell.file) -> list[Instance]:
    """Return the half-spaces a solid can stand for: planar, and bounded by nothing but a polygon."""
    return [half for half in by_type(file, "IfcHalfSpaceSolid") if _is_simple(half)]


def _is_simple(half: Instance) -> bool:
    plane = reference(named(half, "BaseSurface"), "IfcPlane")
    position = reference(named(plane, "Position"), "IfcAxis2Placement3D") if plane is not None else None
    if position is None or not isinstance(named(half, "AgreementFlag"), bool):
        return False
    if half.is_a() == "IfcHalfSpaceSolid":
        return True
    if half.is_a() != BOUNDED:
        return False
    own = reference(named(half, "Position"), "IfcAxis2Placement3D")
    if own is None or not _outline(half, 0.0):
        return False
    points = _point(position), _point(own)
    finite = all(len(p) == 3 and bool(np.isfinite(p).all()) for p in points)
    return finite and bool(_axis(position).any() and _axis(own).any())


def _axis(position: Instance) -> F64:
    """Return the unit z axis of a placement."""
    axis = reference(named(position, "Axis"))
    if axis is None:
        return np.array([0.0, 0.0, 1.0])
    ratios = np.array([number(r) or 0.0 for r in named(axis, "DirectionRatios") or ()], np.float64)
    length = np.linalg.norm(ratios)
    return ratios / length if len(ratios) == 3 and length > 0.0 else np.zeros(3)


def _point(position: Instance) -> F64:
    location = reference(named(position, "Location"))
    found = named(location, "Coordinates") if location is not None else None
    return np.array([number(c) if number(c) is not None else np.nan for c in found or ()], np.float64)
