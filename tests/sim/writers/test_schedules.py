"""The table of writers: told by suffix or by name; what is unknown is refused with what is known."""

from pathlib import Path

import pytest

from sim.job import Job
from sim.problem import Problem, WriteError
from sim.schedule import Schedule, no_schedule
from sim.writers.schedules import CORE, Writer, write_schedule, writer_of


def test_names_and_suffixes_are_told_apart() -> None:
    assert len({writer.name for writer in CORE}) == len(CORE)
    for writer in CORE:
        assert set(writer.title) == {"en", "zh_CN"}
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in writer.suffixes)


def test_suffix_decides(tmp_path: Path) -> None:
    assert write_schedule(no_schedule(), tmp_path / "a.CSV") == []
    assert (tmp_path / "a.CSV").read_bytes().startswith(b"\xef\xbb\xbfID,")


def test_name_decides_where_given(tmp_path: Path) -> None:
    seen: list[Path] = []

    def write(schedule: Schedule, path: Path, job: Job) -> list[Problem]:
        seen.append(path)
        return []

    other = Writer("other", (".oth",), write)
    write_schedule(no_schedule(), tmp_path / "a.csv", None, (*CORE, other), "other")
    assert seen == [tmp_path / "a.csv"]


def test_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"\.csv") as caught:
        writer_of(tmp_path / "a.dwg")
    assert (caught.value.code, caught.value.path) == ("export-unknown", str(tmp_path / "a.dwg"))
    with pytest.raises(WriteError):
        write_schedule(no_schedule(), tmp_path / "none" / "a.csv")
