"""Any schedule file, told by its content."""

from pathlib import Path

from sim.input_file import input_size, unreadable
from sim.job import Job
from sim.problem import Problem, ReadError
from sim.readers.csv_schedule import Mapping, read_csv_schedule
from sim.readers.mspdi import read_mspdi
from sim.readers.xml_stream import root_tag
from sim.schedule import Schedule

SUFFIXES = frozenset({".xml", ".csv", ".tsv", ".txt"})


def read_schedule(
    path: Path, mapping: Mapping | None = None, job: Job | None = None
) -> tuple[Schedule, list[Problem]]:
    """Return the schedule in a file, whatever its name, and what was odd in it.

    Parameters
    ----------
    path : Path
    mapping : Mapping, optional
        For tables: which column holds what.
    job : Job, optional

    Raises
    ------
    ReadError
        If nothing can be had.
    """
    head = _head(path)
    if head.startswith((b"ISO-10303-21", b"PK\x03\x04", b"SQLite format", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise ReadError(str(path), "", "unknown-format")
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t").startswith((b"<", b"<\x00")):
        root = root_tag(path)
        if root and root != "Project":
            raise ReadError(str(path), f"<{root[:40]}>", "not-mspdi")
        return read_mspdi(path, job)
    return read_csv_schedule(path, mapping, job)


def _head(path: Path) -> bytes:
    input_size(path)
    try:
        with path.open("rb") as file:
            return file.read(64)
    except OSError as error:
        raise unreadable(path, error) from error
