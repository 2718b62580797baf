"""Saving: every column comes back, and nothing that is there is lost."""

import os
import resource
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich_project import rich_project
from same import differences
from small_project import large_project

from sim.mesh import no_mesh
from sim.problem import WriteError
from sim.project import Model, Project
from sim.properties import no_properties
from sim.readers.twin import read_twin
from sim.storage.project_file import APPLICATION_ID, is_project
from sim.writers.twin import save_project

ROOT = Path(__file__).parents[3]


def _without_shapes(project: Project) -> Project:
    return replace(project, mesh=no_mesh(), properties=no_properties(len(project.elements)))


def test_every_column_comes_back(tmp_path: Path) -> None:
    project = rich_project(str(tmp_path / "models/hut.ifc"))
    save_project(project, tmp_path / "a.twin")
    saved = read_twin(tmp_path / "a.twin")
    assert differences(_without_shapes(project), saved.project) == []
    assert saved.places == (("models/hut.ifc", str(tmp_path / "models/hut.ifc")),)


def test_empty_project_comes_back(tmp_path: Path) -> None:
    save_project(Project(), tmp_path / "a.twin")
    assert differences(Project(), read_twin(tmp_path / "a.twin").project) == []


def test_saving_again_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.twin", "b.twin"):
        save_project(rich_project(), tmp_path / name)
    assert (tmp_path / "a.twin").read_bytes() == (tmp_path / "b.twin").read_bytes()


def test_any_sqlite_tool_reads_it(tmp_path: Path) -> None:
    save_project(rich_project(), tmp_path / "a.twin")
    with (tmp_path / "a.twin").open("rb") as file:
        assert is_project(file.read(100))
    base = sqlite3.connect(tmp_path / "a.twin")
    assert base.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    query = """SELECT elements.name, tasks.start FROM links
               JOIN elements USING (guid) JOIN tasks USING (task_id) WHERE guid = ?"""
    assert base.execute(query, (f"{7:022d}",)).fetchall() == [("Wall 007", "2025-03-03T08:00:00")]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    base.close()


@pytest.mark.parametrize("content", [b"", b"my notes", b"SQLite format 3\0" + bytes(200)])
def test_what_is_no_project_is_never_overwritten(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.twin"
    path.write_bytes(content)
    with pytest.raises(WriteError, match="left as it is"):
        save_project(rich_project(), path)
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["a.twin"]


def test_database_of_another_program_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.twin"
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE models (id)")
    base.commit()
    base.close()
    before = path.read_bytes()
    with pytest.raises(WriteError, match="another program"):
        save_project(rich_project(), path)
    assert path.read_bytes() == before


_SAVE_LARGE = """
import sys
from pathlib import Path
from small_project import large_project
from sim.problem import WriteError
from sim.writers.twin import save_project
{before}
try:
    save_project(large_project(6000), Path(sys.argv[1]))
except WriteError as error:
    sys.exit(error.code)
"""


def _run(script: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])},
    )  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="POSIX limits")
def test_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.twin"
    save_project(rich_project(), path)
    before = path.read_bytes()
    limit = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))"
    )
    done = _run(_SAVE_LARGE.format(before=limit), path)
    assert done.stderr.strip() == "disk-full"
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["a.twin"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 200_000


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_program_killed_while_saving_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.twin"
    save_project(rich_project(), path)
    before = path.read_bytes()
    kill = (
        "import os, signal, sim.writers.twin as twin\n"
        "def halfway(table, number=[0]):\n"
        "    number[0] += 1\n"
        "    if number[0] == 8: os.kill(os.getpid(), signal.SIGKILL)\n"
        "plain = twin._insert\n"
        "twin._insert = lambda base, table, rows: (plain(base, table, rows), halfway(table))\n"
    )
    assert _run(_SAVE_LARGE.format(before=kill), path).returncode == -9
    assert path.read_bytes() == before
    save_project(large_project(60), path)
    assert os.listdir(tmp_path) == ["a.twin"]


def test_models_elsewhere_keep_their_absolute_path(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    project = replace(Project(), models=(Model(str(tmp_path / "m/x.ifc"), "", "IFC4", "x.ifc"),))
    save_project(project, tmp_path / "p/a.twin")
    assert read_twin(tmp_path / "p/a.twin").places == (("../m/x.ifc", str(tmp_path / "m/x.ifc")),)
