"""What is no file is told apart before anything waits for it."""

import os
from pathlib import Path

import pytest

from sim.input_file import input_size, size_text, unreadable
from sim.problem import ReadError


def code(path: Path, limit: int = 100) -> str:
    with pytest.raises(ReadError) as caught:
        input_size(path, limit)
    assert caught.value.path == str(path)
    return caught.value.code


def test_size_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert input_size(tmp_path / "a", 3) == 3


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(bytes(101))
    assert code(tmp_path / "large") == "too-large"
    assert code(tmp_path / "none") == "not-found"
    assert code(tmp_path) == "is-folder"
    assert code(tmp_path / ("x" * 300)) == "not-readable"


@pytest.mark.skipif(os.name == "nt", reason="pipes have no names there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert code(tmp_path / "pipe") == "not-file"
    assert code(Path("/dev/zero")) == "not-file"


@pytest.mark.parametrize(
    ("size", "text"), [(4 << 30, "4 GiB"), (512 << 20, "512 MiB"), (1536, "1.5 KiB"), (9, "9 bytes")]
)
def test_sizes_as_they_are_told(size: int, text: str) -> None:
    assert size_text(size) == text


def test_the_system_says_why(tmp_path: Path) -> None:
    assert "Denied" in unreadable(tmp_path, PermissionError(13, "Denied")).text()
