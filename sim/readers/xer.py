"""Primavera P6's text format, XER: tab-separated tables in one file, any number of projects.

Notes
-----
Layout: ``ERMHDR`` in the first line, then for each table ``%T name``, ``%F columns`` and ``%R`` rows, and
``%E`` at the end (Oracle, Primavera P6 XER Import/Export Data Map Guide). Line breaks within a cell are
written as DEL, quotes doubled.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sim.input_file import input_size, size_text, unreadable
from sim.job import Job, silent_job
from sim.planning.draft import ScheduleDraft
from sim.problem import Problem, ReadError
from sim.readers.p6.calendars import read_calendars
from sim.readers.p6.columns import READ
from sim.readers.p6.encoding import encoding_of
from sim.readers.p6.projects import listed
from sim.readers.p6.schedule import schedule_of
from sim.readers.p6.tables import LONGEST_TEXT, Row, Tables, is_read, says_something
from sim.schedule import Schedule

MOST_BYTES = 512 << 20
_LONGEST_LINE = 16 << 20  # characters
_ODD = re.compile('\t | (?:\t|$)|["\ufffd]')  # what only few rows have to be mended for
_MARKS: Final = ("%T", "%F", "%R", "%E", "ERMHDR")
_KEYS: Final = {"TASK": "task_id", "PROJECT": "proj_id", "TASKPRED": "task_id", "PROJWBS": "wbs_id"}


def read_xer(
    path: Path, job: Job | None = None, project: str | None = None
) -> tuple[Schedule, list[Problem]]:
    """Return the schedule of an XER file, and what could not be taken as it stands.

    Parameters
    ----------
    path : Path
    job : Job, optional
    project : str, optional
        Id of the one to read, as P6 shows it; all of them below one root each where left out.

    Raises
    ------
    ReadError
        If the file is no XER, or has no such project.
    """
    draft = ScheduleDraft(source=str(path))
    watch = job or silent_job()
    tables = read_tables(path, draft, watch)
    return schedule_of(tables, read_calendars(tables, draft), draft, project, watch)


def projects_in(path: Path, job: Job | None = None) -> list[tuple[str, str]]:
    """Return (id, name) of the projects in an XER file; raises ReadError if it is none."""
    return listed(read_tables(path, ScheduleDraft(source=str(path)), job or silent_job()))


def is_xer(head: bytes) -> bool:
    """Return whether a file begins as XER does, in any encoding."""
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return plain.startswith((b"ERMHDR", b"%T\t"))


def read_tables(path: Path, draft: ScheduleDraft, job: Job) -> Tables:
    """Return the tables of an XER file; what is odd about its rows goes into the draft."""
    data = _bytes(path)
    if not is_xer(data[:4096]):
        raise ReadError(str(path), "", "not-xer")
    encoding, sure = encoding_of(data, str(path))
    if not sure:
        draft.info("p6-encoding-assumed", "", encoding=encoding)
    job.step("reading-schedule", 0, len(data))
    reader = _Reader(draft)
    with io.TextIOWrapper(io.BytesIO(data), encoding, errors="replace", newline=None) as text:
        for number, line in _lines(text, draft):
            reader.take(number, line)
            if number % 5000 == 0:
                job.step("reading-schedule", min(number * 200, len(data)), len(data))
    return reader.finish()


def _bytes(path: Path) -> bytes:
    if input_size(path) > MOST_BYTES:
        raise ReadError(str(path), "", "too-large", {"limit": size_text(MOST_BYTES)})
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise ReadError(str(path), "", "empty-file")
    return data


def _lines(text: io.TextIOWrapper, draft: ScheduleDraft) -> Iterator[tuple[int, str]]:
    """Yield (line number, line); a line that goes on without end is cut."""
    number = 0
    while line := text.readline(_LONGEST_LINE):
        number += 1
        if len(line) >= _LONGEST_LINE and not line.endswith("\n"):
            draft.warn("p6-line-cut", f"line {number}", limit=_LONGEST_LINE)
            while rest := text.readline(_LONGEST_LINE):
                if rest.endswith("\n"):
                    break
        yield number, line.rstrip("\r\n")


class _Reader:
    """Gathers rows; a row is finished when the next line shows that it does not go on."""

    def __init__(self, draft: ScheduleDraft) -> None:
        self.draft, self.tables = draft, Tables()
        self.table = ""
        self.columns: list[str] = []
        self.index: dict[str, int] = {}
        self.kept: list[int] = []  # positions of the columns that are read
        self.others: list[tuple[int, str]] = []
        self.waiting: tuple[int, str] | None = None
        self.same: dict[str, str] = {}
        self.ended = False
        self.lost = 0
        self.last = 0

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        self.last = number
        mark = line.split("\t", 1)[0].strip(" \ufeff")
        if mark not in _MARKS:
            if self.waiting is not None and line:
                self.waiting = (self.waiting[0], f"{self.waiting[1]}\n{line}")
            elif line.strip() and not self.ended:
                self.draft.warn("xer-line-odd", f"line {number}", text=line[:40])
            return
        self._finish_row()
        if mark == "%R":
            self.waiting = (number, line)
        elif mark == "%T":
            self._begin(line.split("\t")[1:], number)
        elif mark == "%F":
            self._head(line.split("\t")[1:], number)
        elif mark == "ERMHDR":
            cells = line.split("\t")
            self.tables.version = cells[1].strip() if len(cells) > 1 else ""
            self.tables.currency = cells[8].strip() if len(cells) > 8 else ""
        else:
            self.ended = True

    def finish(self) -> Tables:
        """Return what was gathered."""
        self._finish_row()
        if not self.ended:
            self.draft.warn("xer-no-end", f"line {self.last}")
        if self.lost:
            self.draft.info("p6-text-lost", "", count=self.lost)
        if not self.tables.of("PROJECT") and not self.tables.of("TASK"):
            raise ReadError(self.draft.source, "", "xer-no-project")
        for table in ("PROJECT", "PROJWBS", "CALENDAR", "TASK", "TASKPRED"):
            if table not in self.tables.rows:
                self.draft.info("xer-table-missing", table)
        return self.tables

    def _begin(self, names: list[str], number: int) -> None:
        self.table = names[0].strip() if names else ""
        self.columns, self.index, self.kept, self.others = [], {}, [], []
        if is_read(self.table):
            self.tables.rows.setdefault(self.table, [])

    def _head(self, names: list[str], number: int) -> None:
        self.columns = [name.strip() for name in names]
        wanted = READ.get(self.table, frozenset())
        self.index, self.kept, self.others = {}, [], []
        for at, name in enumerate(self.columns):
            if name in wanted and name not in self.index:
                self.index[name] = len(self.kept)
                self.kept.append(at)
            elif wanted:
                self.others.append((at, name))
        key = _KEYS.get(self.table)
        if key is not None and key not in self.index:
            self.draft.warn("xer-column-missing", f"line {number}", table=self.table, column=key)

    def _finish_row(self) -> None:
        if self.waiting is None:
            return
        number, line = self.waiting
        self.waiting = None
        place = f"{self.table or '%R'} line {number}"
        if not is_read(self.table):
            self.tables.unread[self.table or "%R"] += 1
            return
        if not self.columns:
            self.draft.warn("xer-row-without-head", place)
            return
        cells = line.split("\t")[1:]
        if len(cells) > len(self.columns):
            cells = _joined(cells, len(self.columns))
            if any(cell.strip() for cell in cells[len(self.columns) :]):
                self.draft.warn("xer-row-too-long", place, count=len(cells) - len(self.columns))
        cells += [""] * (len(self.columns) - len(cells))
        if _ODD.search(line) or len(line) > LONGEST_TEXT:
            cells = [self._mended(cell, place) for cell in cells]
        key = _KEYS.get(self.table)
        if key in self.index and not cells[self.kept[self.index[key]]]:
            self.draft.warn("xer-row-without-key", place, column=key)
            return
        for at, name in self.others:
            if cells[at] and says_something(self.table, name, cells[at]):
                self.tables.unread_columns[self.table, name] += 1
        same = self.same
        kept = tuple(same.setdefault(cell, cell) for cell in (cells[at] for at in self.kept))
        self.tables.rows[self.table].append(Row(self.index, kept, place))

    def _mended(self, cell: str, place: str) -> str:
        text = cell.strip(" ")
        if "\ufffd" in text and self.table != "CURRTYPE":
            self.lost += 1
        if '"' in text:
            text = _unquoted(text)
        if len(text) > LONGEST_TEXT:
            self.draft.warn("p6-text-cut", place, limit=LONGEST_TEXT)
            text = text[:LONGEST_TEXT]
        return text


def _joined(cells: list[str], count: int) -> list[str]:
    """Join cells that a quoted tab had parted, as long as there are too many."""
    found: list[str] = []
    extra = len(cells) - count
    at = 0
    while at < len(cells):
        cell = cells[at]
        at += 1
        while cell.startswith('"') and cell.count('"') % 2 and extra > 0 and at < len(cells):
            cell = f"{cell}\t{cells[at]}"
            at += 1
            extra -= 1
        found.append(cell)
    return found


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"' and text[1:2] != '"':
        text = text[1:-1]
    return text.replace('""', '"')
