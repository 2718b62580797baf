"""What a project file is: a SQLite database that carries our mark and a version we know."""

import os
import sqlite3
from pathlib import Path

from resources import folder
from sim.input_file import input_size, unreadable
from sim.problem import ReadError
from sim.storage import schedule_tables

APPLICATION_ID = 0x5457494E  # "TWIN"
VERSION = 2
SUFFIX = ".twin"
_MAGIC = b"SQLite format 3\0"


def schema() -> str:
    """Return the SQL that makes the tables."""
    plain = (folder("project") / "schema.sql").read_text(encoding="utf-8")
    return plain + schedule_tables.statements()


def is_project(head: bytes) -> bool:
    """Tell from its first 100 bytes whether a file is one of our projects."""
    return head.startswith(_MAGIC) and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def connect(path: Path) -> sqlite3.Connection:
    """Open a project file for reading, after checking that it is whole and ours.

    Raises
    ------
    ReadError
        Missing, unreadable, foreign, newer than this program, or damaged.
    """
    place = str(path)
    input_size(path)
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise unreadable(path, error) from None
    if not head:
        raise ReadError(place, "", "empty-file")
    if not head.startswith(_MAGIC):
        raise ReadError(place, "", "twin-not-project")
    if len(head) < 100:
        raise ReadError(place, "", "twin-damaged", {"reason": "truncated"})
    if not is_project(head):
        raise ReadError(place, "", "twin-foreign")
    version = int.from_bytes(head[60:64], "big", signed=True)
    if version > VERSION:
        raise ReadError(place, "", "twin-newer", {"version": version, "known": VERSION})
    connection = None
    try:
        connection = sqlite3.connect(f"{Path(os.path.abspath(path)).as_uri()}?mode=ro", uri=True)
        _check(connection, place)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if connection is not None:
            connection.close()
        raise ReadError(place, "", "twin-damaged", {"reason": str(error)}) from None
    except ReadError:
        if connection is not None:
            connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, place: str) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    (finding,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if finding != "ok":
        raise ReadError(place, "", "twin-damaged", {"reason": " ".join(str(finding).split())})
    wanted = sqlite3.connect(":memory:")
    wanted.executescript(schema())
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    missing = {name for (name,) in wanted.execute(query)} - {name for (name,) in connection.execute(query)}
    wanted.close()
    missing -= {"changes", "orphan_links"}  # files of the first builds of version 2 have none
    if connection.execute("PRAGMA user_version").fetchone()[0] < 2:
        missing -= schedule_tables.names()
    if missing:
        names = ", ".join(sorted(missing))
        raise ReadError(place, "", "twin-damaged", {"reason": f"no table {names}"})
