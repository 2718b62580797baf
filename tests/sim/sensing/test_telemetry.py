"""The log keeps what it has taken, once and for all."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sim.problem import ReadError, WriteError
from sim.readers.readings import Reading
from sim.sensing.telemetry import Telemetry, read_telemetry

ROOT = Path(__file__).parents[3]
NOON = np.datetime64("2025-06-01T12:00:00.250000", "us")


def _readings(count: int) -> list[Reading]:
    return [Reading(NOON + np.timedelta64(10_000 * k, "us"), f"c{k % 3}", k / 7) for k in range(count)]


def test_readings_come_back_in_order(tmp_path: Path) -> None:
    log = Telemetry(tmp_path / "log.sqlite")
    assert log.append(_readings(10)) == 10
    assert log.append(_readings(2)) == 2
    log.close()
    assert list(read_telemetry(tmp_path / "log.sqlite")) == _readings(10) + _readings(2)
    assert [r.value for r in read_telemetry(tmp_path / "log.sqlite", "c2")] == [2 / 7, 5 / 7, 8 / 7]


def test_reopened_log_goes_on(tmp_path: Path) -> None:
    for _ in range(2):
        log = Telemetry(tmp_path / "log.sqlite")
        log.append(_readings(4))
        log.close()
    assert len(list(read_telemetry(tmp_path / "log.sqlite"))) == 8


def test_there_is_one_writer(tmp_path: Path) -> None:
    log = Telemetry(tmp_path / "log.sqlite")
    with pytest.raises(WriteError, match="another running program"):
        Telemetry(tmp_path / "log.sqlite")
    log.close()


def test_nothing_is_rewritten(tmp_path: Path) -> None:
    log = Telemetry(tmp_path / "log.sqlite")
    log.append(_readings(4))
    log.close()
    base = sqlite3.connect(tmp_path / "log.sqlite")
    for change in ("UPDATE readings SET value = 0", "DELETE FROM readings"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            base.execute(change)
    base.close()


def test_bad_batch_adds_nothing(tmp_path: Path) -> None:
    log = Telemetry(tmp_path / "log.sqlite")
    log.append(_readings(1))
    with pytest.raises(WriteError):
        log.append([Reading(NOON, "new", 1.0), Reading(NOON, "c0", float("nan"))])
    log.append([Reading(NOON, "new", 2.0)])
    log.close()
    assert [(r.channel, r.value) for r in read_telemetry(tmp_path / "log.sqlite")] == [
        ("c0", 0.0),
        ("new", 2.0),
    ]


def test_crash_keeps_what_append_returned_from(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; import numpy as np\n"
        "from sim.sensing.telemetry import Telemetry; from sim.readers.readings import Reading\n"
        "Telemetry(Path(sys.argv[1])).append([Reading(np.datetime64(1, 'us'), 'c', 1.5)] * 100)\n"
        "os.kill(os.getpid(), 9)"
    )
    path = tmp_path / "log.sqlite"
    assert subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, check=False).returncode == -9
    log = Telemetry(path)
    log.append(_readings(1))
    log.close()
    assert len(list(read_telemetry(path))) == 101


def test_no_log_and_no_database(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        list(read_telemetry(tmp_path / "no.sqlite"))
    (tmp_path / "x.sqlite").write_bytes(b"something else" * 100)
    with pytest.raises(ReadError, match="cannot be read"):
        list(read_telemetry(tmp_path / "x.sqlite"))
    with pytest.raises(WriteError):
        Telemetry(tmp_path / "x.sqlite")
    assert (tmp_path / "x.sqlite").read_bytes() == b"something else" * 100
    assert "x.sqlite.lock" not in os.listdir(tmp_path)
