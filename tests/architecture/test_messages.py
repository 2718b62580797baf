"""Every sentence stands in both languages, with the same places, and is used somewhere."""

import re
import string
from pathlib import Path

import pytest

from resources import messages

ROOT = Path(__file__).parents[2]
FOLDERS = ("twin_app", "viewers", "sim", "kernels", "plugins", "resources")


def places(text: str) -> set[str]:
    """Return the names of the places in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(messages.catalogue()))
def test_sentence_stands_in_both_languages(code: str) -> None:
    texts = messages.catalogue()[code]
    assert set(texts) == {"en", "zh_CN"}
    assert texts["en"].strip()
    assert texts["zh_CN"].strip()
    assert places(texts["en"]) == places(texts["zh_CN"])
    if texts["en"] == texts["zh_CN"]:
        assert len(texts["en"].split()) <= 2, "untranslated"


def test_every_sentence_is_said_somewhere() -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in FOLDERS
        for pattern in ("*.py", "*.html", "*.jinja")
        for path in (ROOT / folder).rglob(pattern)
    )
    prefixes = set(re.findall(r'f"([a-z0-9-]+-)\{', sources))
    unused = [
        code
        for code in messages.catalogue()
        if f'"{code}"' not in sources
        and f"'{code}'" not in sources
        and not any(code.startswith(prefix) for prefix in prefixes)
    ]
    assert unused == []
