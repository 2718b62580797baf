"""What the library left out of a file, and the file without what made it stop."""

import re
from collections import Counter
from typing import NamedTuple

import ifcopenshell

from sim.problem import Problem, Severity
from sim.readers.ifc.schema import knows
from sim.readers.ifc.statements import Statement

HEADER = b"""ISO-10303-21;
HEADER;
FILE_DESCRIPTION((''),'2;1');
FILE_NAME('','',(''),(''),'','','');
FILE_SCHEMA(('%s'));
ENDSEC;
DATA;"""
WRONG_COUNT = re.compile(r"Expected (\d+) attribute values, found (\d+) for instance #(\d+)")
DANGLING = re.compile(r"Instance reference #(\d+) used by instance #(\d+)")

OFFSET = re.compile(r"at offset (\d+)")
NUMBER = re.compile(rb"\d{1,10}")


class Lost(NamedTuple):
    """An instance of the text that the library does not hold, or not as it is written."""

    id: int
    name: str
    whole: bool  # whether the text of it is well-formed
    known: bool  # whether the schema has its class
    held: bool  # whether the library made something of it all the same

    @property
    def curable(self) -> bool:
        """Whether reading again without broken instances brings it back, or brings it out."""
        return self.known and not self.held if self.whole else self.held

    def problem(self, schema: str) -> Problem:
        """Return the report of it."""
        if self.whole and self.held:
            code = "ifc-number-twice"
        else:
            code = "ifc-dropped-broken" if self.known or not self.whole else "ifc-dropped-unknown"
        return Problem(Severity.WARNING, code, f"#{self.id}", {"name": self.name, "schema": schema})


def lost_instances(found: list[Statement], file: ifcopenshell.file | None, schema: str) -> list[Lost]:
    """Return the instances of the text that `file` has not as they are written, in file order."""
    held = set(file.entity_names()) if file is not None else set()
    seen: set[int] = set()
    lost = []
    for s in found:
        if s.id not in held or not s.whole or s.id in seen:
            lost.append(s)
        if s.whole:
            seen.add(s.id)
    known = {name: knows(schema, name) for name in {s.name for s in lost}}
    return [Lost(s.id, s.name, s.whole, known[s.name], s.id in held) for s in lost]


def without_broken(data: bytes, found: list[Statement], stumbling: set[int], schema: str) -> bytes:
    """Return the well-formed instances under a header of our own, without the numbers given."""
    body = [data[s.start : s.finish] for s in found if s.whole and s.id not in stumbling]
    return b"\n".join([HEADER % schema.encode("ascii"), *body, b"ENDSEC;", b"END-ISO-10303-21;", b""])


def blamed(log: str, data: bytes) -> int | None:
    """Return the number of the instance at which the library gave up, None if the log does not tell.

    Parameters
    ----------
    log : str
        The library's log.
    data : bytes
        What it read, one instance on each line.
    """
    places = OFFSET.findall(log)
    if not places:
        return None
    start = data.rfind(b"\n#", 0, int(places[-1][:15]) + 1)
    number = NUMBER.match(data, start + 2) if start >= 0 else None
    return int(number[0]) if number else None


def log_problems(log: str, file: ifcopenshell.file) -> list[Problem]:
    """Return what the library's log says about instances it kept, once per kind.

    Parameters
    ----------
    log : str
        The library's log of opening the file.
    file : ifcopenshell.file
    """
    problems = []
    counts = Counter((m[1], m[2]) for m in WRONG_COUNT.finditer(log))
    first = {(m[1], m[2]): int(m[3]) for m in reversed(list(WRONG_COUNT.finditer(log)))}
    for key, count in counts.items():
        values = {"expected": key[0], "found": key[1], "count": count, "name": _class_of(file, first[key])}
        problems.append(Problem(Severity.WARNING, "ifc-attribute-count", f"#{first[key]}", values))
    dangling = DANGLING.findall(log)
    if dangling:
        values = {"count": len(dangling), "missing": f"#{dangling[0][0]}"}
        problems.append(Problem(Severity.WARNING, "ifc-dangling", f"#{dangling[0][1]}", values))
    return problems


def _class_of(file: ifcopenshell.file, number: int) -> str:
    try:
        return str(file.by_id(number).is_a())
    except RuntimeError:
        return f"#{number}"
