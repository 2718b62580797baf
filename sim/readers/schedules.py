"""Any schedule file, told by its content; a new core format is one more row of `CORE`."""

from collections.abc import Sequence
from pathlib import Path

from sim.formats import HEAD, Reader, reader_of
from sim.input_file import input_size, unreadable
from sim.job import Job, silent_job
from sim.problem import Problem, ReadError
from sim.readers import gantt_project
from sim.readers.csv_schedule import read_csv_schedule, read_xlsx_schedule
from sim.readers.mspdi import read_mspdi
from sim.readers.pmxml import ROOT, read_pmxml
from sim.readers.table_mapping import Mapping
from sim.readers.workbook import is_workbook
from sim.readers.xer import is_xer, read_xer
from sim.readers.xml_stream import root_tag
from sim.schedule import Schedule

NO_TABLE = (b"ISO-10303-21", b"PK\x03\x04", b"SQLite format", b"%PDF", b"\xd0\xcf\x11\xe0")


def read_schedule(
    path: Path, mapping: Mapping | None = None, job: Job | None = None, more: Sequence[Reader] = ()
) -> tuple[Schedule, list[Problem]]:
    """Return the schedule in a file, whatever its name, and what was odd in it.

    Parameters
    ----------
    path : Path
    mapping : Mapping, optional
        For tables: which column holds what.
    job : Job, optional
    more : sequence of Reader
        Formats beside the core ones: those of plugins.

    Raises
    ------
    ReadError
        If nothing can be had.
    """
    watch = job or silent_job()
    head = _head(path)
    known = reader_of(path, head, CORE)
    reader = reader_of(path, head, more, familiar=known is not None) or known
    if reader is not None and mapping is None:
        return reader.taken(path, watch)
    if is_workbook(path, head):
        return read_xlsx_schedule(path, mapping, watch)
    if head.startswith(NO_TABLE):
        raise ReadError(str(path), "", "unknown-format")
    if _is_xml(path, head):
        root = root_tag(path)
        if root:
            raise ReadError(str(path), f"<{root[:40]}>", "not-mspdi")
        return read_mspdi(path, watch)  # too damaged to tell: it says where
    return read_csv_schedule(path, mapping, watch)  # all else is taken for a table


def _is_xml(path: Path, head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t").startswith((b"<", b"<\x00"))


def _is_mspdi(path: Path, head: bytes) -> bool:
    return _is_xml(path, head) and root_tag(path) == "Project"


def _is_gantt_project(path: Path, head: bytes) -> bool:
    return _is_xml(path, head) and root_tag(path) == gantt_project.ROOT


def _is_pmxml(path: Path, head: bytes) -> bool:
    return _is_xml(path, head) and root_tag(path) == ROOT


def _is_table(path: Path, head: bytes) -> bool:
    suffixes = (".csv", ".tsv", ".txt")
    other = _is_xml(path, head) or is_xer(head) or head.startswith(NO_TABLE)
    return path.suffix.lower() in suffixes and not other


def _head(path: Path) -> bytes:
    input_size(path)
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError as error:
        raise unreadable(path, error) from error


CORE: tuple[Reader, ...] = (
    Reader(
        "mspdi", (".xml", ".mspdi"), _is_mspdi, read_mspdi,
        {"en": "Microsoft Project (XML)", "zh_CN": "Microsoft Project（XML）"},
    ),
    Reader(
        "xer", (".xer",), lambda path, head: is_xer(head), read_xer,
        {"en": "Primavera P6 (XER)", "zh_CN": "Primavera P6（XER）"},
    ),
    Reader(
        "pmxml", (".xml", ".pmxml"), _is_pmxml, read_pmxml,
        {"en": "Primavera P6 (XML)", "zh_CN": "Primavera P6（XML）"},
    ),
    Reader(
        "ganttproject", (".gan",), _is_gantt_project, gantt_project.read_gantt_project,
        {"en": "GanttProject", "zh_CN": "GanttProject"},
    ),
    Reader(
        "xlsx", (".xlsx", ".xlsm"), is_workbook, lambda path, job: read_xlsx_schedule(path, None, job),
        {"en": "Excel workbook", "zh_CN": "Excel 工作簿"},
    ),
    Reader(
        "csv", (".csv", ".tsv", ".txt"), _is_table, lambda path, job: read_csv_schedule(path, None, job),
        {"en": "Table (CSV)", "zh_CN": "表格（CSV）"},
    ),
)  # fmt: skip
SUFFIXES = frozenset(suffix for reader in CORE for suffix in reader.suffixes)
