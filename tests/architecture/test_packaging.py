"""The wheel holds our six folders with their data, and no other distribution owns their names."""

import importlib.metadata
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = {"twin_app", "viewers", "sim", "kernels", "plugins", "resources"}


def test_no_other_distribution_owns_our_names() -> None:
    owners = importlib.metadata.packages_distributions()
    for name in FOLDERS:
        assert set(owners.get(name, [])) <= {"twin-app"}, f"{name} is also in {owners[name]}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    out = tmp_path_factory.mktemp("wheel")
    build = (
        "import os, sys; from hatchling.builders.wheel import WheelBuilder;"
        "print(next(WheelBuilder(os.getcwd()).build(directory=sys.argv[1], versions=['standard'])))"
    )
    done = subprocess.run(
        [sys.executable, "-c", build, str(out)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return zipfile.ZipFile(done.stdout.strip().splitlines()[-1])


def test_wheel_holds_the_six_folders(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == FOLDERS


def test_wheel_holds_every_data_file(wheel: zipfile.ZipFile) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "resources"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert set(listed) <= set(wheel.namelist())


def test_wheel_carries_licence_and_command(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    entry = next(name for name in names if name.endswith("entry_points.txt"))
    assert "twin = twin_app.main:main" in wheel.read(entry).decode()
