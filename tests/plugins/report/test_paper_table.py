"""Tables on paper: numbers whole, text shares the rest, titles on each page."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize

from plugins.report.document import Cell, Column, Table
from plugins.report.paper import Furniture, Sheet, Words
from plugins.report.paper_table import SIZE, column_widths, draw_table
from viewers.export.pdf import MM, font, writer


def sheet(path: Path) -> Sheet:
    device = writer(str(path / "t.pdf"), QPageSize.PageSizeId.A4, False, "t")
    return Sheet(device, Furniture("head", "foot"))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("long", ["short", "a long name of a task " * 20, "混凝土" * 100])
def test_columns_fill_the_width_and_keep_numbers_whole(tmp_path: Path, long: str) -> None:
    table = Table((Column("ID"), Column("Name"), Column("Cost", True)), (("A1", long, "1,234,567.8"),) * 3)
    paper = sheet(tmp_path)
    widths = column_widths(paper, table)
    paper.close()
    assert sum(widths) + 2 * 3 * MM == pytest.approx(paper.width, rel=1e-3)
    assert widths[2] >= Words("1,234,567.8", font(SIZE), 1e7).longest


@pytest.mark.usefixtures("qapp")
def test_too_many_columns_still_fit(tmp_path: Path) -> None:
    paper = sheet(tmp_path)
    table = Table(tuple(Column(f"Column {k}", True) for k in range(40)), (("1,234.5",) * 40,))
    assert sum(column_widths(paper, table)) <= paper.width
    paper.close()


@pytest.mark.usefixtures("qapp")
def test_a_long_table_takes_several_pages(tmp_path: Path) -> None:
    paper = sheet(tmp_path)
    rows = tuple((f"A{k}", Cell("text", "error", "about")) for k in range(120))
    draw_table(paper, Table((Column("ID"), Column("Name")), rows, "5 more"))
    assert 4 <= paper.close() <= 6


@pytest.mark.usefixtures("qapp")
def test_a_cell_of_a_page_and_more_is_cut(tmp_path: Path) -> None:
    paper = sheet(tmp_path)
    draw_table(paper, Table((Column("ID"), Column("Name")), (("1", "x " * 100_000),)))
    assert paper.close() <= 2
