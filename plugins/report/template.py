"""The page templates of all reports, and what they share."""

import jinja2

from resources import folder


def environment() -> jinja2.Environment:
    """Return what renders the templates of `resources/report`."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder("report")), autoescape=True, trim_blocks=True,
        lstrip_blocks=True, undefined=jinja2.StrictUndefined,
    )  # fmt: skip


def style() -> str:
    """Return the style sheet, to stand in the page."""
    return (folder("report") / "style.css").read_text(encoding="utf-8")
