"""XML written line by line, so that a file of any length needs no tree."""

import re
from collections.abc import Iterable
from typing import IO, Final
from xml.sax.saxutils import escape

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class XmlLines:
    """Writes elements into an open file; texts are escaped, what XML cannot hold is left out."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file
        self.depth = 0
        file.write('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')

    def open(self, tag: str, attributes: str = "") -> None:
        """Begin an element."""
        self.file.write(f"{'  ' * self.depth}<{tag}{' ' + attributes if attributes else ''}>\n")
        self.depth += 1

    def close(self, tag: str) -> None:
        """End an element."""
        self.depth -= 1
        self.file.write(f"{'  ' * self.depth}</{tag}>\n")

    def leaf(self, tag: str, text: str) -> None:
        """Write an element that holds a text; none for no text."""
        if text:
            self.file.write(f"{'  ' * self.depth}<{tag}>{xml_text(text)}</{tag}>\n")

    def leaves(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Write some of them."""
        for tag, text in pairs:
            self.leaf(tag, text)


def xml_text(text: str) -> str:
    """Return a text as it stands between tags."""
    return escape(_NOT_XML.sub("", text), {"\r": "&#13;"})
