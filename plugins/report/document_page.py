"""A report on a schedule as one HTML page with everything in it."""

import base64

from plugins.report.document import Document, cell
from plugins.report.template import environment, style


def document_page(document: Document) -> str:
    """Return the page; it asks for nothing from outside."""
    return environment().get_template("document.html.j2").render(
        d=document, style=style(), cell=cell, language=document.language.replace("_", "-"),
        kind=lambda block: type(block).__name__,
        embedded=lambda data: "data:image/jpeg;base64," + base64.b64encode(data).decode("ascii"),
    )  # fmt: skip
