"""What an input file is, by its content: project, model or schedule."""

import os
import zipfile
from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path

from sim.formats import HEAD, Reader, reader_of
from sim.input_file import input_size, unreadable
from sim.problem import ReadError
from sim.storage.project_file import SUFFIX, is_project

MODEL_KINDS = {".ifc", ".ifczip"}
SCHEDULE_KINDS = {".xml", ".csv", ".tsv", ".xer", ".mspdi"}
FOLDER_LIMIT = 10_000  # files looked at in a folder


class Kind(Enum):
    """What the readers can do with a file."""

    PROJECT = "project"
    MODEL = "model"
    SCHEDULE = "schedule"
    UNKNOWN = "unknown"


def kind_of(path: Path, more: Sequence[Reader] = ()) -> Kind:
    """Tell what a file is; its name decides only where its content does not.

    Parameters
    ----------
    path : Path
    more : sequence of Reader
        Formats of schedules beside the core ones: those of plugins.

    Raises
    ------
    ReadError
        It is missing or cannot be read.
    """
    input_size(path)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
        if is_project(head):
            return Kind.PROJECT
        if b"ISO-10303-21" in head or _holds_model(path, head):
            return Kind.MODEL
    except OSError as error:
        raise unreadable(path, error) from None
    suffix = path.suffix.lower()
    if reader_of(path, head, more, familiar=suffix in {SUFFIX, *MODEL_KINDS}) is not None:
        return Kind.SCHEDULE
    if suffix == SUFFIX:
        return Kind.PROJECT
    if suffix in MODEL_KINDS:
        return Kind.MODEL
    schedule = suffix in SCHEDULE_KINDS or b"schemas.microsoft.com/project" in head
    return Kind.SCHEDULE if schedule else Kind.UNKNOWN


def expand(paths: Iterable[Path], more: Sequence[Reader] = ()) -> list[tuple[Path, Kind]]:
    """Return the files named and those in the folders named, in order, each once.

    A file named by the user must be of a known kind; in folders, others are passed over.

    Raises
    ------
    ReadError
        A file is missing, unreadable or of no known kind, or a folder holds nothing of use.
    """
    found: dict[Path, Kind] = {}
    for path in paths:
        if os.path.isdir(path):  # unlike the path's own, answers for any name
            inside = [file for file in sorted(path.rglob("*"))[:FOLDER_LIMIT] if file.is_file()]
            kinds = {file: kind_of(file, more) for file in inside}
            useful = {file: kind for file, kind in kinds.items() if kind is not Kind.UNKNOWN}
            if not useful:
                raise ReadError(str(path), "", "no-input")
            found |= useful
        else:
            kind = kind_of(path, more)
            if kind is Kind.UNKNOWN:
                raise ReadError(str(path), "", "empty-file" if not path.stat().st_size else "unknown-format")
            found[path] = kind
    return list(found.items())


def _holds_model(path: Path, head: bytes) -> bool:
    if not head.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.lower().endswith(".ifc") for name in archive.namelist()[:FOLDER_LIMIT])
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return path.suffix.lower() == ".ifczip"
