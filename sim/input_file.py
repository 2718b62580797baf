"""Whether a path is a file that can be read at all; asked before it is opened, since a pipe would wait."""

import stat
from pathlib import Path

from sim.problem import ReadError

WHOLE = 4 << 30  # bytes that any reader takes at most


def input_size(path: Path, limit: int = WHOLE) -> int:
    """Return the bytes of a file.

    Raises
    ------
    ReadError
        It is missing, no file but a folder, a pipe or a device, or larger than `limit`.
    """
    try:
        state = path.stat()
    except FileNotFoundError:
        raise ReadError(str(path), "", "not-found") from None
    except OSError as error:
        raise unreadable(path, error) from error
    if not stat.S_ISREG(state.st_mode):
        raise ReadError(str(path), "", "is-folder" if stat.S_ISDIR(state.st_mode) else "not-file")
    if state.st_size > limit:
        raise ReadError(str(path), "", "too-large", {"limit": size_text(limit)})
    return state.st_size


def unreadable(path: Path, error: OSError) -> ReadError:
    """Say in the system's words why a file cannot be read."""
    return ReadError(str(path), "", "not-readable", {"reason": error.strerror or str(error)})


def size_text(size: int) -> str:
    """Return a bound as it is told: "512 MiB"."""
    for power, unit in ((30, "GiB"), (20, "MiB"), (10, "KiB")):
        if size >= 1 << power:
            return f"{size / (1 << power):.3g} {unit}"
    return f"{size} bytes"
