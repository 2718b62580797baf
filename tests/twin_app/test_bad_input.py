"""Bad input through the front door: every command refuses each bad file in one line, and writes nothing."""

import json
import os
import resource
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from command import ROOT, twin
from ifc_text import HEAD, HOUSE, step
from oracles.bad_files import LESSENED, REFUSED
from PySide6.QtWidgets import QApplication
from shaped_ifc import columns

from twin_app.cli import BAD_INPUT, DONE, dispatch

QUICK = ("--size", "64x48", "--pictures", "2", "--seconds", "0")


@dataclass
class Place:
    """A folder for what goes in, and one for what comes out."""

    inside: Path
    out: Path

    def command(self, name: str, path: Path) -> list[str]:
        """Return a command on a file."""
        return {
            "info": ["info", str(path)],
            "run": ["run", str(path), *QUICK, "--out", str(self.out)],
            "snapshot": ["snapshot", str(path), "--size", "64x48", "--out", str(self.out / "x.png")],
        }[name]

    def made(self, kind: str) -> Path:
        """Return a bad file."""
        name, write, _, _ = REFUSED[kind]
        path = self.inside / name
        write(path)
        return path

    def written(self) -> list[str]:
        """Return what lies in the folder for results."""
        return [str(path.relative_to(self.out)) for path in self.out.rglob("*") if path.is_file()]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Place:
    # A command alone would make an application without widgets, and the window's tests need one with.
    (tmp_path / "in").mkdir()
    monkeypatch.setenv("TWIN_HOME", str(tmp_path / "home"))
    return Place(tmp_path / "in", tmp_path / "out")


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str], place: Place) -> str:
    """Run a command that must end with one line; return the line."""
    assert dispatch(arguments) == BAD_INPUT
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert line.startswith("twin: ")
    assert place.written() == []
    return line


@pytest.mark.parametrize("kind", REFUSED)
@pytest.mark.parametrize("command", ["info", "run", "snapshot"])
def test_every_command_refuses_it_in_one_line(
    place: Place, capsys: pytest.CaptureFixture[str], command: str, kind: str
) -> None:
    path = place.made(kind)
    _, _, code, where = REFUSED[kind]
    before = sorted(place.inside.parent.iterdir())
    began = time.perf_counter()
    line = refused(place.command(command, path), capsys, place)
    assert time.perf_counter() - began < 10
    assert str(path) in line
    assert where in line
    if command != "info":
        return
    assert dispatch([*place.command(command, path), "--json"]) == BAD_INPUT
    said = capsys.readouterr()
    error = json.loads(said.out)["error"]
    assert (error["path"], error["place"], error["code"]) == (str(path), where, code)
    assert said.err == f"{line}\n"
    assert set(place.inside.parent.iterdir()) - set(before) <= {place.out, place.inside.parent / "home"}


@pytest.mark.parametrize("kind", ["garbage", "zip bomb", "path traversal", "unknown schema"])
def test_it_is_refused_in_chinese_too(place: Place, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    line = refused(["info", "--lang", "zh_CN", str(place.made(kind))], capsys, place)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in line)


