"""A file is replaced as a whole or not at all."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim.problem import WriteError
from sim.writers.atomic import replacing, write_bytes, write_text

ROOT = Path(__file__).parents[3]


def test_content_is_replaced_and_nothing_is_left_over(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")
    path.chmod(0o640)
    write_text(path, "新")
    assert path.read_bytes() == "新".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["a.txt"]


def test_failure_in_the_body_keeps_the_old_content(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")
    with pytest.raises(TypeError), replacing(path) as temporary:
        temporary.write_text(str(temporary.write_text("half")) + None)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_symbolic_link_keeps_pointing(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    write_text(tmp_path / "real/a.txt", "old")
    (tmp_path / "link.txt").symlink_to("real/a.txt")
    write_text(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real/a.txt").read_text() == "new"


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WriteError, match="is a folder"):
        write_text(tmp_path / "folder", "x")
    with pytest.raises(WriteError, match="pipe or a device"):
        write_text(tmp_path / "pipe", "x")
    assert (tmp_path / "pipe").is_fifo()
    assert sorted(os.listdir(tmp_path)) == ["folder", "pipe"]


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="folder does not exist"):
        write_text(tmp_path / "no/a.txt", "x")


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "cannot be written"), (errno.EIO, "failed")],
)
def test_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def refuse(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(WriteError, match=words):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_program_killed_while_writing_leaves_the_old_content(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    write_bytes(path, b"old")
    script = (
        "import sys, time; from pathlib import Path; from sim.writers.atomic import replacing\n"
        "with replacing(Path(sys.argv[1])) as temporary:\n"
        "    temporary.write_bytes(b'half'); print('ready', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        child.kill()
    assert path.read_bytes() == b"old"
    assert len(os.listdir(tmp_path)) == 2
    write_bytes(path, b"new")  # also sweeps what the killed program left
    assert os.listdir(tmp_path) == ["a.bin"]
    assert path.read_bytes() == b"new"


def test_partial_files_of_running_programs_are_left_alone(tmp_path: Path) -> None:
    other = tmp_path / f".a.bin.{os.getppid()}.part"
    other.write_bytes(b"x")
    write_bytes(tmp_path / "a.bin", b"new")
    assert other.exists()
