"""Whole tables, in the order of their rows."""

import sqlite3

import pytest

from sim.storage.stored_tables import StoredTables


@pytest.fixture
def tables() -> StoredTables:
    base = sqlite3.connect(":memory:")
    base.executescript(
        "CREATE TABLE crates (id INTEGER PRIMARY KEY, label TEXT); CREATE TABLE none (id INTEGER, a, b);"
        "INSERT INTO crates VALUES (0, 'a'), (1, 'b');"
    )
    return StoredTables(base)


def test_rows_and_columns(tables: StoredTables) -> None:
    assert tables.rows("crates") == [(0, "a"), (1, "b")]
    assert tables.columns("crates") == [("a", "b")]
    assert tables.columns("none") == [(), ()]


def test_columns_by_name(tables: StoredTables) -> None:
    assert tables.named("crates") == {"id": (0, 1), "label": ("a", "b")}
    assert tables.named("none") == tables.named("of another version") == {}


def test_ids_count_from_0() -> None:
    base = sqlite3.connect(":memory:")
    base.executescript("CREATE TABLE crates (id INTEGER, label TEXT); INSERT INTO crates VALUES (1, 'a');")
    with pytest.raises(ValueError, match="does not count from 0"):
        StoredTables(base).columns("crates")
