"""Damaged copies of every kind of input through the command line: done or refused, never a crash or hang."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT, twin

DRIVER = ROOT / "tests/oracles/run_damaged.py"
KINDS = (
    "model.ifc", "plan.csv", "project.twin", "links.csv", "rules.toml", "plan.xml", "zipped.ifczip",
    "model.ifc", "readings.csv", "bindings.csv",
)  # fmt: skip
MODELS = (
    "bridge.ifc", "road.ifc", "tasks.ifc", "small.ifc", "smiley.ifc", "earth.ifc",
)  # fmt: skip
GUID = "guid,channel\n"


@pytest.fixture(scope="module")
def inputs(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one sound input of each kind."""
    folder = tmp_path_factory.mktemp("fuzz")
    data = shared_data / "ifc"
    for name, source in {
        "model.ifc": "simple_with_tasks.ifc", "bridge.ifc": "infra-bridge.ifc",
        "road.ifc": "KIT-Simple-Road-Test-Web-IFC4x3_RC2.ifc",
        "tasks.ifc": "construction-scheduling-task.ifc",
        "small.ifc": "schependomlaan/YTONG-Algemeen.ifc", "smiley.ifc": "Allplan-Smiley-West.ifc",
        "earth.ifc": "UT-Earthworks-01.ifc", "zipped.ifczip": "schependomlaan/ROOT-prefab_balkons.ifczip",
    }.items():  # fmt: skip
        shutil.copy(data / source, folder / name)
        (folder / name).chmod(0o644)
    shutil.copy(shared_data / "schedules/mspdi/schependomlaan.xml", folder / "plan.xml")
    (folder / "plan.xml").chmod(0o644)
    (folder / "plan.csv").write_text(
        "id,name,start,finish,predecessors\n"
        + "".join(
            f"{k},Wall {k},2026-03-{k:02d} 08:00,2026-03-{k + 1:02d} 17:00,{k - 1 or ''}\n"
            for k in range(1, 20)
        )
    )
    (folder / "links.csv").write_text("element,task\n" + "".join(f"Wall {k},{k}\n" for k in range(1, 20)))
    (folder / "rules.toml").write_text(
        '[[rule]]\nname = "walls"\nelement.class = "IfcWall"\ntask.name = "Wall*"\n\n'
        '[[rule]]\nname = "slabs"\nelement.class = ["IfcSlab", "IfcRoof"]\n'
        'element.storey = "/[0-9]+/"\ntask.id = "3"\n'
    )
    (folder / "readings.csv").write_text(
        "time,channel,value\n" + "".join(f"2026-03-02T08:{k:02d}:00Z,tilt,{k / 10}\n" for k in range(60))
    )
    (folder / "bindings.csv").write_text("channel,guid,unit,low,high\ntilt,0000000000000000000000,mm,-1,3\n")
    twin(
        "run",
        folder / "model.ifc",
        "--size",
        "32x32",
        "--pictures",
        "2",
        "--seconds",
        "0",
        "--out",
        folder / "made",
    )
    shutil.copy(folder / "made/project.twin", folder / "project.twin")
    return folder


def check(folder: Path, first: int, count: int, kinds: tuple[str, ...], seconds: float) -> None:
    """Run cases in a process of their own, so that a crash is seen, not shared."""
    own = folder / str(first)
    shutil.copytree(folder, own, ignore=lambda path, names: [n for n in names if n.isdigit() or n == "made"])
    command = [sys.executable, str(DRIVER), str(own), str(first), str(count), *kinds]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=seconds, check=False, cwd=ROOT,
        env={**os.environ, "LANG": "C.UTF-8"},
    )  # fmt: skip
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"seed {first + len(lines)}: {done.returncode}\n{done.stderr[-2000:]}"
    assert len(lines) == count
    assert [line for line in lines if line[4]] == []
    assert {line[2] for line in lines} == {"0", "2"}


def test_sixty_damaged_inputs(inputs: Path) -> None:
    check(inputs, 0, 60, KINDS, 120)


@pytest.mark.fuzz
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("first", range(1000, 1600, 100))
def test_a_hundred_more(inputs: Path, first: int) -> None:
    check(inputs, first, 100, (*KINDS, *MODELS, "model.ifc"), 1200)
