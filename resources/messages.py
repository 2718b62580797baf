"""Every sentence the program says outside Qt, in English and 简体中文 side by side.

``resources/text/<area>.toml`` holds ``code = { en = "…", zh_CN = "…" }`` with ``{name}`` places.
"""

import functools
import tomllib

from resources import folder

LANGUAGES = ("en", "zh_CN")


@functools.cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return all entries, by code."""
    entries: dict[str, dict[str, str]] = {}
    for path in sorted(folder("text").glob("*.toml")):
        for code, texts in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if code in entries:
                raise ValueError(f"{path.name}: message {code!r} stands twice")
            entries[code] = texts
    return entries


def text(code: str, language: str = "en", **values: object) -> str:
    """Return the sentence `code` in `language`, its places filled."""
    texts = catalogue()[code]
    return texts.get(language, texts["en"]).format(**values)
