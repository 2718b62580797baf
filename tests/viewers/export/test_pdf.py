"""PDF files: their pages and fonts."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QPageSize, QPainter

from viewers.export.pdf import MM, PT, font, writer

pytestmark = pytest.mark.usefixtures("qapp")


def test_pages_have_their_size_and_no_margins(tmp_path: Path) -> None:
    device = writer(str(tmp_path / "a.pdf"), QPageSize.PageSizeId.A3, True, "标题")
    assert (round(device.width() / MM), round(device.height() / MM)) == (420, 297)
    painter = QPainter(device)
    painter.end()
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_fonts_are_as_high_as_asked() -> None:
    assert font(9).pixelSize() == round(9 * PT)
    assert QFontInfo(font(9, True)).bold()
