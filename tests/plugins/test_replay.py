"""The example plugin, tested as a plugin's author would: no broker, no window."""

import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import numpy as np

from plugins.replay import parse, plugin, run
from sim.problem import Problem
from sim.readers.readings import Reading

ROOT = Path(__file__).parents[2]
TABLE = "time,channel,value\n2025-06-01T12:00:00Z,a,1\nlunch,a,2\n2025-06-01T12:00:02Z,b,3\n"


def _played(path: Path, stop: Event, **settings: str) -> list[Reading | Problem]:
    got: list[Reading | Problem] = []
    run({"readings": str(path), **settings}, got.append, stop)
    return got


def test_parse() -> None:
    assert parse("a", b"2025-06-01T12:00:00Z,1") == Reading(
        np.datetime64("2025-06-01T12:00:00", "us"), "a", 1.0
    )
    assert isinstance(parse("a", b"?"), Problem)


def test_table_is_played(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(TABLE)
    got = _played(tmp_path / "r.csv", Event())
    assert [item.value for item in got if isinstance(item, Reading)] == [1.0, 3.0]
    assert [item.place for item in got if isinstance(item, Problem)] == ["line 3"]


def test_pace_can_be_stopped(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(TABLE)
    stop = Event()
    thread = Thread(target=_played, args=(tmp_path / "r.csv", stop), kwargs={"speed": "0.001"})
    thread.start()
    stop.set()
    thread.join(5)
    assert not thread.is_alive()


def test_it_needs_no_screen() -> None:
    script = (
        "import sys, plugins.replay; screen = {'PySide6', 'viewers', 'vtkmodules'}\n"
        "print([name for name in sys.modules if name.split('.')[0] in screen])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
    assert plugin.sources[0].name == "replay"
