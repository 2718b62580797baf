"""The tables of an open project file, in the order of their rows."""

import sqlite3
from typing import Any


class StoredTables:
    """Reads whole tables."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        query = "SELECT name FROM sqlite_master WHERE type = 'table'"
        self._names = {name for (name,) in base.execute(query)}

    def rows(self, table: str) -> list[tuple[Any, ...]]:
        """Return all rows."""
        return self._base.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()

    def columns(self, table: str) -> list[tuple[Any, ...]]:
        """Return the columns after the id, which must count from 0."""
        rows = self.rows(table)
        if any(row[0] != k for k, row in enumerate(rows)):
            raise ValueError(f"{table}.id does not count from 0")
        if not rows:
            width = len(self._base.execute(f"PRAGMA table_info({table})").fetchall())
            return [()] * (width - 1)
        return list(zip(*rows, strict=True))[1:]

    def named(self, table: str) -> dict[str, tuple[Any, ...]]:
        """Return the columns by name; {} where an older file has no such table, or no rows in it."""
        if table not in self._names:
            return {}
        cursor = self._base.execute(f"SELECT * FROM {table} ORDER BY rowid")
        rows = cursor.fetchall()
        names = [name for name, *_ in cursor.description]
        return dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else {}
