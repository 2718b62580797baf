"""Reports on paper: words are words, pictures and charts are there, both languages, pages counted."""

import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from plugins.report.document import (
    Block,
    Cards,
    Chart,
    Column,
    Document,
    Heading,
    Paragraph,
    Still,
    Stills,
    Table,
)
from plugins.report.document_pdf import write_pdf
from resources.messages import LANGUAGES
from sim.problem import WriteError
from viewers.export.jpeg import jpeg_bytes


def picture() -> bytes:
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor("#357"))
    return jpeg_bytes(image, 90)


def document(language: str, rows: int = 3) -> Document:
    line = '<line x1="0" y1="0" x2="100" y2="40" stroke="#f00"/>'
    chart = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">{line}</svg>'
    blocks: tuple[Block, ...] = (
        Cards((("1", "a"),) * 5), Heading("Chart 图"), Chart(chart, 100, 40, "c"), Heading("Stills", 3),
        Stills((Still(picture(), "Week 1", "note"),) * 3), Heading("Table"), Paragraph("faint", True),
        Table((Column("ID"), Column("N", True)), tuple((f"A{k}", str(k)) for k in range(rows))),
    )  # fmt: skip
    return Document("test", language, "House 房", "Report", "The answer 答复.", blocks)


def pages(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_of_a_report(tmp_path: Path, language: str) -> None:
    path = tmp_path / "r.pdf"
    count = write_pdf(document(language, 150), path)
    assert count == pages(path) >= 3
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"/FontFile" in data  # fonts travel with the file
    assert b"/Subtype /Image" in data
    inflated = b"".join(
        zlib.decompress(part) for part in re.findall(rb"stream\r?\n(x\x9c.*?)\r?\nendstream", data, re.DOTALL)
    )
    assert inflated.count(b"BT") > 300  # text stays text


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_words_can_be_read_back(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    count = write_pdf(document("zh_CN", 150), path)
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert "答复" in text
    assert f"1/{count}" in text.replace(" ", "")
    assert f"{count}/{count}" in text.replace(" ", "")
    assert all(f"A{k}" in text for k in range(150))


@pytest.mark.usefixtures("qapp")
def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        write_pdf(document("en"), tmp_path / "none" / "r.pdf")
