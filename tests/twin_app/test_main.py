"""`twin` takes a command or opens the window, and keeps compiled kernels in the user's cache."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from twin_app import main as module

ROOT = Path(__file__).parents[2]


def test_files_open_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setattr("twin_app.shell.run_window", lambda paths: len(paths))
    assert module.main(["a.ifc", "b.ifc"]) == 2
    assert Path(os.environ["NUMBA_CACHE_DIR"]).name == "numba"
    monkeypatch.setattr("sys.argv", ["twin"])
    assert module.main() == 0


def test_the_window_is_there_before_the_heavy_libraries(tmp_path: Path) -> None:
    script = (
        "import sys, os\n"
        "from twin_app.main import main\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "heavy = {'ifcopenshell', 'numba', 'scipy', 'pyvista'}\n"
        "from twin_app import shell\n"
        "show = shell.Window.showEvent\n"
        "def look(self, event):\n"
        "    show(self, event)\n"
        "    print('loaded:', sorted(heavy & set(sys.modules)))\n"
        "    QTimer.singleShot(0, self.close)\n"
        "shell.Window.showEvent = look\n"
        "sys.exit(main([]))\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TWIN_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "loaded: []" in done.stdout


def test_a_command_goes_to_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[list[str]] = []
    monkeypatch.setattr("twin_app.cli.dispatch", lambda arguments: heard.append(list(arguments)) or 3)
    assert module.main(["info", "a.ifc"]) == 3
    assert module.main(["--help"]) == 3
    assert heard == [["info", "a.ifc"], ["--help"]]
