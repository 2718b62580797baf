"""What an IfcProperty or IfcPhysicalQuantity says, in SI, as one printable value."""

from collections.abc import Iterator
from typing import NamedTuple

from sim.properties import Value
from sim.readers.ifc.attributes import Instance, named, number, reference, references, text, value
from sim.readers.ifc.units import Unit, Units, unit_of

DEPTH = 8  # complex properties within complex properties


class Entry(NamedTuple):
    """One row of a property or quantity set."""

    name: str
    value: Value
    unit: str


def entries(item: Instance, units: Units, prefix: str = "", depth: int = 0) -> Iterator[Entry]:
    """Yield what one property or quantity says; a complex one gives an entry for each part."""
    name = prefix + text(value(item, 0))
    kind = item.is_a()
    if kind == "IfcPropertySingleValue":
        yield Entry(name, *single(item, units))
    elif kind == "IfcPropertyEnumeratedValue":
        yield Entry(name, *_listed(value(item, 2), named(reference(value(item, 3)), "Unit"), units, ", "))
    elif kind == "IfcPropertyListValue":
        yield Entry(name, *_listed(value(item, 2), value(item, 3), units, "; "))
    elif kind == "IfcPropertyBoundedValue":
        yield Entry(name, *_bounded(item, units))
    elif kind == "IfcPropertyTableValue":
        yield Entry(name, *_table(item, units))
    elif kind == "IfcPropertyReferenceValue":
        yield Entry(name, _referred(reference(value(item, 3))), "")
    elif kind in ("IfcComplexProperty", "IfcPhysicalComplexQuantity"):
        index = 3 if kind == "IfcComplexProperty" else 2
        for part in references(value(item, index)) if depth < DEPTH else ():
            yield from entries(part, units, f"{name}.", depth + 1)
    elif item.is_a("IfcPhysicalSimpleQuantity"):
        yield _quantity(item, name, units)


def single(item: Instance, units: Units) -> tuple[Value, str]:
    """Return the value and unit of an IfcPropertySingleValue, the bulk of most files."""
    measure = value(item, 2)
    if measure is None:
        return None, ""
    return _measured(measure, value(item, 3), units)


QUANTITY_KIND = {
    "IfcQuantityLength": "LENGTHUNIT", "IfcQuantityArea": "AREAUNIT", "IfcQuantityVolume": "VOLUMEUNIT",
    "IfcQuantityWeight": "MASSUNIT", "IfcQuantityTime": "TIMEUNIT", "IfcQuantityCount": "",
    "IfcQuantityNumber": "",
}  # fmt: skip


def _quantity(item: Instance, name: str, units: Units) -> Entry:
    own_unit = reference(value(item, 2))
    unit = (unit_of(own_unit) if own_unit else None) or units.of(QUANTITY_KIND.get(item.is_a(), ""))
    amount = number(value(item, 3))
    return Entry(name, None if amount is None else unit.to_si(amount), unit.symbol)


def plain(measure: Instance, unit: Unit) -> Value:
    """Return the content of a measure instance in SI."""
    content = value(measure, 0)
    if isinstance(content, bool) or content is None:
        return content
    if isinstance(content, (int, float)):
        return unit.to_si(content)
    if isinstance(content, tuple):
        return ", ".join(str(part) for part in content)
    return str(content)


def _measured(measure: object, own_unit: object, units: Units) -> tuple[Value, str]:
    instance = reference(measure)
    if instance is None:
        return None, ""
    unit = units.of_measure(instance.is_a())
    if own_unit is not None:
        unit = unit_of(reference(own_unit)) or unit
    return plain(instance, unit), unit.symbol


def _listed(measures: object, own_unit: object, units: Units, separator: str) -> tuple[Value, str]:
    found = [_measured(measure, own_unit, units) for measure in references(measures)]
    if len(found) == 1:
        return found[0]
    return separator.join(_printed(content) for content, _ in found), found[0][1] if found else ""


def _bounded(item: Instance, units: Units) -> tuple[Value, str]:
    upper, lower, own = value(item, 2), value(item, 3), value(item, 4)
    (high, high_unit), (low, low_unit) = _measured(upper, own, units), _measured(lower, own, units)
    point, point_unit = _measured(named(item, "SetPointValue"), own, units)
    if high is None and low is None:
        return point, point_unit
    if low is None:
        said = f"≤ {_printed(high)}"
    elif high is None:
        said = f"≥ {_printed(low)}"
    else:
        said = f"{_printed(low)} … {_printed(high)}"
    return said if point is None else f"{said} ({_printed(point)})", high_unit or low_unit


def _table(item: Instance, units: Units) -> tuple[Value, str]:
    keys = [_measured(v, value(item, 5), units) for v in references(value(item, 2))]
    values = [_measured(v, value(item, 6), units) for v in references(value(item, 3))]
    pairs = [f"{_printed(k)} → {_printed(v)}" for (k, _), (v, _) in zip(keys, values, strict=False)]
    pairs += [f"{_printed(k)} →" for k, _ in keys[len(values) :]]
    pairs += [f"→ {_printed(v)}" for v, _ in values[len(keys) :]]
    of_key, of_value = (found[0][1] if found else "" for found in (keys, values))
    return "; ".join(pairs), f"{of_key} → {of_value}" if of_key else of_value


def _referred(target: Instance | None) -> Value:
    if target is None:
        return None
    return (
        text(named(target, "Name"))
        or text(named(target, "Identification"))
        or f"{target.is_a()} #{target.id()}"
    )


def _printed(content: Value) -> str:
    return f"{content:.10g}" if isinstance(content, float) else "" if content is None else str(content)
