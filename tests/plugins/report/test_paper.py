"""Paper: lines break before the margin, pages are numbered."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize

from plugins.report.paper import Furniture, Sheet, Words
from viewers.export.pdf import MM, PT, font, writer

A4 = QPageSize.PageSizeId.A4


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", ["word " * 80, "unbroken" * 60, "混凝土浇筑与养护" * 40])
def test_no_line_is_longer_than_its_width(text: str) -> None:
    words = Words(text, font(9), 60 * MM)
    assert words.longest <= 60 * MM + 1
    assert words.height > 3 * 9 * PT


@pytest.mark.usefixtures("qapp")
def test_pages_follow_when_one_is_full(tmp_path: Path) -> None:
    device = writer(str(tmp_path / "a.pdf"), A4, False, "t")
    assert (round(device.width() / MM), round(device.height() / MM)) == (210, 297)
    sheet = Sheet(device, Furniture("head", "foot"))
    assert not sheet.need(1e9)  # nothing is gained by turning an empty page
    lines = 0
    while sheet.page == 1:
        sheet.write("line", 10)
        lines += 1
        assert sheet.room >= 0
    assert lines > 40
    assert sheet.close() == 2
