"""Which column of a user's tables holds what, kept by name and found again by the header."""

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sim.storage.folders import config_folder

FILE = "column_mappings.json"
MOST = 200  # mappings kept; the oldest go first
MOST_BYTES = 4 << 20


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """A mapping as a person explained it.

    Attributes
    ----------
    name : str
        As the person called it.
    header : tuple of str
        The columns of the table it was made for.
    columns : dict of str to str
        Header by role.
    date_order : str
        "ymd", "dmy", "mdy" or "".
    """

    name: str
    header: tuple[str, ...]
    columns: dict[str, str] = field(default_factory=dict)
    date_order: str = ""


def saved_mappings(path: Path | None = None) -> list[SavedMapping]:
    """Return all that are kept, the oldest first; a damaged file counts as empty."""
    place = path or config_folder() / FILE
    try:
        if place.stat().st_size > MOST_BYTES:
            return []
        data = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return [found for each in data if (found := _mapping(each))] if isinstance(data, list) else []


def mapping_for(header: Sequence[str], path: Path | None = None) -> SavedMapping | None:
    """Return the latest mapping made for just these columns, in any order; None if there is none."""
    wanted = sorted(header)
    return next((each for each in reversed(saved_mappings(path)) if sorted(each.header) == wanted), None)


def save_mapping(mapping: SavedMapping, path: Path | None = None) -> None:
    """Keep a mapping in place of the one of the same name; raises OSError if it cannot be written."""
    others = [each for each in saved_mappings(path) if each.name != mapping.name]
    _write([*others, mapping][-MOST:], path or config_folder() / FILE)


def remove_mapping(name: str, path: Path | None = None) -> None:
    """Forget a mapping; raises OSError if that cannot be written."""
    _write([each for each in saved_mappings(path) if each.name != name], path or config_folder() / FILE)


def _mapping(data: object) -> SavedMapping | None:
    if not isinstance(data, Mapping):
        return None
    name, header, columns = data.get("name"), data.get("header"), data.get("columns")
    if not isinstance(name, str) or not isinstance(header, list) or not isinstance(columns, Mapping):
        return None
    order = data.get("date_order")
    texts = [*header, *columns, *columns.values()]
    if not all(isinstance(text, str) for text in texts):
        return None
    return SavedMapping(name, tuple(header), dict(columns), order if isinstance(order, str) else "")


def _write(mappings: Sequence[SavedMapping], path: Path) -> None:
    text = json.dumps([asdict(each) for each in mappings], ensure_ascii=False, indent=1)
    handle, name = tempfile.mkstemp(suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
