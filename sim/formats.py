"""The table of schedule formats: what a reader is, and which one takes a file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from sim.job import Job
from sim.problem import Problem, ReadError
from sim.schedule import Schedule

HEAD = 4096  # bytes a reader is shown to recognise a file by
ReadSchedule: TypeAlias = Callable[[Path, Job], tuple[Schedule, list[Problem]]]


def _nothing() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one format of schedules.

    Attributes
    ----------
    name : str
        Unique among readers, such as "mspdi".
    suffixes : tuple of str
        Lower case, with the dot.
    recognises : callable
        Takes (path, first bytes); whether the file is of this format. Must not read far.
    read : callable
        Takes (path, job), returns (schedule, problems); raises `ReadError` when nothing can be had, and
        calls ``job.step`` at least every few seconds: silence is taken for a hang.
    title : mapping
        What the open dialog calls the format, by language.
    lacks : callable
        What this computer lacks to run the reader, in one line ("no Java runtime was found"); "" if it can.
    """

    name: str
    suffixes: tuple[str, ...]
    recognises: Callable[[Path, bytes], bool]
    read: ReadSchedule
    title: Mapping[str, str] = field(default_factory=dict)
    lacks: Callable[[], str] = _nothing

    def taken(self, path: Path, job: Job) -> tuple[Schedule, list[Problem]]:
        """Read a file, or say what is lacking; raises ReadError."""
        reason = self.lacks()
        if reason:
            values = {"name": self.title.get("en", self.name), "reason": reason}
            raise ReadError(str(path), "", "reader-lacks", values)
        return self.read(path, job)


def reader_of(path: Path, head: bytes, readers: Iterable[Reader], familiar: bool = False) -> Reader | None:
    """Return the reader that recognises a file; one whose suffix it bears comes first.

    Parameters
    ----------
    familiar : bool
        The program knows the content itself: only a reader of the file's own suffix may take it.
    """
    suffix = path.suffix.lower()
    listed = list(readers)
    own = [reader for reader in listed if suffix in reader.suffixes]
    others = [] if familiar else [reader for reader in listed if suffix not in reader.suffixes]
    return next((reader for reader in (*own, *others) if reader.recognises(path, head)), None)
