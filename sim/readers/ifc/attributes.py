"""Attribute values of instances whose file may be damaged: the wrong type counts as missing."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import ifcopenshell

Instance: TypeAlias = Any
"""An `ifcopenshell.entity_instance`; the library has no types of its own."""


def value(instance: Instance, index: int) -> Any:
    """Return an attribute by its number, None where it cannot be read."""
    try:
        # Indexing asks for the length first; this does not, and raises RuntimeError beyond the last.
        return instance.get_argument(index)
    except (RuntimeError, IndexError, UnicodeError, TypeError, ValueError, OverflowError):
        return None


def named(instance: Instance, name: str) -> Any:
    """Return an attribute by its name, None where the class has none or it cannot be read."""
    try:
        return getattr(instance, name)
    except (AttributeError, RuntimeError, IndexError, UnicodeError, TypeError, ValueError, OverflowError):
        return None


def text(found: Any) -> str:
    """Return a text attribute, "" for anything else."""
    return found if isinstance(found, str) else ""


def number(found: Any) -> float | None:
    """Return a number, bare or as a measure, None for anything else."""
    if isinstance(found, ifcopenshell.entity_instance):
        found = value(found, 0)
    return float(found) if isinstance(found, (int, float)) and not isinstance(found, bool) else None


def reference(found: Any, ifc_class: str = "") -> Instance | None:
    """Return an instance (of a class or its subtypes), None for anything else."""
    if not isinstance(found, ifcopenshell.entity_instance):
        return None
    return found if not ifc_class or found.is_a(ifc_class) else None


def references(found: Any) -> Sequence[Instance]:
    """Return the instances of a list attribute; one alone counts as a list of one."""
    if isinstance(found, ifcopenshell.entity_instance):
        return (found,)
    if not isinstance(found, tuple):
        return ()
    return [item for item in found if isinstance(item, ifcopenshell.entity_instance)]


def by_type(file: ifcopenshell.file, ifc_class: str) -> Sequence[Instance]:
    """Return the instances of a class and its subtypes, none if the schema has no such class."""
    try:
        found: Sequence[Instance] = file.by_type(ifc_class)
    except RuntimeError:
        return ()
    return found
