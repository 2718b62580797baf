"""Tables in Excel workbooks (.xlsx, .xlsm), read row by row without styles, pictures or formulas."""

import struct
import warnings
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from sim.input_file import input_size, unreadable
from sim.job import Job, silent_job
from sim.problem import ReadError
from sim.readers.column_names import detect
from sim.readers.delimited import MOST_COLUMNS, Table

MOST_BYTES: Final = 256 << 20
MOST_UNPACKED: Final = 512 << 20
MOST_RATIO: Final = 300  # unpacked to packed; sheets of real workbooks reach about 30
MOST_ROWS: Final = 1_048_576
LOOKED_AT: Final = 30  # rows in which the header is looked for
_DAMAGE: Final = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, ParseError, LookupError, ValueError,
    TypeError, AttributeError, ArithmeticError, EOFError, RuntimeError, AssertionError,
)  # fmt: skip
_STEP: Final = 2000  # rows between two reports


def is_workbook(path: Path, head: bytes) -> bool:
    """Return whether a file is an Excel workbook of 2007 or later."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def read_workbook(path: Path, job: Job | None = None) -> Table:
    """Return the sheet that reads most like a schedule, from its header on; raises ReadError if none does."""
    _check(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that are not read
            best = _best(path, job or silent_job())
    except _DAMAGE as error:
        # openpyxl lets whatever a damaged part leads to pass through.
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise ReadError(str(path), "", "table-broken", {"reason": reason}) from error
    except OSError as error:
        raise unreadable(path, error) from error
    if best is None:
        raise ReadError(str(path), "", "empty-file")
    return best


def _best(path: Path, job: Job) -> Table | None:
    from openpyxl import load_workbook

    with path.open("rb") as file:  # which openpyxl leaves open when it fails
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        found = [table for sheet in book.worksheets if (table := _table(sheet, path, job)) is not None]
    return max(found, key=_worth, default=None)


def _check(path: Path) -> None:
    size = input_size(path, MOST_BYTES)
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ReadError(str(path), "", "table-broken", {"reason": str(error)[:200]}) from error
    unpacked = sum(part.file_size for part in parts)
    for part in parts:
        if part.file_size > MOST_RATIO * max(part.compress_size, 4096):
            raise ReadError(str(path), part.filename[:100], "workbook-bomb", {"limit": MOST_RATIO})
    if unpacked > MOST_UNPACKED or size == 0:
        raise ReadError(str(path), "", "too-large", {"limit": f"{MOST_UNPACKED >> 20} MiB"})


def _table(sheet: Any, path: Path, job: Job) -> Table | None:
    """Return a sheet's table: its header is the row that names most columns of a schedule."""
    rows: list[tuple[int, list[str]]] = []
    sheet.reset_dimensions()  # what a file claims of its size would pad every row
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number % _STEP == 0:
            job.step("reading-schedule", number, 0)
        if number > MOST_ROWS:
            raise ReadError(str(path), f"row {number}", "too-large", {"limit": f"{MOST_ROWS} rows"})
        cells = [_text(cell) for cell in row[:MOST_COLUMNS]]
        if any(cells):
            rows.append((number, cells))
    if not rows:
        return None
    heads = [(len(detect(cells, "schedule")), -place) for place, (_, cells) in enumerate(rows[:LOOKED_AT])]
    first = -max(heads)[1]
    header = tuple(_unique(rows[first][1]))
    width = len(header)
    below = [(line, (cells + [""] * width)[:width]) for line, cells in rows[first + 1 :]]
    return Table(header, below, f"xlsx:{sheet.title}", "")


def _worth(table: Table) -> tuple[int, int]:
    return len(detect(table.header, "schedule")), len(table.rows)


def _unique(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    found: list[str] = []
    for number, cell in enumerate(cells, 1):
        found.append(f"{cell} ({number})" if cell and cell in found else cell)
    return found


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        whole = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.strftime("%Y-%m-%d") if whole else value.strftime("%Y-%m-%dT%H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{value.total_seconds() / 3600:g}h"
    if isinstance(value, time):
        return value.strftime("%H:%M:%S")
    if isinstance(value, (int, float)):
        share = "%" in str(getattr(cell, "number_format", ""))
        return f"{value * 100:.10g}%" if share else f"{value:.15g}"
    return " ".join(str(value).split())
