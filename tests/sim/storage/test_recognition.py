"""Files are told by their content."""

import zipfile
from pathlib import Path

import pytest
from rich_project import rich_project

from sim.problem import ReadError
from sim.storage.recognition import Kind, expand, kind_of
from sim.writers.twin import save_project

STEP = b"ISO-10303-21;\nHEADER;\n"


def test_content_comes_before_the_name(tmp_path: Path) -> None:
    save_project(rich_project(), tmp_path / "a.twin")
    (tmp_path / "a.twin").rename(tmp_path / "a.xml")
    (tmp_path / "b.txt").write_bytes(STEP)
    with zipfile.ZipFile(tmp_path / "c.dat", "w") as archive:
        archive.writestr("x.ifc", STEP)
    (tmp_path / "d.dat").write_text(
        '<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project">'
    )
    kinds = [Kind.PROJECT, Kind.MODEL, Kind.MODEL, Kind.SCHEDULE]
    names = ("a.xml", "b.txt", "c.dat", "d.dat")
    assert [kind_of(tmp_path / name) for name in names] == kinds


def test_names_decide_where_content_does_not(tmp_path: Path) -> None:
    for name, kind in (
        ("a.ifc", Kind.MODEL),
        ("a.twin", Kind.PROJECT),
        ("a.csv", Kind.SCHEDULE),
        ("a.jpg", Kind.UNKNOWN),
    ):
        (tmp_path / name).write_bytes(b"something")
        assert kind_of(tmp_path / name) is kind


def test_folder_gives_what_is_of_use(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.ifc", "sub/a.ifc", "note.txt"):
        (tmp_path / name).write_bytes(STEP if name.endswith("ifc") else b"hello")
    assert [path.name for path, _ in expand([tmp_path])] == ["b.ifc", "a.ifc"]
    assert len(expand([tmp_path, tmp_path / "b.ifc"])) == 2


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("none.ifc", "not-found"),
        ("note.txt", "unknown-format"),
        ("empty", "no-input"),
        ("void", "empty-file"),
    ],
)
def test_what_is_of_no_use_is_named(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "note.txt").write_text("hello")
    (tmp_path / "void").touch()
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadError) as caught:
        expand([tmp_path / name])
    assert caught.value.code == code
    assert caught.value.path == str(tmp_path / name)
