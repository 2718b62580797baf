from pathlib import Path

import pytest

from sim.problem import ReadError
from sim.readers.schedules import read_schedule
from sim.readers.table_mapping import Mapping

MSPDI = (
    "<Project><Tasks><Task><UID>1</UID><Name>Dig</Name><Start>2026-03-02T08:00:00</Start>"
    "<Finish>2026-03-03T17:00:00</Finish></Task></Tasks></Project>"
)


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    for name, data in (("a.csv", MSPDI.encode()), ("b.xml", b"id,name,start\n1,Dig,2026-03-02\n")):
        schedule, _ = read_schedule(write(tmp_path, name, data))
        assert schedule.name == ("Dig",)


def test_other_encodings_of_xml(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="utf-16"?>' + MSPDI.replace("Dig", "开挖")
    assert read_schedule(write(tmp_path, "a.xml", text.encode("utf-16")))[0].name == ("开挖",)


def test_a_mapping_reaches_the_table(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", b"what,start\nDig,3/4/2026\n")
    schedule, _ = read_schedule(path, Mapping({"name": "what"}, "mdy"))
    assert str(schedule.start[0])[:10] == "2026-03-04"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"ISO-10303-21;", "unknown-format"),
        (b"PK\x03\x04xx", "unknown-format"),
        (b"SQLite format 3\x00", "unknown-format"),
        (b"<html><body/></html>", "not-mspdi"),
        (b"<Project><Tasks>", "xml-broken"),
        (b"%PDF-1.7", "unknown-format"),
    ],
)
def test_what_is_no_schedule(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_schedule(write(tmp_path, "a.xml", data))
    assert caught.value.code == code


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(ReadError):
            read_schedule(path)
