"""Opening an IFC file: what it is, whether it is whole, and which schema reads it."""

import codecs
import mmap
import os
import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import ifcopenshell

from sim.input_file import WHOLE, input_size, unreadable
from sim.problem import Problem, ReadError, Severity
from sim.readers.bounded_stream import too_long
from sim.readers.ifc.archive import unpack
from sim.readers.ifc.encoding import escaped, is_plain
from sim.readers.ifc.reals import plain_reals
from sim.readers.ifc.repair import blamed, log_problems, lost_instances, without_broken
from sim.readers.ifc.schema import Content, declared_schema, nearest, stand_ins, with_schema
from sim.readers.ifc.statements import statements
from sim.readers.ifc.translation import translated

INSTANCE_LIMIT = 50_000_000
LONGEST = 256 << 20  # bytes of one instance: the triangles of a large terrain
REREADS = 10  # of a damaged file
START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:/\*.*?\*/\s*)*ISO-10303-21", re.S)
INSTANCE = re.compile(rb"#\d+\s*=\s*\w+\s*\(")
SERIOUS = re.compile(r"\[error\]|Overwriting instance")


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """An IFC file in memory.

    Attributes
    ----------
    file : ifcopenshell.file
    schema : str
        As the file declares it; `file.schema_identifier` is the one it was read with.
    problems : tuple of Problem
    names : Counter, optional
        Instances of each class (in capitals) by the file's own text, where another schema stands in.
    """

    file: ifcopenshell.file
    schema: str
    problems: tuple[Problem, ...] = ()
    names: Counter[str] | None = None


def open_ifc(path: Path, size_limit: int = WHOLE, instance_limit: int = INSTANCE_LIMIT) -> Opened:
    """Open an .ifc or .ifczip by its content, whatever its name.

    Raises ReadError if nothing can be had.
    """
    _check_size(path, size_limit)
    try:
        with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):  # the latter is an archive of nothing
                content, problems = unpack(path, size_limit)
                return _open(path, content, False, instance_limit, problems)
            return _open(path, data, True, instance_limit, [])
    except OSError as error:
        raise unreadable(path, error) from error


def _check_size(path: Path, limit: int) -> None:
    if input_size(path, limit) == 0:
        raise ReadError(str(path), "", "empty-file")


def _open(path: Path, data: Content, on_disk: bool, instance_limit: int, problems: list[Problem]) -> Opened:
    """Open content that is either the file at `path` itself or was unpacked from it."""
    declared = _declared(path, data)
    candidates = stand_ins(declared)
    if not candidates:
        code = "ifc-unknown-schema" if declared.upper().startswith("IFC") else "ifc-other-step"
        raise ReadError(str(path), "FILE_SCHEMA", code, {"schema": declared[:60]})
    _refuse_endless(path, data)
    if _equal_signs(data) > instance_limit:
        raise ReadError(str(path), "", "ifc-too-many", {"limit": f"{instance_limit:,}"})
    problems = [*problems, *_ending(data)]
    if data[:3] == codecs.BOM_UTF8:
        data, on_disk = data[3:], False
    if not is_plain(data):
        data, codec = escaped(data[:])
        on_disk = False
        problems.append(Problem(Severity.INFO, "ifc-raw-text", "", {"encoding": codec}))
    if candidates[0] == declared.upper():
        return _native(path, data, on_disk, declared, problems)
    text = data[:]
    found = list(statements(text))
    names = Counter(statement.name for statement in found)
    schema = nearest(candidates, names)
    values = {"declared": declared, "schema": schema}
    problems.append(Problem(Severity.INFO, "ifc-schema-alias", "FILE_SCHEMA", values))
    content, changes = translated(text, schema, found)
    file, log = _parsed_bytes(content)
    if file is not None and _is_sound(content, file, log, problems):
        _refuse_nothing(path, file)
        return Opened(file, declared, (*problems, *changes, *log_problems(log, file)), names)
    return _completed(path, content, file, log, declared, schema, problems + changes, names)


def _native(path: Path, data: Content, on_disk: bool, declared: str, problems: list[Problem]) -> Opened:
    schema = declared.upper()
    if on_disk and declared == schema and data[:12] == b"ISO-10303-21":
        file, log = _parsed(path)
    else:
        file, log = _parsed_bytes(with_schema(data[:], schema))
    if file is not None and _is_sound(data, file, log, problems):
        _refuse_nothing(path, file)
        return Opened(file, declared, (*problems, *log_problems(log, file)))
    return _completed(path, data[:], file, log, declared, schema, problems, None)


