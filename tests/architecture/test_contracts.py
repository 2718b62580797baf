"""The import contracts hold, and each one fires when it is broken."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("twin_app", "plugins", "viewers", "sim", "kernels", "resources")

BREACHES = {
    "Imports go down the ladder, never up": ("sim/breach.py", "import viewers\n"),
    "Kernels import numpy only": ("kernels/breach.py", "import ifcopenshell\n"),
    "Nobody but kernels._jit imports numba": ("sim/breach.py", "import numba\n"),
    "The meaning layer has no screen": ("sim/breach.py", "import PySide6\n"),
    "Scenes render without Qt": ("viewers/scene/breach.py", "import PySide6\n"),
    "Sensor sources know neither Qt nor viewers": ("plugins/replay.py", "import viewers\n"),
    "No cycles between siblings": ("sim/writers/breach.py", "import sim.readers.breach\n"),
}


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """Return a bare copy of the six folders: packages without code, and our contracts."""
    for folder in FOLDERS:
        for source in (ROOT / folder).rglob("__init__.py"):
            target = tmp_path / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.touch()
    (tmp_path / "kernels" / "_jit.py").write_text("import numba\n", encoding="utf-8")
    (tmp_path / "plugins" / "replay.py").touch()
    # Half a cycle, which the breach of the sibling contract closes.
    (tmp_path / "sim" / "readers" / "breach.py").write_text("import sim.writers\n", encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter in a folder."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env={"PYTHONPATH": str(folder), "PATH": ""}
    )


def test_contracts_hold_on_the_skeleton(skeleton: Path) -> None:
    done = lint(skeleton)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", BREACHES)
def test_contract_fires(skeleton: Path, name: str) -> None:
    path, line = BREACHES[name]
    (skeleton / path).write_text(line, encoding="utf-8")
    done = lint(skeleton)
    assert done.returncode != 0
    broken = [row for row in done.stdout.splitlines() if row.endswith("BROKEN") or "BROKEN" in row]
    assert any(name in row for row in broken), done.stdout
