"""What is written line by line is well-formed XML, whatever the texts."""

import io
from xml.etree.ElementTree import fromstring

from hypothesis import given
from hypothesis import strategies as st

from sim.writers.xml_lines import XmlLines, xml_text


def test_nests_and_leaves_out_what_is_empty() -> None:
    file = io.StringIO()
    out = XmlLines(file)
    out.open("A", 'x="1"')
    out.leaves((("B", "1 < 2 & 3"), ("C", "")))
    out.close("A")
    root = fromstring(file.getvalue())
    assert root.get("x") == "1"
    assert [(each.tag, each.text) for each in root] == [("B", "1 < 2 & 3")]


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    read = fromstring(f"<a>{xml_text(text)}</a>").text or ""
    kept = "".join(c for c in text if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff"))
    assert read == kept.replace("\ufffe", "").replace("\uffff", "")
