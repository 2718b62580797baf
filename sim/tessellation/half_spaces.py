"""Half-space cuts as boxes and prisms: Manifold leaves half-spaces uncut, but subtracts a solid right.

The shard changes its own copy of the file, in memory.
"""

import ifcopenshell
import numpy as np

from kernels.arrays import F64
from sim.readers.ifc.attributes import Instance, by_type, named, number, reference

# A box this large (m) is a half-space to any building site, and its corners are exact to 1e-11 m.
REACH = 20_000.0
PARALLEL = 1e-9


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
        # With the flag true the matter is below the plane, against its normal (ISO 16739-1, 8.8.3.16).
        side = -1.0 if half.AgreementFlag else 1.0
        profile, position = square, half.BaseSurface.Position
        if half.is_a("IfcPolygonalBoundedHalfSpace"):
            normal, axis = _axis(position), _axis(half.Position)
            origin = _point(half.Position)
            base = origin + axis * ((_point(position) - origin) @ axis)
            corner = file.create_entity("IfcCartesianPoint", tuple(base.tolist()))
            position = file.create_entity(
                "IfcAxis2Placement3D", corner, half.Position.Axis, half.Position.RefDirection
            )
            profile = file.create_entity("IfcArbitraryClosedProfileDef", "AREA", None, half.PolygonalBoundary)
            side *= float(np.sign(normal @ axis))
        along = file.create_entity("IfcDirection", (0.0, 0.0, side))
        solid = file.create_entity("IfcExtrudedAreaSolid", profile, position, along, size)
        for user in file.get_inverse(half):
            if user.is_a("IfcBooleanResult") and user.SecondOperand == half:
                user.SecondOperand = solid
    return len(found)


def half_spaces(file: ifcopenshell.file) -> list[Instance]:
    """Return the half-spaces a solid can stand for: planar, and bounded by nothing oblique."""
    return [half for half in by_type(file, "IfcHalfSpaceSolid") if _is_simple(half)]


def _is_simple(half: Instance) -> bool:
    plane = reference(named(half, "BaseSurface"), "IfcPlane")
    position = reference(named(plane, "Position"), "IfcAxis2Placement3D") if plane is not None else None
    if position is None or not isinstance(named(half, "AgreementFlag"), bool):
        return False
    if half.is_a() == "IfcHalfSpaceSolid":
        return True
    if half.is_a() != "IfcPolygonalBoundedHalfSpace":
        return False
    own = reference(named(half, "Position"), "IfcAxis2Placement3D")
    if own is None or reference(named(half, "PolygonalBoundary"), "IfcPolyline") is None:
        return False
    points = _point(position), _point(own)
    finite = all(len(p) == 3 and bool(np.isfinite(p).all()) for p in points)
    return finite and bool(abs(_axis(position) @ _axis(own)) > 1.0 - PARALLEL)


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
