"""A file whose single texts cannot grow without bound: what has no end in sight is refused in time."""

from pathlib import Path
from typing import BinaryIO

from sim.input_file import size_text
from sim.problem import ReadError

MOST_TEXT = 16 << 20  # bytes of one text, attribute or comment
MOST_LINE = 4 << 20  # bytes of one line of a table
BLOCK = 1 << 20


class BoundedStream:
    """Hands a file on, as long as whoever reads it finds an end within the bound."""

    def __init__(self, file: BinaryIO, path: str, limit: int = MOST_TEXT) -> None:
        self._file, self._path, self._limit = file, path, limit
        self._since = 0

    def read(self, size: int = -1) -> bytes:
        """Read on; raises ReadError where one text has become too long."""
        if self._since > self._limit:
            raise too_long(self._path, f"byte {self._file.tell() - self._since}", self._limit)
        data = self._file.read(BLOCK if size < 0 else size)
        self._since += len(data)
        return data

    def tell(self) -> int:
        """Return how far the file was read."""
        return self._file.tell()

    def end(self) -> None:
        """Say that a text has ended."""
        self._since = 0


def check_lines(path: Path, limit: int = MOST_LINE) -> None:
    """Look whether all lines of a text are of a sensible length; raises ReadError, OSError."""
    line, since = 1, 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            ends = block.count(b"\n") or block.count(b"\r")
            since = (
                len(block) - 1 - max(block.rfind(b"\n"), block.rfind(b"\r")) if ends else since + len(block)
            )
            line += ends
            if since > limit:
                raise too_long(str(path), f"line {line}", limit)


def too_long(path: str, place: str, limit: int) -> ReadError:
    """Say where a text has no end in sight."""
    return ReadError(path, place, "text-too-long", {"limit": size_text(limit)})
