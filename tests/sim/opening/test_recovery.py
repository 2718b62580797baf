"""Unsaved work survives a crash and leaves no trace after a clean end."""

import os
import subprocess
import sys
from pathlib import Path

from rich_project import rich_project

from sim.opening.recovery import Recovery, recovery_copies
from sim.readers.twin import read_twin

ROOT = Path(__file__).parents[3]


def test_running_and_clean_programs_leave_nothing_to_recover(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    recovery.keep(rich_project(), None)
    assert recovery_copies(tmp_path) == []
    recovery.close()
    assert os.listdir(tmp_path) == []


def test_copy_is_dropped_once_the_document_is_saved(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    recovery.keep(rich_project(), tmp_path / "a.twin")
    recovery.forget()
    assert not list(tmp_path.glob("*.twin"))
    recovery.close()


def test_crash_leaves_a_copy_that_opens(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from rich_project import rich_project; from sim.opening.recovery import Recovery\n"
        "Recovery(Path(sys.argv[1])).keep(rich_project(), Path('/plans/hut.twin'))\n"
        "os._exit(3)"
    )
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], env={**os.environ, "PYTHONPATH": path}, check=False
    )
    assert done.returncode == 3
    (copy,) = recovery_copies(tmp_path)
    assert (copy.name, copy.original) == ("Hut", Path("/plans/hut.twin"))
    assert len(read_twin(copy.path).project.links) == 60
    copy.discard()
    assert recovery_copies(tmp_path) == []
    assert os.listdir(tmp_path) == []
