"""The table of formats a schedule is written in; a new core format is one more row of `CORE`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from sim.job import Job, silent_job
from sim.problem import Problem, WriteError
from sim.schedule import Schedule
from sim.writers.csv_schedule import write_csv_schedule
from sim.writers.mspdi import write_mspdi
from sim.writers.pmxml import write_pmxml
from sim.writers.xer import write_xer
from sim.writers.xlsx import write_xlsx

WriteSchedule: TypeAlias = Callable[[Schedule, Path, Job], list[Problem]]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes one format of schedules.

    Attributes
    ----------
    name : str
        Unique among writers, such as "csv".
    suffixes : tuple of str
        Lower case, with the dot; the first is the usual one.
    write : callable
        Takes (schedule, path, job); returns what the format could not hold. Replaces the file in one step
        (`sim.writers.atomic`) and raises `WriteError` when it cannot.
    title : mapping
        What the export dialog calls the format, by language.
    """

    name: str
    suffixes: tuple[str, ...]
    write: WriteSchedule
    title: Mapping[str, str] = field(default_factory=dict)


CORE: tuple[Writer, ...] = (
    Writer(
        "mspdi", (".xml", ".mspdi"), write_mspdi,
        {"en": "Microsoft Project (XML)", "zh_CN": "Microsoft Project（XML）"},
    ),
    Writer("xer", (".xer",), write_xer, {"en": "Primavera P6 (XER)", "zh_CN": "Primavera P6（XER）"}),
    Writer(
        "pmxml", (".pmxml", ".xml"), write_pmxml,
        {"en": "Primavera P6 (XML)", "zh_CN": "Primavera P6（XML）"},
    ),
    Writer("xlsx", (".xlsx",), write_xlsx, {"en": "Excel workbook", "zh_CN": "Excel 工作簿"}),
    Writer("csv", (".csv",), write_csv_schedule, {"en": "Table (CSV)", "zh_CN": "表格（CSV）"}),
)  # fmt: skip


def writer_of(path: Path, writers: Sequence[Writer] = CORE, name: str = "") -> Writer:
    """Return the writer of that name, or else the first that writes the path's suffix.

    Raises
    ------
    WriteError
        There is none.
    """
    suffix = path.suffix.lower()
    for writer in writers:
        if writer.name == name if name else suffix in writer.suffixes:
            return writer
    known = ", ".join(dict.fromkeys(suffix for writer in writers for suffix in writer.suffixes))
    raise WriteError(str(path), "", "export-unknown", {"format": name or suffix or "–", "known": known})


def write_schedule(
    schedule: Schedule, path: Path, job: Job | None = None, writers: Sequence[Writer] = CORE, name: str = ""
) -> list[Problem]:
    """Write a schedule in the format its file's name asks for; returns what the format could not hold.

    Raises
    ------
    WriteError
        No writer knows the format, or the file cannot be written.
    """
    return writer_of(path, writers, name).write(schedule, path, job or silent_job())
