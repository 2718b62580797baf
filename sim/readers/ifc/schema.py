"""Schemas the library has not: which known one stands in, and how the header is rewritten."""

import functools
import mmap
import re
import tomllib
from typing import Any

from resources import folder

DECLARATION = re.compile(rb"FILE_SCHEMA\s*\(\s*\(\s*'([^']*)'", re.I)
HEADER_LIMIT = 1 << 20  # bytes looked through for the declaration


def declared_schema(data: bytes | mmap.mmap) -> str | None:
    """Return the schema as FILE_SCHEMA names it, None without a declaration."""
    match = _declaration(data)
    return match[1].decode("latin-1").strip() if match else None


def _declaration(data: bytes | mmap.mmap) -> re.Match[bytes] | None:
    data_section = re.compile(rb"\bDATA\s*;").search(data, 0, HEADER_LIMIT)
    return DECLARATION.search(data, 0, data_section.start() if data_section else HEADER_LIMIT)


def stand_in(declared: str, native: tuple[str, ...]) -> str | None:
    """Return the schema to read `declared` with, None if there is none.

    Parameters
    ----------
    declared : str
        As the file names it; case does not matter.
    native : tuple of str
        What the library has.
    """
    name = declared.upper().split(" ")[0]
    if name in native:
        return name
    alias: dict[str, str] = _table()["alias"]
    if name in alias:
        return alias[name]
    # Dated drafts: "IFC4X4_DEV_8a2b…", "IFC4X3_RC3_20210428".
    drafts = sorted((known for known in alias if name.startswith(known + "_")), key=len)
    return alias[drafts[-1]] if drafts else None


def with_schema(data: bytes, schema: str) -> bytes:
    """Return the file's bytes with another schema in the header."""
    match = _declaration(data)
    if match is None:
        return data
    return data[: match.start(1)] + schema.encode("ascii") + data[match.end(1) :]


def draft_products(schema: str) -> dict[str, str]:
    """Return the products of drafts read as `schema` that it does not know: capitals to IFC spelling."""
    return {name.upper(): name for name in _table()["products"].get(schema, ())}


@functools.cache
def _table() -> dict[str, Any]:
    return tomllib.loads((folder("schemas") / "ifc.toml").read_text(encoding="utf-8"))
