"""Damaged copies of real files: every one opens or is refused in one line; nothing crashes or hangs."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
SMALL = (
    "schependomlaan/YTONG-Algemeen.ifc",
    "pgsuper_precast_girder_bridge.ifc",
    "schependomlaan/ROOT-prefab_balkons.ifczip",
)
MORE = (
    "simple_with_tasks.ifc", "KIT-Simple-Road-Test-Web-IFC4x3_RC2.ifc", "infra-bridge.ifc",
    "UT-Earthworks-01.ifc", "schependomlaan/MULTICOM-trappen+bordessen.ifc",
    "construction-scheduling-task.ifc",
)  # fmt: skip


def check(source: Path, first: int, count: int, seconds: float) -> None:
    """Open damaged copies in a process of their own, so that a native crash is seen, not shared."""
    command = [
        sys.executable,
        str(ROOT / "tests/oracles/open_damaged.py"),
        str(source),
        str(first),
        str(count),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
    lines = done.stdout.splitlines()
    following = first + len(lines)
    assert done.returncode == 0, (
        f"{source.name}, seed {following}: died with {done.returncode}\n{done.stderr[-800:]}"
    )
    assert len(lines) == count
    assert [line for line in lines if "\traised " in line] == []
    assert any("\tok " in line for line in lines)


@pytest.mark.parametrize("name", SMALL)
def test_twenty_damaged_copies(shared_data: Path, name: str) -> None:
    check(shared_data / "ifc" / name, 0, 20, 60)


@pytest.mark.fuzz
@pytest.mark.parametrize("first", [1000, 1040])
@pytest.mark.parametrize("name", SMALL + MORE)
def test_forty_more_damaged_copies(shared_data: Path, name: str, first: int) -> None:
    check(shared_data / "ifc" / name, first, 40, 300)
