"""A file that one running program holds; the system lets go of it when the program ends, however."""

import contextlib
import os
import sys
from pathlib import Path
from typing import IO


class FileLock:
    """Held from construction to `release`."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self.path = path
        self._file = file

    def release(self) -> None:
        """Let go, and remove the file."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
        self._file.close()


def hold(path: Path) -> FileLock | None:
    """Take the lock; None if another program (or another part of this one) holds it."""
    file = path.open("a+b")
    try:
        _lock(file)
    except OSError:
        file.close()
        return None
    file.truncate(0)
    file.write(str(os.getpid()).encode())
    file.flush()
    return FileLock(path, file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
