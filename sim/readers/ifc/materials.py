"""The first material of each object, through layers, profiles and constituents."""

import ifcopenshell

from sim.readers.ifc.attributes import Instance, named, reference, references, text
from sim.readers.ifc.relations import FIRST, SECOND, pairs

# Where each kind of material definition keeps what it is made of.
WITHIN = (
    "ForLayerSet", "MaterialLayers", "ForProfileSet", "MaterialProfiles", "MaterialConstituents",
    "Materials", "Material",
)  # fmt: skip
DEPTH = 6


def read_materials(file: ifcopenshell.file) -> dict[int, str]:
    """Return the name of the first material by the step id of the object that has it."""
    names: dict[int, str] = {}
    found: dict[int, str] = {}
    for _, definition, objects in pairs(file, "IfcRelAssociatesMaterial", one=SECOND, many=FIRST):
        if definition.id() not in names:
            names[definition.id()] = material_name(definition)
        for item in objects:
            if names[definition.id()]:
                found.setdefault(item.id(), names[definition.id()])
    return found


def material_name(definition: Instance | None, depth: int = 0) -> str:
    """Return the first material name in a definition, "" if there is none."""
    if definition is None or depth > DEPTH:
        return ""
    if definition.is_a("IfcMaterial"):
        return text(named(definition, "Name"))
    for name in WITHIN:
        for inner in references(named(definition, name)):
            found = material_name(reference(inner), depth + 1)
            if found:
                return found
    return ""
