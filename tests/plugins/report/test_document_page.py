"""The page of a report: every word, nothing from outside, nothing unescaped."""

import re

from plugins.report.document import Cell, Chart, Column, Document, Heading, Paragraph, Still, Stills, Table
from plugins.report.document_page import document_page


def test_page_escapes_words_and_embeds_pictures() -> None:
    blocks = (
        Heading("A <b>", 3), Paragraph("x & y", True),
        Table((Column("<n>", True),), (("<1>",), (Cell("2", "error", "why"),)), "more"),
        Chart('<svg viewBox="0 0 1 1"></svg>', 1, 1, "c"), Stills((Still(b"\xff\xd8", "cap"),)),
    )  # fmt: skip
    page = document_page(Document("k", "zh_CN", "T", "S", "answer", blocks))
    assert 'lang="zh-CN"' in page
    assert "<h3>A &lt;b&gt;</h3>" in page
    assert '<p class="note">x &amp; y</p>' in page
    assert '<td class="n ">&lt;1&gt;</td>' in page
    assert '<td class="n error">2<br><span class="note">why</span></td>' in page
    assert '<svg viewBox="0 0 1 1"></svg>' in page
    assert 'src="data:image/jpeg;base64,/9g="' in page
    assert not re.search(r'(src|href)="(?!data:)', page)
