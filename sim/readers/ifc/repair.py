"""What the library left out of a file, and the file without what made it stop."""

import re
from typing import NamedTuple

import ifcopenshell

from sim.readers.ifc.statements import statements

HEADER_END = re.compile(rb"\bDATA\s*(?:\([^;]*\))?\s*;")


class Missing(NamedTuple):
    """An instance of the text that the library does not hold."""

    id: int
    name: str
    whole: bool  # whether the text of it is well-formed
    known: bool  # whether the schema has its class


def missing_instances(data: bytes, file: ifcopenshell.file | None, schema: str) -> list[Missing]:
    """Return the instances of the text that `file` has not, in file order."""
    held = {instance.id() for instance in file} if file is not None else set()
    lost = [s for s in statements(data) if s.id not in held]
    known = {name: _knows(schema, name) for name in {s.name for s in lost}}
    return [Missing(s.id, s.name, s.whole, known[s.name]) for s in lost]


def _knows(schema: str, name: str) -> bool:
    try:
        return bool(ifcopenshell.schema_by_name(schema).declaration_by_name(name).as_entity())
    except RuntimeError:
        return False


def without_broken(data: bytes) -> bytes:
    """Return the file with its well-formed instances only."""
    head = HEADER_END.search(data)
    header = data[: head.end()] if head else data
    body = [data[s.start : s.finish] for s in statements(data) if s.whole]
    return b"\n".join([header, *body, b"ENDSEC;", b"END-ISO-10303-21;", b""])
