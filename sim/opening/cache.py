"""Models read before: tables and geometry by the digest of their file, ready to be mapped.

Everything here can be rebuilt; a damaged entry is thrown away, and the least recently used entries go
when the folder grows too large.
"""

import contextlib
import hashlib
import os
import tempfile
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from sim.loaded import LoadedModel
from sim.storage.folders import cache_folder
from sim.storage.pack import PackError, read_pack, write_pack
from sim.tessellation.ladder import EDITION, LEVELS, SEGMENTS

CAP = 4 << 30
SUFFIX = ".model"
# Bump when the tables of a file, or the layout of an entry, would come out differently.
FORMAT = 5


def cache_key(digest: str) -> str:
    """Return the name of the entry of a file: its bytes, our settings, the library's version."""
    settings = f"{FORMAT} {EDITION} {LEVELS} {SEGMENTS} {version('ifcopenshell')} {version('numpy')}"
    return hashlib.blake2b(f"{digest} {settings}".encode(), digest_size=24).hexdigest()


class Cache:
    """A folder of entries; several processes may use it at once."""

    def __init__(self, folder: Path | None = None, cap: int = CAP) -> None:
        self.folder = folder or cache_folder("models")
        self.cap = cap

    def get(self, digest: str, path: Path) -> LoadedModel | None:
        """Return the model of a file, as if just read from `path`; None if it is not here."""
        entry = self._entry(digest)
        try:
            loaded = read_pack(entry)
            os.utime(entry)
        except FileNotFoundError:
            return None
        except (PackError, OSError):
            self._remove(entry)
            return None
        if not isinstance(loaded, LoadedModel):
            self._remove(entry)
            return None
        model = replace(loaded.model, path=str(path), name=path.name, digest=digest)
        return replace(loaded, model=model, from_cache=True)

    def put(self, digest: str, loaded: LoadedModel) -> None:
        """Keep a model; a full or read-only disk is no error, the model is just not kept."""
        name = None
        try:
            handle, name = tempfile.mkstemp(suffix=".part", dir=self.folder)
            os.close(handle)
            write_pack(Path(name), loaded)
            os.replace(name, self._entry(digest))
        except OSError:
            if name is not None:
                self._remove(Path(name))
            return
        self.trim()

    def trim(self) -> None:
        """Remove the least recently used entries until the rest fits under the cap."""
        entries = []
        for path in self.folder.glob(f"*{SUFFIX}"):
            try:
                state = path.stat()
            except OSError:
                continue  # another process was faster
            entries.append((state.st_mtime, state.st_size, path))
        total = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries)[:-1]:
            if total <= self.cap:
                return
            self._remove(path)
            total -= size

    def _entry(self, digest: str) -> Path:
        return self.folder / f"{cache_key(digest)}{SUFFIX}"

    def _remove(self, path: Path) -> None:
        # Mapped by another process on Windows, it goes the next time.
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
