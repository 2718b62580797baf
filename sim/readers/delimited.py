"""Tables as text: encoding and delimiter found out, rows with their line numbers."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sim.input_file import input_size, unreadable
from sim.problem import ReadError
from sim.readers.bounded_stream import check_lines

MOST_BYTES = 512 << 20
MOST_ROWS = 5_000_000
MOST_COLUMNS = 2_000
DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Table:
    """A text table.

    Attributes
    ----------
    header : tuple of str
        First row, trimmed.
    rows : list of (int, list of str)
        Line number and cells, as many as the header has; rows without content are left out.
    encoding, delimiter : str
        What was found.
    """

    header: tuple[str, ...]
    rows: list[tuple[int, list[str]]]
    encoding: str
    delimiter: str


def read_table(path: Path, encoding: str = "", delimiter: str = "") -> Table:
    """Return a table; raises ReadError if there is none.

    Parameters
    ----------
    path : Path
    encoding, delimiter : str
        Found out where "".
    """
    data = _bytes(path)
    text, used = _decoded(data, encoding, path)
    if "\x00" in text[:10_000] or _unprintable(text[:10_000]):
        raise ReadError(str(path), "", "table-binary")
    separator = delimiter or _delimiter(text)
    header: tuple[str, ...] = ()
    rows: list[tuple[int, list[str]]] = []
    for line, cells in _cells(text, separator, path):
        if not any(cells):
            continue
        if not header:
            header = tuple(cells)
            if len(header) > MOST_COLUMNS:
                raise ReadError(str(path), f"line {line}", "too-large", {"limit": f"{MOST_COLUMNS} columns"})
            continue
        if len(rows) >= MOST_ROWS:
            raise ReadError(str(path), f"line {line}", "too-large", {"limit": f"{MOST_ROWS} rows"})
        rows.append((line, (cells + [""] * len(header))[: len(header)]))
    if not header:
        raise ReadError(str(path), "", "empty-file")
    return Table(header, rows, used, separator)


def _bytes(path: Path) -> bytes:
    input_size(path, MOST_BYTES)
    try:
        check_lines(path)
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    if not data.strip():
        raise ReadError(str(path), "", "empty-file")
    return data


def _decoded(data: bytes, encoding: str, path: Path) -> tuple[str, str]:
    """Return the text and its encoding: marked, else UTF-8, else Chinese if it reads so, else Western."""
    if encoding:
        tries: Sequence[str] = (encoding,)
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        tries = ("utf-16",)
    elif data.startswith(b"\xef\xbb\xbf"):
        tries = ("utf-8-sig",)
    elif 0 in data[:400] and len(data) % 2 == 0:
        # Letters, digits and delimiters have a zero byte: which half of the pairs holds more of them?
        little = data[1:400:2].count(0) > data[0:400:2].count(0)
        tries = ("utf-16-le" if little else "utf-16-be", "latin-1")
    else:
        tries = ("utf-8", "gb18030", "cp1252", "latin-1")
    for name in tries:
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if name != "gb18030" or _reads_chinese(text, data):
            return text, name
    raise ReadError(str(path), "", "table-encoding", {"encoding": encoding or tries[0]})


def _reads_chinese(text: str, data: bytes) -> bool:
    """Tell Chinese from Western letters: those stand alone between ASCII, hanzi of the old set in runs."""
    if any("\ue000" <= sign <= "\uf8ff" for sign in text):
        return False  # private use: no text of people
    pairs = [
        data[i : i + 2] for i in range(len(data) - 1) if data[i] >= 0x81 and (i == 0 or data[i - 1] < 0x81)
    ]
    common = sum(0xB0 <= pair[0] <= 0xF7 and pair[1] >= 0xA1 for pair in pairs)
    return bool(pairs) and common >= 0.8 * len(pairs)


def _unprintable(text: str) -> bool:
    odd = sum(not sign.isprintable() and sign not in "\r\n\t\ufeff\u2028" for sign in text)
    return odd > len(text) // 20


def _delimiter(text: str) -> str:
    """Return the delimiter by which the first lines fall into the same number of cells, most of them."""
    lines = [line for line in text[:65_536].splitlines() if line.strip()][:20]
    best, score = ",", 0.0
    for sign in DELIMITERS:
        counts = [_outside_quotes(line, sign) for line in lines]
        if counts and counts[0]:
            same = sum(count == counts[0] for count in counts) / len(counts)
            if same * counts[0] > score:
                best, score = sign, same * counts[0]
    return best


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])


def _cells(text: str, delimiter: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ReadError(str(path), f"line {line}", "table-broken", {"reason": str(error)}) from error
        yield line, [" ".join(cell.lstrip("\ufeff").split()) for cell in cells]
