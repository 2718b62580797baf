"""Every module has its test file, stays small, and is named after a noun."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("twin_app", "viewers", "sim", "kernels", "plugins", "resources")
MODULES = sorted(
    path.relative_to(ROOT)
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*.py")
    if path.name not in ("__init__.py", "__main__.py")
)
DUMPING_GROUNDS = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
LINES = 400


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_module_has_its_test(module: Path) -> None:
    test = ROOT / "tests" / module.parent / f"test_{module.stem.lstrip('_')}.py"
    assert test.is_file(), f"{module} has no {test.relative_to(ROOT)}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_module_holds_one_noun(module: Path) -> None:
    lines = len((ROOT / module).read_text(encoding="utf-8").splitlines())
    assert lines <= LINES, f"{module} has {lines} lines"
    assert module.stem not in DUMPING_GROUNDS


def test_tests_are_no_packages() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_no_binary_is_kept() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    binary = {".ifc", ".ifczip", ".pyc", ".so", ".npz", ".mp4", ".sqlite", ".twin"}
    assert [name for name in listed if Path(name).suffix in binary] == []
