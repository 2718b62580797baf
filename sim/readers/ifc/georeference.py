"""The map conversion of a file."""

import re

import ifcopenshell

from sim.georeference import Georeference, map_placement
from sim.problem import Problem, Severity
from sim.properties import Value
from sim.readers.ifc.attributes import Instance, by_type, named, number, reference, references, text, value
from sim.readers.ifc.relations import FIRST, SECOND, pairs
from sim.readers.ifc.units import Units, unit_of

METRES = {
    "": 1.0,
    "METRE": 1.0,
    "METER": 1.0,
    "M": 1.0,
    "MILLIMETRE": 1e-3,
    "FOOT": 0.3048,
    "US SURVEY FOOT": 1200 / 3937,
}
SCALE_TOLERANCE = 0.01  # no map projection in use for building stretches by a hundredth


def read_georeference(file: ifcopenshell.file, units: Units) -> Georeference:
    """Return the conversion to map coordinates, or the identity where the file has none."""
    conversions = [*by_type(file, "IfcMapConversion"), *by_type(file, "IfcRigidOperation")]
    if conversions:
        return _of_operation(conversions[0], units)
    found = _of_property_sets(file, units)
    if found is not None:
        return found
    return Georeference(problems=tuple(_site_hint(file)))


def crs_code(name: str) -> str:
    """Return "EPSG:28992" for the ways files write it, other names as they are."""
    match = re.search(r"EPSG[:\s]*:?\s*(\d{4,6})", name, re.I) or re.fullmatch(r"\s*(\d{4,6})\s*", name)
    return f"EPSG:{match[1]}" if match else name.strip()


def _of_operation(operation: Instance, units: Units) -> Georeference:
    target = reference(named(operation, "TargetCRS"))
    crs = crs_code(text(value(target, 0))) if target else ""
    unit = unit_of(reference(named(target, "MapUnit"))) if target else None
    metres = unit.factor if unit else units.length
    rigid = operation.is_a("IfcRigidOperation")
    east = number(named(operation, "FirstCoordinate" if rigid else "Eastings"))
    north = number(named(operation, "SecondCoordinate" if rigid else "Northings"))
    height = number(named(operation, "Height" if rigid else "OrthogonalHeight"))
    place = f"#{operation.id()}"
    if east is None or north is None:
        return Georeference(crs, problems=(Problem(Severity.WARNING, "ifc-map-unreadable", place),))
    if rigid and target is not None and not target.is_a("IfcProjectedCRS"):
        return Georeference(crs, problems=(Problem(Severity.WARNING, "ifc-map-geographic", place),))
    abscissa, ordinate = number(named(operation, "XAxisAbscissa")), number(named(operation, "XAxisOrdinate"))
    scale = number(named(operation, "Scale"))
    factors = [number(named(operation, name)) or 1.0 for name in ("FactorX", "FactorY", "FactorZ")]
    axes, problems = _scales(scale, metres / units.length, factors, place)
    return Georeference(
        crs,
        map_placement(
            east * metres, north * metres, (height or 0.0) * metres,
            1.0 if abscissa is None else abscissa, ordinate or 0.0, axes,
        ),
        problems,
    )  # fmt: skip


def _scales(
    scale: float | None, unit_ratio: float, factors: list[float], place: str
) -> tuple[tuple[float, float, float], tuple[Problem, ...]]:
    """Return metres on the map per metre in the model; a scale that forgot the units counts as 1."""
    plain = 1.0 if scale is None else scale * unit_ratio
    problems: tuple[Problem, ...] = ()
    if abs(plain - 1) > SCALE_TOLERANCE:
        problems = (Problem(Severity.WARNING, "ifc-map-scale", place, {"scale": f"{plain:.6g}"}),)
        plain = 1.0
    if any(abs(f - 1) > SCALE_TOLERANCE for f in factors):
        factors = [1.0, 1.0, 1.0]
    return (plain * factors[0], plain * factors[1], plain * factors[2]), problems


def _of_property_sets(file: ifcopenshell.file, units: Units) -> Georeference | None:
    """Read ePset_MapConversion and ePset_ProjectedCRS, the way IFC2X3 files say it."""
    sets: dict[str, dict[str, Value]] = {}
    for _, definition, objects in pairs(file, "IfcRelDefinesByProperties", one=SECOND, many=FIRST):
        name = text(value(definition, 2)).lower() if definition.is_a("IfcPropertySet") else ""
        if name in ("epset_mapconversion", "epset_projectedcrs") and any(
            item.is_a(kind) for item in objects for kind in ("IfcSite", "IfcProject", "IfcBuilding")
        ):
            sets[name] = _plain_values(definition)
    conversion, crs = sets.get("epset_mapconversion"), sets.get("epset_projectedcrs", {})
    if conversion is None:
        return None
    east, north = _float(conversion, "Eastings"), _float(conversion, "Northings")
    name = crs_code(str(crs.get("Name") or conversion.get("TargetCRS") or ""))
    if east is None or north is None:
        return Georeference(
            name, problems=(Problem(Severity.WARNING, "ifc-map-unreadable", "ePset_MapConversion"),)
        )
    metres = METRES.get(str(crs.get("MapUnit") or "").upper(), 1.0)
    scale = _float(conversion, "Scale")
    axes, problems = _scales(scale, metres / units.length, [1.0, 1.0, 1.0], "ePset_MapConversion")
    abscissa = _float(conversion, "XAxisAbscissa")
    return Georeference(
        name,
        map_placement(
            east * metres, north * metres, (_float(conversion, "OrthogonalHeight") or 0.0) * metres,
            1.0 if abscissa is None else abscissa, _float(conversion, "XAxisOrdinate") or 0.0, axes,
        ),
        problems,
    )  # fmt: skip


def _plain_values(definition: Instance) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for item in references(value(definition, 4)):
        measure = reference(named(item, "NominalValue"))
        content = value(measure, 0) if measure is not None else None
        if isinstance(content, (str, int, float)):
            found[text(value(item, 0))] = content
    return found


def _float(values: dict[str, Value], name: str) -> float | None:
    content = values.get(name)
    if content is None:
        return None
    try:
        parsed: float = float(content)
        return parsed
    except ValueError:
        return None


def _site_hint(file: ifcopenshell.file) -> list[Problem]:
    for site in by_type(file, "IfcSite"):
        latitude, longitude = (_degrees(named(site, n)) for n in ("RefLatitude", "RefLongitude"))
        if latitude is not None and longitude is not None:
            values = {"latitude": f"{latitude:.5f}", "longitude": f"{longitude:.5f}"}
            return [Problem(Severity.INFO, "ifc-site-hint", f"#{site.id()}", values)]
    return []


def _degrees(parts: object) -> float | None:
    if not isinstance(parts, tuple) or len(parts) < 3 or not all(isinstance(p, int) for p in parts):
        return None
    return float(sum(part / unit for part, unit in zip(parts, (1, 60, 3600, 3.6e9), strict=False)))
