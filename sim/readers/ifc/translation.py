"""Instances of a draft schema in the words of the one that stands in for it."""

import re

from sim.problem import Problem, Severity
from sim.readers.ifc.schema import knows, schema_table, with_schema
from sim.readers.ifc.statements import Statement

REFERENCE = re.compile(rb"#(\d+)")
# IFC4.3 dropped this step between an item and its styles.
ASSIGNMENT, ITEM = "IFCPRESENTATIONSTYLEASSIGNMENT", "IFCSTYLEDITEM"


def translated(data: bytes, schema: str, found: list[Statement]) -> tuple[bytes, list[Problem]]:
    """Return the file in terms of `schema`, and a note on every instance that was changed.

    `found` are the statements of `data`. Classes with a later name get it; style assignments are folded
    into the items they style.
    """
    renames = {old.upper(): (old, *new) for old, new in schema_table()["rename"].get(schema, {}).items()}
    folds = _folds(data, found) if not knows(schema, ASSIGNMENT) else {}
    pieces: list[bytes] = []
    problems: list[Problem] = []
    written = 0
    for s in found:
        text = data[s.start : s.finish]
        if s.name in renames and s.whole:
            old, new, *extra = renames[s.name]
            text = _renamed(text, new, extra)
            problems.append(_note("ifc-renamed", s, {"name": old, "new": new}))
        elif s.id in folds and s.name == ASSIGNMENT:
            text = b""
            problems.append(_note("ifc-folded", s, {"name": s.name}))
        elif folds and s.name == ITEM:
            head, equals, body = text.partition(b"=")
            text = head + equals + REFERENCE.sub(lambda m: folds.get(int(m[1][:12]), m[0]), body)
        else:
            continue
        pieces += [data[written : s.start], text]
        written = s.finish
    return with_schema(b"".join([*pieces, data[written:]]), schema), problems


def _folds(data: bytes, found: list[Statement]) -> dict[int, bytes]:
    """Return the styles each style assignment stands for, as text between commas."""
    folds = {}
    for s in found:
        if s.name == ASSIGNMENT and s.whole:
            styles = REFERENCE.findall(data[s.start : s.finish].partition(b"=")[2])
            if styles:
                folds[s.id] = b",".join(b"#" + style for style in styles)
    return folds


def _renamed(text: bytes, new: str, extra: list[str]) -> bytes:
    head, equals, body = text.partition(b"=")
    arguments = body[body.index(b"(") :].rstrip()[:-1].rstrip()
    if extra:
        arguments = arguments[:-1] + b"," + ",".join(extra).encode() + b")"
    return head + equals + new.upper().encode() + arguments + b";"


def _note(code: str, statement: Statement, values: dict[str, object]) -> Problem:
    return Problem(Severity.INFO, code, f"#{statement.id}", values)