def _is_sound(data: Content, file: ifcopenshell.file, log: str, problems: list[Problem]) -> bool:
    """Return whether the library has taken the whole text without a complaint."""
    whole = not any(problem.code == "ifc-truncated" for problem in problems)
    return whole and not SERIOUS.search(log) and _holds_all(data, file)


def _completed(
    path: Path, data: bytes, file: ifcopenshell.file | None, log: str, declared: str, schema: str,
    problems: list[Problem], names: Counter[str] | None,
) -> Opened:  # fmt: skip
    """Account for every instance of the text that the library has not; reread without broken ones."""
    data, odd = plain_reals(data)
    if odd:
        problems = [*problems, Problem(Severity.INFO, "ifc-real-odd", "", {"count": odd})]
        file, log = _parsed_bytes(data)
        if file is not None and _is_sound(data, file, log, problems):
            _refuse_nothing(path, file)
            return Opened(file, declared, (*problems, *log_problems(log, file)), names)
    found = list(statements(data))
    lost = lost_instances(found, file, schema)
    stumbling: set[int] = set()
    for _ in range(REREADS):
        if file is not None and not any(item.curable for item in lost):
            break
        cleaned = without_broken(data, found, stumbling, schema)
        file, log = _parsed_bytes(cleaned)
        if file is None:
            culprit = blamed(log, cleaned)
        else:
            # The library stops where it stumbles, so the first it has lost is to blame.
            lost = lost_instances(found, file, schema)
            culprit = next((item.id for item in lost if item.curable), None)
        if culprit is None or culprit in stumbling:
            break
        stumbling.add(culprit)
    if file is None:
        raise ReadError(str(path), "", "ifc-not-parsed")
    _refuse_nothing(path, file)
    dropped = [item.problem(schema) for item in lost]
    return Opened(file, declared, (*problems, *dropped, *log_problems(log, file)), names)


def _refuse_nothing(path: Path, file: ifcopenshell.file) -> None:
    if not file.entity_names():
        raise ReadError(str(path), "DATA", "ifc-no-instances")


def _declared(path: Path, data: Content) -> str:
    head = data[:4096]
    if not START.match(head):
        lower = head.lower()
        if lower.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            code = "ifc-xml" if b"ifcxml" in lower or b"iso_10303_28" in lower else "ifc-markup"
        else:
            code = "ifc-not-step"
        raise ReadError(str(path), "", code)
    declared = declared_schema(data)
    if not declared:
        raise ReadError(str(path), "HEADER", "ifc-no-schema")
    return declared


def _refuse_endless(path: Path, data: Content) -> None:
    """Raise ReadError where an instance has no end within the bound: the library would copy all of it."""
    position = 0
    while len(data) - position > LONGEST:
        found = data.rfind(b";", position, position + LONGEST)
        if found < 0:
            raise too_long(str(path), f"byte {position}", LONGEST)
        position = found + 1


def _equal_signs(data: Content) -> int:
    """Return an upper bound of the number of instances, at the speed of memory."""
    step = 1 << 24
    return sum(data[at : at + step].count(b"=") for at in range(0, len(data), step))


def _holds_all(data: Content, file: ifcopenshell.file) -> bool:
    # The library may stop at damage without a word, so compare numbers.
    held = len(file.entity_names())
    return _equal_signs(data) == held or sum(1 for _ in INSTANCE.finditer(data)) == held


def _ending(data: Content) -> list[Problem]:
    if b"END-ISO-10303-21" in data[-4096:].upper() or data.rfind(b"END-ISO-10303-21") > 0:
        return []
    return [Problem(Severity.WARNING, "ifc-truncated", "END-ISO-10303-21")]


def _parsed_bytes(content: bytes) -> tuple[ifcopenshell.file | None, str]:
    start = START.match(content)
    handle, name = tempfile.mkstemp(suffix=".ifc", prefix="twin-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content[start.end() - 12 :] if start else content)
        return _parsed(Path(name))
    finally:
        os.unlink(name)


def _parsed(path: Path) -> tuple[ifcopenshell.file | None, str]:
    """Return the library's file, None if it refuses, and what it logged."""
    ifcopenshell.get_log()  # reading the log empties it
    try:
        file = ifcopenshell.open(str(path), format=".ifc")
    except (ifcopenshell.Error, OSError, RuntimeError):
        return None, str(ifcopenshell.get_log())
    return file, str(ifcopenshell.get_log())
