"""The tables of a P6 database, rows by column name; both of its file formats are read into them."""

from base64 import b64decode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import numpy as np

from sim.moment import NOT_A_TIME, moment
from sim.planning.draft import ScheduleDraft
from sim.readers.p6.columns import DERIVED, PLAIN, READ
from sim.task_plan import UNKNOWN

LONGEST_TEXT = 100_000  # characters of one cell that are kept
MOST_HOURS = 1e7


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `place` is where it stands in its file."""

    columns: Mapping[str, int]
    cells: Sequence[str]
    place: str

    def __getitem__(self, column: str) -> str:
        """Return a cell, "" where the file has no such column."""
        at = self.columns.get(column, -1)
        return self.cells[at] if 0 <= at < len(self.cells) else ""


@dataclass(slots=True)
class Tables:
    """All rows of a file, and what of it is not read.

    Attributes
    ----------
    rows : dict of str to list of Row
        By the name of the table.
    currency, version : str
    unread : Counter
        Rows by the name of a table that means nothing here.
    unread_columns : Counter
        Cells with content by (table, column).
    """

    rows: dict[str, list[Row]] = field(default_factory=dict)
    currency: str = ""
    version: str = ""
    unread: Counter[str] = field(default_factory=Counter)
    unread_columns: Counter[tuple[str, str]] = field(default_factory=Counter)

    def of(self, table: str) -> list[Row]:
        """Return the rows of a table, none if the file lacks it."""
        return self.rows.get(table, [])

    def by(self, table: str, column: str) -> dict[str, Row]:
        """Return the rows of a table by a column; the first of equal keys stands."""
        found: dict[str, Row] = {}
        for row in self.of(table):
            found.setdefault(row[column], row)
        found.pop("", None)
        return found

    def tell_unread(self, draft: ScheduleDraft) -> None:
        """Note what of the file is not carried, one line per table."""
        for table, count in sorted(self.unread.items()):
            draft.info("p6-table-not-carried", table, count=count)
        columns: dict[str, list[str]] = {}
        for (table, column), count in sorted(self.unread_columns.items()):
            columns.setdefault(table, []).append(f"{column} ({count})")
        for table, names in columns.items():
            draft.info("p6-columns-not-carried", table, columns=", ".join(names))


def is_read(table: str) -> bool:
    """Whether rows of this table mean anything to a schedule."""
    return table in READ


def says_something(table: str, column: str, text: str) -> bool:
    """Whether a cell that is not read says what nothing else says."""
    return bool(text) and text not in PLAIN and column not in DERIVED.get(table, frozenset())


class Values:
    """Cells as numbers and moments; what is none is noted in the draft with its place."""

    def __init__(self, draft: ScheduleDraft) -> None:
        self.draft = draft
        self.moments: dict[str, np.datetime64] = {}  # many cells hold the same

    def number(self, row: Row, column: str) -> float:
        """Return a number, NaN where the cell is empty or odd."""
        text = row[column]
        if not text:
            return np.nan
        try:
            value = float(text)
        except ValueError:
            value = _other_decimals(text)
        if np.isnan(value) or abs(value) > 1e15:
            self.draft.warn("p6-number-odd", f"{row.place} {column}", text=text[:40])
            return np.nan
        return value

    def seconds(self, row: Row, column: str, otherwise: int = UNKNOWN) -> int:
        """Return hours as seconds."""
        hours = self.number(row, column)
        if np.isnan(hours):
            return otherwise
        if abs(hours) > MOST_HOURS:
            self.draft.warn("p6-number-odd", f"{row.place} {column}", text=row[column][:40])
            return otherwise
        return round(hours * 3600)

    def length(self, row: Row, column: str) -> int:
        """Return hours that cannot be negative as seconds; `UNKNOWN` where not told."""
        seconds = self.seconds(row, column)
        if seconds < 0 and row[column].lstrip().startswith("-"):
            self.draft.warn("p6-duration-negative", f"{row.place} {column}", text=row[column][:40])
            return 0
        return seconds

    def moment(self, row: Row, *columns: str) -> np.datetime64:
        """Return the date in the first column that has one."""
        for column in columns:
            text = row[column]
            if not text:
                continue
            if text in self.moments:
                return self.moments[text]
            try:
                found = self.moments[text] = moment(text)
                return found
            except ValueError:
                self.draft.warn("date-odd", f"{row.place} {column}", text=text[:40])
        return NOT_A_TIME


def guid_text(text: str) -> str:
    """Return an identity as its XML writes it, "0AB9133E-…", also where XER packs it into 22 letters."""
    plain = text.strip("{}").upper()
    if len(text) != 22:
        return plain
    try:
        return str(UUID(bytes_le=b64decode(f"{text}==", validate=True))).upper()
    except ValueError:
        return text


def total(values: Iterator[float]) -> float:
    """Return the sum of the numbers that are told, NaN if none is."""
    known = [value for value in values if not np.isnan(value)]
    return sum(known) if known else np.nan


def _other_decimals(text: str) -> float:
    """Return a number with a decimal comma, NaN if it is none."""
    plain = text.replace(" ", "").replace("\u00a0", "")
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    elif "," in plain and "." in plain:
        group = "," if plain.index(",") < plain.index(".") else "."
        plain = plain.replace(group, "").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return np.nan
