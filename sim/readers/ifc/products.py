"""Which products are elements a user can see, select or build."""

from collections import Counter

import ifcopenshell

from sim.readers.ifc.attributes import Instance, by_type, named, references
from sim.readers.ifc.schema import draft_products

NO_ELEMENTS = (
    "IfcFeatureElementSubtraction", "IfcSpatialElement", "IfcSpatialStructureElement", "IfcGrid",
    "IfcAnnotation", "IfcPort", "IfcVirtualElement",
)  # fmt: skip


def element_instances(file: ifcopenshell.file) -> list[Instance]:
    """Return the products that become rows of `Elements`, by their numbers."""
    no_element = {
        name for ifc_class in NO_ELEMENTS for name in _names_below(file.schema_identifier, ifc_class)
    }
    found = [item for item in by_type(file, "IfcProduct") if item.is_a() not in no_element]
    found += [site for site in by_type(file, "IfcSite") if _is_terrain(site)]
    return sorted(found, key=lambda item: int(item.id()))


def _is_terrain(site: Instance) -> bool:
    """Return whether a site has a body: ground to be seen, besides being a place in the structure."""
    shape = named(site, "Representation")
    bodies = references(named(shape, "Representations")) if shape is not None else ()
    return any(
        named(body, "RepresentationIdentifier") in ("Body", "Facetation")
        and bool(references(named(body, "Items")))
        for body in bodies
    )


def class_counts(file: ifcopenshell.file, names: Counter[str] | None) -> dict[str, int]:
    """Return how many instances of each concrete IfcProduct class there are, openings included.

    Parameters
    ----------
    file : ifcopenshell.file
    names : Counter, optional
        Instances by class in capitals as the file's text has them, where the library has not all.
    """
    if names is None:
        found = Counter(item.is_a() for item in by_type(file, "IfcProduct"))
    else:
        schema = file.schema_identifier
        products = {name.upper(): name for name in _names_below(schema, "IfcProduct")} | draft_products(
            schema
        )
        found = Counter({products[name]: count for name, count in names.items() if name in products})
    return dict(sorted(found.items()))


def _names_below(schema: str, ifc_class: str) -> set[str]:
    """Return a class and all its subtypes in IFC spelling, none if the schema has no such class."""
    try:
        declaration = ifcopenshell.schema_by_name(schema).declaration_by_name(ifc_class)
    except RuntimeError:
        return set()
    found, waiting = set(), [declaration]
    while waiting:
        entity = waiting.pop()
        found.add(str(entity.name()))
        waiting += entity.as_entity().subtypes()
    return found
