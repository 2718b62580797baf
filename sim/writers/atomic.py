"""Replacing a file in one step: the old content or the new, never a part of it."""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from sim.problem import WriteError


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path in the same folder; on leaving, it takes the place of `path`.

    When the body raises, the temporary file is removed and `path` stays as it was.

    Raises
    ------
    WriteError
        The folder is missing or not writable, the disk is full, or `path` is no file but a folder or device.
    """
    target = Path(os.path.realpath(path))  # a symbolic link keeps pointing where it points
    if not target.parent.is_dir():
        raise WriteError(str(path), "", "no-folder")
    if target.is_dir():
        raise WriteError(str(path), "", "is-folder")
    if target.exists() and not target.is_file():
        raise WriteError(str(path), "", "not-file")  # a device would be replaced for good
    if target.exists() and not os.access(target, os.W_OK):
        raise WriteError(str(path), "", "not-writable", {"reason": os.strerror(errno.EACCES)})
    _sweep(target)
    # A name of its own for each attempt: one that was cancelled may still be at work on another thread.
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.{os.getpid()}.part")
    try:
        yield temporary
        if target.exists():
            with contextlib.suppress(PermissionError):
                temporary.chmod(target.stat().st_mode & 0o7777)
        _sync(temporary)
        temporary.replace(target)
        _sync(target.parent)
    except OSError as error:
        raise write_error(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_error(path: Path, error: OSError) -> WriteError:
    """Say in the user's words why `path` was not written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return WriteError(str(path), "", "disk-full")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return WriteError(str(path), "", "not-writable", {"reason": error.strerror or str(error)})
    return WriteError(str(path), "", "write-failed", {"reason": error.strerror or str(error)})


def write_bytes(path: Path, content: bytes) -> None:
    """Replace the content of one file."""
    with replacing(path) as temporary:
        temporary.write_bytes(content)


def write_text(path: Path, content: str) -> None:
    """Replace the content of one file, UTF-8 with line feeds."""
    write_bytes(path, content.encode("utf-8"))


def _sweep(target: Path) -> None:
    """Remove what a killed program left of an earlier attempt."""
    for left in target.parent.glob(f".{glob_escape(target.name)}.*.part"):
        number = left.name.rsplit(".", 2)[1]
        if number.isdigit() and int(number) != os.getpid() and not _runs(int(number)):
            with contextlib.suppress(OSError):
                left.unlink()


def glob_escape(name: str) -> str:
    """Return `name` as a pattern that matches itself only."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def _runs(process: int) -> bool:
    if os.name == "nt":
        return True  # signal 0 would end the process there; a left-over file does no harm
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot open a folder
    flags = os.O_RDONLY if path.is_dir() else os.O_RDWR
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
