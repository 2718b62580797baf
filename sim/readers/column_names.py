"""Which column of a table holds what, told by its header in the languages of those who write it."""

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence

from resources import folder

_SIGNS = re.compile(r"[\W_]+")


@functools.cache
def known(section: str, table: str = "columns") -> Mapping[str, tuple[str, ...]]:
    """Return the names of a section of a table in ``resources/rules``, made comparable."""
    data = tomllib.loads((folder("rules") / f"{table}.toml").read_text(encoding="utf-8"))[section]
    return {role: tuple(comparable(name) for name in names) for role, names in data.items()}


def comparable(text: str) -> str:
    """Return a header without case, spaces and signs; "%" alone is "percent"."""
    return _SIGNS.sub("", text.casefold()) or ("percent" if "%" in text else "")


def detect(header: Sequence[str], section: str, table: str = "columns") -> dict[str, str]:
    """Return the header of each role that one column alone answers best.

    A column serves one role; names that come first in the list are the better ones.
    """
    plain = [comparable(name) for name in header]
    offers = [
        (rank, number, role)
        for role, names in known(section, table).items()
        for number, name in enumerate(plain)
        if name
        for rank, wanted in enumerate(names)
        if name == wanted
    ]
    found: dict[str, str] = {}
    taken: set[int] = set()
    for _, number, role in sorted(offers):
        if role not in found and number not in taken:
            found[role] = header[number]
            taken.add(number)
    return found


def means(word: str, meaning: str, table: str = "columns") -> bool:
    """Return whether a cell says yes, demolish, …"""
    return comparable(word) in known("words", table)[meaning]
