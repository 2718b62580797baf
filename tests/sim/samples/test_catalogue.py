"""Samples are listed in both languages, written once, and the same bytes wherever they are written."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim.samples.catalogue import SAMPLES, entry_of, write_sample

ROOT = Path(__file__).parents[3]
SMALL = {
    "tower": {"building": {"storeys": 2}},
    "bridge": {"bridge": {"spans": 2}},
    "tunnel": {"tunnel": {"rings": 3}},
    "scale": {"scale": {"elements": 500}},
}
_SCRIPT = """
import sys
from pathlib import Path
from sim.samples.catalogue import write_sample
write_sample(sys.argv[1], Path(sys.argv[2]), eval(sys.argv[3]))
"""


@pytest.mark.parametrize("key", SMALL)
def test_bytes_do_not_depend_on_the_run(key: str, tmp_path: Path) -> None:
    first = write_sample(key, tmp_path / "a", SMALL[key])
    for seed, language in (("1", "C"), ("77", "de_DE.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": language, "TZ": "Asia/Shanghai"}
        command = [sys.executable, "-c", _SCRIPT, key, str(tmp_path / seed), repr(SMALL[key])]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        other = tmp_path / seed / first.name
        assert hashlib.sha256(other.read_bytes()).digest() == hashlib.sha256(first.read_bytes()).digest()


def test_a_sample_is_written_once_for_its_parameters(tmp_path: Path) -> None:
    first = write_sample("bridge", tmp_path, SMALL["bridge"])
    stamp = first.stat().st_mtime_ns
    assert write_sample("bridge", tmp_path, SMALL["bridge"]) == first
    assert first.stat().st_mtime_ns == stamp
    assert write_sample("bridge", tmp_path, {"bridge": {"spans": 3}}) != first


def test_each_sample_has_its_sentences() -> None:
    assert {entry.key for entry in SAMPLES} == set(SMALL)
    for entry in SAMPLES:
        assert entry.title("en") != entry.title("zh_CN")
        assert entry.description("en") != entry.description("zh_CN")
    with pytest.raises(KeyError):
        entry_of("castle")
