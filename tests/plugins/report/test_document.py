"""The parts of a report."""

from plugins.report.document import (
    Cards,
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    Paragraph,
    Still,
    Stills,
    Table,
    cell,
    plain,
)


def test_text_stands_as_a_cell_too() -> None:
    marked = Cell("late", "error")
    assert cell(marked) is marked
    assert cell("x") == Cell("x")


def test_plain_holds_every_word_in_order() -> None:
    blocks = (
        Heading("H"), Paragraph("P"), Cards((("3 d", "late"),)),
        Table((Column("T"),), (("a",), (Cell("b", about="c"),)), "1 more"), Chart("<svg/>", 1, 1, "x"),
        Stills((Still(b"", "week 1", "note"),)),
    )  # fmt: skip
    words = plain(Document("k", "en", "Title", "Sub", "Answer", blocks)).split("\n")
    assert words == [
        "Title", "Sub", "Answer", "H", "P", "3 d late", "T", "a ", "b c", "1 more", "week 1 note",
    ]  # fmt: skip
