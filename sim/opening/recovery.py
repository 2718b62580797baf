"""Copies of unsaved work, found again after a crash."""

import contextlib
import json
import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sim.project import Project
from sim.storage.file_lock import hold
from sim.storage.folders import data_folder
from sim.storage.project_file import SUFFIX
from sim.writers.atomic import replacing, write_text
from sim.writers.twin import write_tables


@dataclass(frozen=True, slots=True)
class RecoveryCopy:
    """Unsaved work of a program that ended without closing.

    Attributes
    ----------
    path : Path
        The copy, a project file.
    original : Path or None
        Where the project belongs, None if it was never saved.
    name : str
    saved : datetime
        Local time of the copy.
    """

    path: Path
    original: Path | None
    name: str
    saved: datetime

    def discard(self) -> None:
        """Remove the copy."""
        for suffix in (SUFFIX, ".json", ".lock"):
            self.path.with_suffix(suffix).unlink(missing_ok=True)


class Recovery:
    """Keeps one copy of the running program's document; removed on a clean close.

    The lock file is held while the program lives, so a copy whose lock can be taken is an orphan.
    """

    def __init__(self, folder: Path | None = None) -> None:
        place = folder or data_folder("recovery")
        self._copy = place / f"{os.getpid()}-{secrets.token_hex(4)}{SUFFIX}"
        self._lock = hold(self._copy.with_suffix(".lock"))

    def keep(self, project: Project, original: Path | None) -> None:
        """Replace the copy by the document as it is now.

        Raises
        ------
        WriteError
            The copy could not be written; the one before it is still there.
        """
        with replacing(self._copy) as temporary:
            write_tables(project, temporary, self._copy.parent)
        facts = {
            "name": project.name,
            "original": None if original is None else os.path.abspath(original),
            "saved": datetime.now().isoformat(timespec="seconds"),
        }
        write_text(self._copy.with_suffix(".json"), json.dumps(facts, ensure_ascii=False))

    def forget(self) -> None:
        """Remove the copy: the document stands safely in its own file."""
        for suffix in (SUFFIX, ".json"):
            self._copy.with_suffix(suffix).unlink(missing_ok=True)

    def close(self) -> None:
        """Leave nothing behind: the program ends as it should."""
        self.forget()
        if self._lock is not None:
            self._lock.release()


def recovery_copies(folder: Path | None = None) -> list[RecoveryCopy]:
    """Return what programs that crashed have left, newest first."""
    place = folder or data_folder("recovery")
    found = []
    for path in place.glob(f"*{SUFFIX}"):
        lock = hold(path.with_suffix(".lock"))
        if lock is None:  # its program is running
            continue
        lock.release()
        facts: dict[str, str | None] = {}
        with contextlib.suppress(OSError, ValueError):
            facts = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        original = facts.get("original")
        saved = datetime.fromtimestamp(path.stat().st_mtime)
        found.append(RecoveryCopy(path, Path(original) if original else None, facts.get("name") or "", saved))
    return sorted(found, key=lambda copy: copy.saved, reverse=True)
