import random
from pathlib import Path

import pytest

from sim.job import Cancelled, Job, silent_job
from sim.problem import ReadError
from sim.readers.mspdi import read_mspdi
from sim.readers.xml_stream import pieces, root_tag

NAMES = frozenset({"Task", "Name"})


def write(folder: Path, text: str) -> Path:
    path = folder / "a.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_pieces_come_with_where_they_stood(tmp_path: Path) -> None:
    path = write(tmp_path, '<P xmlns="urn:x"><Name>n</Name><L><Task><Name>t</Name></Task><Other/></L></P>')
    found = [(where, e.tag, e.findtext("Name")) for where, e in pieces(path, NAMES, silent_job())]
    assert found == [("P", "Name", None), ("P/L", "Task", "t")]


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    path = write(tmp_path, "<P>" + "<a/>" * 50_000 + "</P>")
    job = Job(lambda code, done, total: None, silent_job().stop)
    job.stop.set()
    with pytest.raises(Cancelled):
        list(pieces(path, NAMES, job))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>', "xml-entities"),
        ('<!DOCTYPE p SYSTEM "http://example.org/x.dtd"><p/>', "xml-entities"),
        ("<p><q></p>", "xml-broken"),
        ("<a>" * 101 + "</a>" * 101, "xml-too-deep"),
        ("", "empty-file"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        list(pieces(write(tmp_path, text), NAMES, silent_job()))
    assert caught.value.code == code


def test_a_laughing_bomb_takes_no_memory(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    path = write(tmp_path, f'<!DOCTYPE p [<!ENTITY l0 "ha">{entities}]><p>&l9;</p>')
    with pytest.raises(ReadError, match="entities"):
        list(pieces(path, NAMES, silent_job()))


def test_the_root_is_told_without_reading_on(tmp_path: Path) -> None:
    assert root_tag(write(tmp_path, '<x:P xmlns:x="urn:x"><broken')) == "P"
    assert root_tag(write(tmp_path, "no xml")) == ""
    assert root_tag(tmp_path / "nothing") == ""


def survive(source: bytes, folder: Path, seed: int) -> None:
    chance, data = random.Random(seed), bytearray(source)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 200)]
            case 2:
                data[at:at] = data[at : at + chance.randint(1, 400)]
            case 3:
                digits = [n for n in range(at, min(at + 400, len(data))) if data[n : n + 1].isdigit()]
                for n in digits[: chance.randint(1, 8)]:
                    data[n] = chance.choice(b"0123456789-.T")
    path = folder / "a.xml"
    path.write_bytes(bytes(data))
    try:
        schedule, problems = read_mspdi(path)
    except ReadError as error:
        said = [error.text()]
    else:
        said = [problem.line() for problem in problems]
        assert len(set(schedule.id)) == len(schedule)
    assert all(text and "\n" not in text for text in said)


@pytest.fixture
def source(shared_data: Path) -> bytes:
    """Return a small real file with links, exceptions and custom fields."""
    return (shared_data / "schedules/mspdi/legacy__sample1.xml").read_bytes()


def test_mutated_files_do_no_harm(source: bytes, tmp_path: Path) -> None:
    for seed in range(60):
        survive(source, tmp_path, seed)


@pytest.mark.fuzz
def test_many_mutated_files_do_no_harm(source: bytes, tmp_path: Path) -> None:
    for seed in range(1000, 1600):
        survive(source, tmp_path, seed)


def test_all_that_stands_below_some_elements(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        "<R><P><a>1</a><b><a>2</a><P><c/></P></b></P><L><P><a>3</a></P></L></R>", encoding="utf-8"
    )
    found = [
        (where, element.tag, len(element))
        for where, element in pieces(path, frozenset(), silent_job(), frozenset({"R", "P"}))
    ]
    assert found == [("R/P", "a", 0), ("R/P", "b", 2), ("R", "P", 0), ("R", "L", 1), ("", "R", 0)]
