"""Property and quantity sets as columns: each distinct set read once, objects point to it."""

from collections.abc import Sequence

import ifcopenshell
import numpy as np

from sim.properties import Properties, Value
from sim.readers.ifc.attributes import Instance, named, reference, references, text, value
from sim.readers.ifc.relations import FIRST, SECOND, pairs
from sim.readers.ifc.units import Units
from sim.readers.ifc.values import Entry, entries, plain, single


class PropertySets:
    """Collects sets and who has them; `table` makes the columns."""

    def __init__(self, units: Units) -> None:
        self._units = units
        self._row_of: dict[int, int] = {}
        self._set_name: list[str] = []
        self._set_quantity: list[int] = []
        self._set_offset: list[int] = [0]
        self._entries: list[tuple[int, int, int]] = []
        self._names: dict[str, int] = {}
        self._unit_names: dict[str, int] = {}
        self._values: dict[tuple[type, Value], int] = {}

    def row(self, definition: Instance) -> int:
        """Return the row of a set, reading it the first time; -1 for what holds no properties."""
        known = self._row_of.get(definition.id())
        if known is None:
            known = self._row_of[definition.id()] = self._read(definition)
        return known

    def _read(self, definition: Instance) -> int:
        kind = definition.is_a()
        if kind == "IfcPropertySet":
            self._add_all(references(value(definition, 4)))
        elif kind == "IfcElementQuantity":
            self._add_all(references(value(definition, 5)))
        elif definition.is_a("IfcPropertySetDefinition"):
            for entry in self._predefined(definition):
                self._add(*entry)
        else:
            return -1
        self._set_name.append(text(value(definition, 2)) or kind)
        self._set_quantity.append(int(kind == "IfcElementQuantity"))
        self._set_offset.append(len(self._entries))
        return len(self._set_name) - 1

    def _add_all(self, items: Sequence[Instance]) -> None:
        units = self._units
        for item in items:
            if item.is_a() == "IfcPropertySingleValue":
                self._add(text(value(item, 0)), *single(item, units))
            else:
                for entry in entries(item, units):
                    self._add(*entry)

    def _add(self, name: str, content: Value, unit: str) -> None:
        # True == 1 == 1.0: the type keeps them apart.
        key = (type(content), content)
        self._entries.append(
            (
                self._names.setdefault(name, len(self._names)),
                self._unit_names.setdefault(unit, len(self._unit_names)),
                self._values.setdefault(key, len(self._values)),
            )
        )

    def _predefined(self, definition: Instance) -> list[Entry]:
        """Read a set whose properties are attributes, such as IfcDoorLiningProperties."""
        found = []
        for index in range(4, len(definition)):
            content = value(definition, index)
            measure = _measure_of(definition, index)
            unit = self._units.of_measure(measure)
            if isinstance(content, (int, float)) and not isinstance(content, bool):
                found.append(Entry(definition.attribute_name(index), unit.to_si(content), unit.symbol))
            elif isinstance(content, (str, bool)):
                found.append(Entry(definition.attribute_name(index), content, ""))
            elif (instance := reference(content)) is not None and instance.id() == 0:
                unit = self._units.of_measure(instance.is_a())
                found.append(Entry(definition.attribute_name(index), plain(instance, unit), unit.symbol))
        return found

    def table(self, own: list[list[int]], of_type: list[list[int]]) -> Properties:
        """Make the columns.

        Parameters
        ----------
        own, of_type : list of list of int
            Set rows of each element, its own and its type's.
        """
        counts = [len(a) + len(b) for a, b in zip(own, of_type, strict=True)]
        sets = [row for a, b in zip(own, of_type, strict=True) for row in (*a, *b)]
        flags = [flag for a, b in zip(own, of_type, strict=True) for flag in (0,) * len(a) + (1,) * len(b)]
        columns = np.array(self._entries, np.int32).reshape(-1, 3)
        return Properties(
            np.concatenate([np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)]),
            np.array(sets, np.int32),
            np.array(flags, np.uint8),
            tuple(self._set_name),
            np.array(self._set_quantity, np.uint8),
            np.array(self._set_offset, np.int64),
            columns[:, 0].copy(),
            columns[:, 1].copy(),
            columns[:, 2].copy(),
            tuple(self._names),
            tuple(self._unit_names),
            tuple(content for _, content in self._values),
        )


def _measure_of(definition: Instance, index: int) -> str:
    schema = ifcopenshell.schema_by_name(definition.file.schema_identifier)
    attribute = schema.declaration_by_name(definition.is_a()).as_entity().attribute_by_index(index)
    named_type = attribute.type_of_attribute().as_named_type()
    return str(named_type.declared_type().name()) if named_type else ""


def sets_by_object(file: ifcopenshell.file, sets: PropertySets) -> dict[int, list[int]]:
    """Return the set rows of each object by step id, in file order."""
    found: dict[int, list[int]] = {}
    for _, definition, objects in pairs(file, "IfcRelDefinesByProperties", one=SECOND, many=FIRST):
        # IFC4 may assign several sets at once, wrapped in an IfcPropertySetDefinitionSet.
        several = references(value(definition, 0)) if definition.id() == 0 else (definition,)
        rows = [row for row in map(sets.row, several) if row >= 0]
        for item in objects:
            known = found.setdefault(item.id(), [])
            known += [row for row in rows if row not in known]
    return found


def types_by_object(file: ifcopenshell.file) -> dict[int, Instance]:
    """Return the type object of each occurrence by step id."""
    found: dict[int, Instance] = {}
    for _, type_object, objects in pairs(file, "IfcRelDefinesByType", one=SECOND, many=FIRST):
        for item in objects:
            found.setdefault(item.id(), type_object)
    return found


def sets_of_type(type_object: Instance, sets: PropertySets) -> list[int]:
    """Return the set rows of a type object."""
    definitions = references(named(type_object, "HasPropertySets"))
    return [row for row in map(sets.row, definitions) if row >= 0]
