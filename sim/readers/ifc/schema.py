"""Schemas the library has not: which known one stands in, and how the header is rewritten."""

import functools
import mmap
import re
import tomllib
from collections import Counter
from typing import Any, TypeAlias

import ifcopenshell

from resources import folder

Content: TypeAlias = bytes | mmap.mmap

NATIVE: tuple[str, ...] = tuple(ifcopenshell.ifcopenshell_wrapper.schema_names())
DECLARATION = re.compile(rb"FILE_SCHEMA\s*\(\s*\(\s*'([^']*)'", re.I)
DATA = re.compile(rb"\bDATA\s*;")
HEADER_LIMIT = 1 << 20  # bytes looked through for the declaration


def declared_schema(data: Content) -> str | None:
    """Return the schema as FILE_SCHEMA names it, None without a declaration."""
    match = _declaration(data)
    return match[1].decode("latin-1").strip() if match else None


def _declaration(data: Content) -> re.Match[bytes] | None:
    data_section = DATA.search(data, 0, HEADER_LIMIT)
    return DECLARATION.search(data, 0, data_section.start() if data_section else HEADER_LIMIT)


def stand_ins(declared: str) -> list[str]:
    """Return the schemas that can read `declared`, the best guess first; none for a foreign schema."""
    name = declared.upper().split(" ")[0]
    if name in NATIVE and name.startswith("IFC"):
        return [name]
    alias: dict[str, list[str]] = schema_table()["alias"]
    if name in alias:
        return alias[name]
    # Dated drafts: "IFC4X4_DEV_8a2b…", "IFC4X3_RC3_20210428".
    drafts = sorted((known for known in alias if name.startswith(known + "_")), key=len)
    return alias[drafts[-1]] if drafts else []


def nearest(candidates: list[str], names: Counter[str]) -> str:
    """Return the candidate that knows most instances; the first of equals."""
    return min(candidates, key=lambda schema: sum(n for name, n in names.items() if not knows(schema, name)))


def knows(schema: str, name: str) -> bool:
    """Return whether a schema of the library has a class, under this or its later name."""
    renamed = {old.upper(): new[0] for old, new in schema_table()["rename"].get(schema, {}).items()}
    try:
        declaration = ifcopenshell.schema_by_name(schema).declaration_by_name(renamed.get(name, name))
    except RuntimeError:
        return False
    return declaration.as_entity() is not None


def with_schema(data: bytes, schema: str) -> bytes:
    """Return the file's bytes with another schema in the header."""
    match = _declaration(data)
    if match is None:
        return data
    return data[: match.start(1)] + schema.encode("ascii") + data[match.end(1) :]


def draft_products(schema: str) -> dict[str, str]:
    """Return the products of drafts read as `schema` that it does not know: capitals to IFC spelling."""
    products = [*schema_table()["products"].get(schema, ()), *schema_table()["rename"].get(schema, ())]
    return {name.upper(): name for name in products}


@functools.cache
def schema_table() -> dict[str, Any]:
    """Return ``resources/schemas/ifc.toml``."""
    return tomllib.loads((folder("schemas") / "ifc.toml").read_text(encoding="utf-8"))
