"""Half-space cuts as boxes: Manifold leaves half-spaces uncut, but subtracts a box right.

The shard changes its own copy of the file, in memory.
"""

import ifcopenshell

from sim.readers.ifc.attributes import by_type, named, reference

# A box this large (m) is a half-space to everything on Earth's building sites, and still exact to 1e-11 m.
REACH = 20_000.0


def box_half_spaces(file: ifcopenshell.file, metre: float) -> int:
    """Put a box in the place of each plain half-space that cuts something; returns how many.

    Parameters
    ----------
    file : ifcopenshell.file
        Changed.
    metre : float
        Metres in the file's unit of length.
    """
    size = REACH / metre
    middle = profile = None
    count = 0
    for half in half_spaces(file):
        if profile is None:
            middle = file.create_entity("IfcCartesianPoint", (0.0, 0.0))
            flat = file.create_entity("IfcAxis2Placement2D", middle, None)
            profile = file.create_entity("IfcRectangleProfileDef", "AREA", None, flat, 2 * size, 2 * size)
        # With the flag true the matter is below the plane, opposite its normal (ISO 16739-1, 8.8.3.16).
        along = file.create_entity("IfcDirection", (0.0, 0.0, -1.0 if half.AgreementFlag else 1.0))
        box = file.create_entity("IfcExtrudedAreaSolid", profile, half.BaseSurface.Position, along, size)
        for user in file.get_inverse(half):
            if user.is_a("IfcBooleanResult") and user.SecondOperand == half:
                user.SecondOperand = box
        count += 1
    return count


def half_spaces(file: ifcopenshell.file) -> list[ifcopenshell.entity_instance]:
    """Return the half-spaces a box can stand for: planar, and neither polygonal nor boxed."""
    return [
        half for half in by_type(file, "IfcHalfSpaceSolid")
        if half.is_a() == "IfcHalfSpaceSolid"
        and (plane := reference(named(half, "BaseSurface"), "IfcPlane")) is not None
        and reference(named(plane, "Position"), "IfcAxis2Placement3D") is not None
        and isinstance(named(half, "AgreementFlag"), bool)
    ]  # fmt: skip
