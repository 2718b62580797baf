"""The worker as its parent runs it."""

import json
import subprocess
from pathlib import Path
from typing import Any

from shaped_ifc import columns, write

from sim.pack import read_pack
from sim.tessellation.client import ROOT, command


def messages(path: Path, folder: Path) -> list[dict[str, Any]]:
    process = subprocess.Popen(
        [*command(), str(path), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    with process.stdout, process.stdin:
        lines = [json.loads(line) for line in process.stdout]
        assert process.wait(10) == 0
    return lines


def test_it_tells_plan_tables_batches_and_the_end(tmp_path: Path) -> None:
    told = messages(write(tmp_path / "a.ifc", columns(9)), tmp_path)
    kinds = [line["kind"] for line in told]
    assert kinds[0] == "plan"
    assert kinds[-1] == "end"
    assert kinds.count("tables") == 1
    assert told[0]["total"] == 9
    assert sum(line["done"] for line in told if line["kind"] == "batch") == 9
    assert {"open", "plan", "shapes"} <= set(told[-1]["timings"])
    assert len(read_pack(tmp_path / "tables.pack").elements) == 9


def test_it_refuses_what_is_no_model(tmp_path: Path) -> None:
    told = messages(write(tmp_path / "a.ifc", "hello"), tmp_path)
    assert [(line["kind"], line["code"]) for line in told] == [("error", "ifc-not-step")]


def test_it_ends_when_its_parent_does(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ifc", columns(3000, "IFCEXTRUDEDAREASOLID(#13,#5,#6,3.)"))
    process = subprocess.Popen(
        [*command(), str(path), str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=ROOT
    )
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 3
