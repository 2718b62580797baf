"""Which reader takes a file: content first, the file's own suffix before others."""

from pathlib import Path

import pytest

from sim.formats import Reader, reader_of
from sim.job import Job, silent_job
from sim.problem import Problem, ReadError
from sim.readers.schedules import read_schedule
from sim.schedule import Schedule, no_schedule


def reader(name: str, suffix: str, mark: bytes, reason: str = "") -> Reader:
    """Return a reader that knows a file by its first bytes."""

    def read(path: Path, job: Job) -> tuple[Schedule, list[Problem]]:
        return no_schedule(), []

    return Reader(name, (suffix,), lambda path, head: head.startswith(mark), read, lacks=lambda: reason)


A, B, ANY = reader("a", ".a", b"A"), reader("b", ".b", b""), reader("any", ".any", b"")


def test_own_suffix_comes_first() -> None:
    assert reader_of(Path("x.a"), b"A1", (ANY, B, A)) is A
    assert reader_of(Path("x.b"), b"A1", (ANY, A, B)) is B
    assert reader_of(Path("x.c"), b"A1", (A, ANY)) is A


def test_content_must_agree() -> None:
    assert reader_of(Path("x.a"), b"Z", (A,)) is None


def test_what_the_program_knows_is_not_taken_away() -> None:
    assert reader_of(Path("x.csv"), b"id,name", (ANY,), familiar=True) is None
    assert reader_of(Path("x.any"), b"id,name", (ANY,), familiar=True) is ANY


def test_greedy_reader_leaves_tables_alone(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("id,name,start,finish\n1,Dig,2026-01-05,2026-01-06\n")
    schedule, _ = read_schedule(path, more=(ANY,))
    assert schedule.name == ("Dig",)


def test_what_is_lacking_is_said() -> None:
    with pytest.raises(ReadError, match="no Java runtime") as caught:
        reader("mpp", ".mpp", b"", "no Java runtime was found").taken(Path("x.mpp"), silent_job())
    assert caught.value.code == "reader-lacks"
