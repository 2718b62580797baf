"""What a report on a schedule is made of, before it becomes a page or sheets of paper."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A title within the report; `level` 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences; `faint` for how to read what stands above."""

    text: str
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Figures side by side: (value with its unit, what it is)."""

    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of a table with a meaning: `tone` is "good", "warning", "error" or "soft"."""

    text: str
    tone: str = ""
    about: str = ""  # a fainter line below


@dataclass(frozen=True, slots=True)
class Column:
    """A column; numbers stand at the right and are not broken."""

    title: str
    number: bool = False


Row: TypeAlias = tuple[str | Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under titles; `more` says what was left out."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing as SVG; `label` says what it shows to who cannot see it."""

    svg: str
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Still:
    """A picture as JPEG, with what stands below it."""

    data: bytes
    caption: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stills:
    """Pictures, two in a row."""

    pictures: tuple[Still, ...]


Block: TypeAlias = Heading | Paragraph | Cards | Table | Chart | Stills


@dataclass(frozen=True, slots=True)
class Document:
    """A report: the answer first, then what it rests on.

    Attributes
    ----------
    kind : str
        Names its files, "lookahead".
    title, subtitle : str
        The project; the report and its dates.
    answer : str
        One paragraph.
    """

    kind: str
    language: str
    title: str
    subtitle: str
    answer: str
    blocks: tuple[Block, ...]


def cell(value: str | Cell) -> Cell:
    """Return plain text as a cell too."""
    return value if isinstance(value, Cell) else Cell(value)


def plain(document: Document) -> str:
    """Return all words of a report, in order: what a search, or a test, looks into."""
    words = [document.title, document.subtitle, document.answer]
    for block in document.blocks:
        if isinstance(block, (Heading, Paragraph)):
            words.append(block.text)
        elif isinstance(block, Cards):
            words += [f"{value} {name}" for value, name in block.figures]
        elif isinstance(block, Table):
            words += [column.title for column in block.columns]
            words += [f"{cell(value).text} {cell(value).about}" for row in block.rows for value in row]
            words.append(block.more)
        elif isinstance(block, Stills):
            words += [f"{picture.caption} {picture.note}" for picture in block.pictures]
    return "\n".join(words)