@pytest.mark.parametrize("kind", LESSENED)
def test_what_can_be_had_is_loaded_and_what_is_missing_is_named(
    place: Place, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    content, elements, shaped = LESSENED[kind]
    path = place.inside / "a.ifc"
    path.write_text(content, encoding="latin-1")
    assert dispatch(["info", "--json", str(path)]) == DONE
    said = capsys.readouterr()
    (facts,) = json.loads(said.out)["models"]
    assert (facts["elements"], facts["elements_with_geometry"]) == (elements, shaped)
    told = [problem for problem in facts["problems"] if problem["severity"] != "info"]
    assert bool(told) == (kind not in HARMLESS)
    assert all(problem["place"] and "\n" not in problem["text"] for problem in told)
    assert len(said.err.splitlines()) == min(len(told), 11)
    assert "Traceback" not in said.err


HARMLESS = {"GlobalIds of another kind", "a billionth instance", "a shape of two"}


@pytest.mark.parametrize("kind", ["cut in the middle", "storeys in a circle", "an endless coordinate"])
def test_what_is_left_can_be_run(place: Place, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    path = place.inside / "a.ifc"
    path.write_text(LESSENED[kind][0], encoding="latin-1")
    assert dispatch([*place.command("run", path), "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["elements"]
    assert {"result.json", "report.html", "project.twin"} <= set(place.written())


@pytest.mark.parametrize("option", ["--schedule", "--links", "--rules"])
@pytest.mark.parametrize(
    "content", [None, b"", b"\x00\xff\x13" * 500, b"<?xml version='1.0'?><a", b"{", b";;;;;\n" * 9]
)
def test_what_lies_beside_the_model_is_refused_too(
    place: Place, capsys: pytest.CaptureFixture[str], option: str, content: bytes | None
) -> None:
    model = place.inside / "a.ifc"
    model.write_text(columns(2))
    beside = place.inside / "beside.any"
    if content is not None:
        beside.write_bytes(content)
    schedule = place.inside / "plan.csv"
    schedule.write_text("id,name,start,finish\n1,Build,2026-01-01,2026-01-05\n")
    more = [] if option == "--schedule" else ["--schedule", str(schedule)]
    line = refused([*place.command("run", model), *more, option, str(beside)], capsys, place)
    assert str(beside) in line


def test_a_folder_of_good_and_bad_tells_of_the_bad(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    (place.inside / "good.ifc").write_text(columns(2))
    (place.inside / "bad.ifc").write_bytes(b"")
    (place.inside / "worse.ifczip").write_bytes(b"PK\x03\x04")
    os.mkfifo(place.inside / "pipe.ifc")
    assert dispatch(place.command("run", place.inside)) == DONE
    said = capsys.readouterr().err
    assert {line.split(": ")[1] for line in said.splitlines() if line.startswith("error")} == {
        str(place.inside / "bad.ifc"), str(place.inside / "worse.ifczip"),
    }  # fmt: skip


@pytest.mark.parametrize("target", ["below a file", "far below a file", "a pipe", "a folder"])
def test_where_nothing_can_be_written_is_said(
    place: Place, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    model = place.inside / "a.ifc"
    model.write_text(columns(2))
    (place.inside / "file").write_text("precious")
    os.mkfifo(place.inside / "pipe")
    picture = {
        "below a file": place.inside / "file/x.png", "far below a file": place.inside / "file/below/x.png",
        "a pipe": place.inside / "pipe", "a folder": place.inside,
    }[target]  # fmt: skip
    line = refused(["snapshot", str(model), "--size", "64x48", "--out", str(picture)], capsys, place)
    assert str(picture) in line or str(picture.parent) in line
    if target != "a folder":
        run = ["run", str(model), *QUICK, "--out", str(picture)]
        assert str(picture) in refused(run, capsys, place)
    assert (place.inside / "file").read_text() == "precious"
    assert (place.inside / "pipe").is_fifo()
    assert len(list(place.inside.iterdir())) == 3


@pytest.mark.skipif(os.name == "nt", reason="a bound on the size of files stands for a full disk")
def test_a_full_disk_keeps_the_old_picture(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    model, picture = place.inside / "a.ifc", place.out / "x.png"
    model.write_text(columns(2))
    arguments = ["snapshot", str(model), "--size", "640x480", "--out", str(picture)]
    assert dispatch(arguments) == DONE
    before = picture.read_bytes()
    capsys.readouterr()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, hard))
    try:
        status = dispatch([*arguments, "--theme", "dark"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    (line,) = capsys.readouterr().err.splitlines()
    assert status == BAD_INPUT
    assert line.startswith(f"twin: {picture}: ")
    assert picture.read_bytes() == before
    assert place.written() == ["x.png"]


def test_the_process_says_the_same(place: Place) -> None:
    for kind in ("garbage", "zip bomb", "a name too long"):
        done = twin("info", place.made(kind), status=BAD_INPUT)
        assert (done.stdout, done.stderr.count("\n")) == ("", 1)


@pytest.mark.skipif(os.name == "nt" or os.getuid() != 0, reason="only root can become nobody")
def test_nobody_is_refused_what_only_root_may_read(place: Place) -> None:
    path = place.inside / "secret.ifc"
    path.write_text(columns(1))
    path.chmod(0)
    # All is imported before, since nobody may not be allowed to read the program itself.
    code = (
        "import os, sys, sim.opening.loading; from twin_app.cli import dispatch\n"
        "assert dispatch(['info', 'README.md']) == 2; sys.stderr.flush()\n"
        "os.setgid(65534); os.setuid(65534); sys.exit(dispatch(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "info", str(path)], cwd=ROOT, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == BAD_INPUT
    assert done.stderr.splitlines()[1:] == [f"twin: {path}: the file cannot be read: Permission denied"]


def test_two_hundred_megabytes_of_garbage_lines_are_refused_in_seconds(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    path = place.inside / "a.ifc"
    with path.open("wb") as stream:
        stream.write(HEAD.format(schema="IFC4").encode())
        for _ in range(200):
            stream.write(b"garbage, nothing but garbage ((( ''\n" * 29_000)
    began = time.perf_counter()
    assert "DATA" in refused(["info", str(path)], capsys, place)
    assert time.perf_counter() - began < 30


def test_a_bomb_within_the_ratio_stops_at_the_bound(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    path = place.inside / "a.ifczip"
    text = step(HOUSE + "".join(f"#{k}=IFCLABEL('{k:060d}');\n" for k in range(100, 40_000)))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.ifc", text)
    assert dispatch(["info", "--json", str(path)]) == DONE
    assert json.loads(capsys.readouterr().out)["models"][0]["elements"] == 4
