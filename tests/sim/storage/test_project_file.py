"""Which files are projects."""

import sqlite3
from pathlib import Path

import pytest
from rich_project import rich_project

from sim.problem import ReadError
from sim.storage.project_file import connect, is_project, schema
from sim.writers.twin import save_project


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    save_project(rich_project(), tmp_path / "a.twin")
    return tmp_path / "a.twin"


def _code(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        connect(path)
    assert "\n" not in caught.value.text()
    assert caught.value.text("zh_CN") != caught.value.text()
    return caught.value.code


def test_whole_file_opens(saved: Path) -> None:
    base = connect(saved)
    assert base.execute("SELECT count(*) FROM elements").fetchone() == (60,)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        base.execute("DELETE FROM elements")
    base.close()


def test_missing_and_empty(tmp_path: Path) -> None:
    (tmp_path / "a.twin").touch()
    assert _code(tmp_path / "a.twin") == "empty-file"
    assert _code(tmp_path / "b.twin") == "not-found"
    assert _code(tmp_path) == "is-folder"


def test_foreign_files(tmp_path: Path) -> None:
    path = tmp_path / "a.twin"
    path.write_bytes(b"ISO-10303-21;" * 20)
    assert _code(path) == "twin-not-project"
    path.unlink()
    base = sqlite3.connect(path)
    base.executescript(schema())
    base.close()
    assert _code(path) == "twin-foreign"


def test_newer_version(saved: Path) -> None:
    base = sqlite3.connect(saved)
    base.execute("PRAGMA user_version = 99")
    base.close()
    assert _code(saved) == "twin-newer"


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.99])
def test_truncated(saved: Path, share: float) -> None:
    content = saved.read_bytes()
    saved.write_bytes(content[: int(len(content) * share)])
    assert _code(saved) == "twin-damaged"


def test_missing_table(saved: Path) -> None:
    base = sqlite3.connect(saved)
    base.execute("DROP TABLE links")
    base.close()
    assert _code(saved) == "twin-damaged"


def test_mark_is_in_the_head(saved: Path) -> None:
    assert is_project(saved.read_bytes()[:100])
    assert not is_project(b"SQLite format 3\0" + bytes(84))
