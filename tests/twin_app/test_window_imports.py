"""The window's modules are imported with the collector at rest, and Qt does not read their sources."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = """
import gc, inspect
from twin_app.window_imports import end_start, import_window
import_window()
assert not gc.isenabled()
read = []
inspect.getsource = lambda module: read.append(module) or ""
import twin_app.shell
assert not read, read
end_start()
assert gc.isenabled()
assert gc.get_freeze_count()
"""


def test_the_window_is_imported_quickly() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
