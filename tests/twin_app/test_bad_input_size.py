"""One text of a gigabyte: every reader refuses it soon, and without making room for it."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import ROOT
from ifc_text import HEAD
from shaped_ifc import columns

GIGABYTE = 10**9
BLOCK = b"x" * 10**6
MOST_MEMORY = 900 << 20  # bytes: the program with Qt and VTK takes about 300 MB, a window on a file 256 MB
MOST_SECONDS = 40  # on a busy machine; a quiet one needs about 3
MEASURED = """
import sys
from twin_app.cli import dispatch
status = dispatch(sys.argv[1:])
# Not ru_maxrss: that also counts the process this one was forked from.
high = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))
print(int(high.split()[1]) * 1024, file=sys.stderr)
sys.exit(status)
"""
XML = "<?xml version='1.0'?><Project xmlns='http://schemas.microsoft.com/project'><Tasks><Task"
KINDS = {
    "a.csv": ("id,name,start,finish\n1,", ",2026-01-05,2026-01-06\n", "too-large", ""),
    "a.xml": (f"{XML}><Name>", "</Name></Task></Tasks></Project>", "text-too-long", "byte "),
    "attribute.xml": (f"{XML} a='", "'/></Tasks></Project>", "text-too-long", "byte "),
    "a.ifc": (f"{HEAD.format(schema='IFC4')}#1=IFCLABEL('", "');\nENDSEC;\n", "text-too-long", "byte "),
    "readings": ("time,channel,value\n2026-03-02T08:00:00Z,", ",1\n", "text-too-long", "line 2"),
}  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux does")
@pytest.mark.parametrize("name", KINDS)
def test_it_is_refused_soon_and_in_bounded_memory(tmp_path: Path, name: str) -> None:
    before, after, code, place = KINDS[name]
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.write(before.encode())
        for _ in range(GIGABYTE // len(BLOCK)):
            stream.write(BLOCK)
        stream.write(after.encode())
    (tmp_path / "model.ifc").write_text(columns(1))
    (tmp_path / "bind.csv").write_text("channel,guid\nx,y\n")
    out = ["--size", "64x48", "--pictures", "2", "--seconds", "0", "--out", str(tmp_path / "out")]
    model = str(tmp_path / "model.ifc")
    arguments = {
        "a.ifc": ["info", str(path)],
        "readings": ["run", model, "--replay", str(path), "--bindings", str(tmp_path / "bind.csv"), *out],
    }.get(name, ["run", model, "--schedule", str(path), *out])
    began = time.perf_counter()
    try:
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, *arguments, "--json"], cwd=ROOT, capture_output=True, text=True,
            check=False, timeout=240,
        )  # fmt: skip
    finally:
        path.unlink()
    assert done.returncode == 2, done.stderr
    assert time.perf_counter() - began < MOST_SECONDS
    error = json.loads(done.stdout)["error"]
    if name == "readings":  # told by the plugin that reads them
        assert "longer than" in error["text"]
    else:
        assert error["code"] == code
        assert place in error["place"]
    assert str(path) in error["text"]
    assert int(done.stderr.splitlines()[-1]) < MOST_MEMORY
