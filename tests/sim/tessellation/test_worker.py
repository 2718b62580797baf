"""The worker as its parent runs it."""

import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from shaped_ifc import columns, write

from sim.storage.pack import read_pack
from sim.tessellation.standby import end_worker, start_worker


def start(path: Path, folder: Path) -> subprocess.Popen[bytes]:
    process = start_worker()
    assert process.stdin is not None
    order = {"path": str(path), "folder": str(folder), "patience": 30.0}
    process.stdin.write(json.dumps(order).encode() + b"\n")
    process.stdin.flush()
    return process


def messages(path: Path, folder: Path) -> list[dict[str, Any]]:
    process = start(path, folder)
    assert process.stdout is not None
    lines = [json.loads(line) for line in process.stdout]
    assert process.wait(10) == 0
    end_worker(process)
    return lines


@pytest.mark.parametrize("shards", ["fork", "spawn"])
def test_it_tells_plan_tables_batches_and_the_end(
    tmp_path: Path, shards: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWIN_SHARDS", shards)
    told = messages(write(tmp_path / "a.ifc", columns(9)), tmp_path)
    kinds = [line["kind"] for line in told]
    assert kinds.index("plan") < kinds.index("batch")
    assert kinds[-1] == "end"
    assert kinds.count("tables") == 1
    assert told[kinds.index("plan")]["total"] == 9
    assert sum(line["done"] for line in told if line["kind"] == "batch") == 9
    assert {"open", "plan", "shapes"} <= set(told[-1]["timings"])
    assert len(read_pack(tmp_path / "tables.pack").elements) == 9


def test_it_refuses_what_is_no_model(tmp_path: Path) -> None:
    told = messages(write(tmp_path / "a.ifc", "hello"), tmp_path)
    assert [(line["kind"], line["code"]) for line in told] == [("error", "ifc-not-step")]


def test_without_an_order_it_leaves_in_peace() -> None:
    process = start_worker()
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0
    end_worker(process)


@pytest.mark.parametrize("shards", ["fork", "spawn"])
def test_it_ends_with_its_shards_and_its_folder_when_its_parent_does(
    tmp_path: Path, shards: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWIN_SHARDS", shards)
    path = write(tmp_path / "a.ifc", columns(20000, "IFCEXTRUDEDAREASOLID(#13,#5,#6,3.)"))
    folder = tmp_path / "transit"
    folder.mkdir()
    process = start(path, folder)
    assert process.stdout is not None
    assert process.stdin is not None
    for line in process.stdout:
        if json.loads(line)["kind"] == "plan":
            break
    until(lambda: family(process.pid))
    process.stdin.close()
    assert process.wait(10) == 3
    until(lambda: not family(process.pid))
    until(lambda: not folder.exists())
    end_worker(process)


def until(condition: Any) -> None:
    end = time.monotonic() + 5.0
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def family(group: int) -> list[int]:
    """Return the processes of a worker's group besides itself."""
    found = []
    for entry in os.listdir("/proc"):
        try:
            if entry.isdigit() and os.getpgid(int(entry)) == group and int(entry) != group:
                state = Path(f"/proc/{entry}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
                found += [int(entry)] if state != "Z" else []
        except (ProcessLookupError, FileNotFoundError):
            continue
    return found
