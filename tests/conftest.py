"""What every test shares: no display, caches of their own, the real data where it is present."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")
_worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
os.environ["TWIN_HOME"] = str(Path(tempfile.gettempdir()) / f"twin-test-{os.getuid()}-{_worker}")

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp: object) -> object:
    """Have the application that widgets need before a command makes a smaller one for its pictures."""
    return qapp


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real files; skips where it is not present."""
    path = ROOT.parent / "shared" / "data"
    if not path.is_dir():
        pytest.skip("the real data is not present")
    return path
