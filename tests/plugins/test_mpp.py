"""Microsoft Project's own files, with a converter that stands in for MPXJ."""

import sys
from pathlib import Path
from threading import Event, Timer

import pytest

from plugins import mpp
from sim.formats import reader_of
from sim.job import Cancelled, Job, silent_job
from sim.problem import ReadError

PLAN = (
    "<Project><Tasks><Task><UID>1</UID><Name>Dig</Name><Start>2026-03-02T08:00:00</Start>"
    "<Finish>2026-03-03T17:00:00</Finish></Task></Tasks></Project>"
)
COPY = [sys.executable, "-c", f"import sys; open(sys.argv[2], 'w').write({PLAN!r})"]


def file(folder: Path, name: str = "Tower.mpp") -> Path:
    path = folder / name
    path.write_bytes(mpp.OLE + b"\xa1\xb1\x1a\xe1" + bytes(600))
    return path


def test_what_the_child_writes_is_read(tmp_path: Path) -> None:
    path = file(tmp_path)
    schedule, _ = mpp.read(path, silent_job(), COPY)
    assert (schedule.name, schedule.source) == (("Dig",), str(path))
    assert list(tmp_path.iterdir()) == [path]


def test_only_its_own_files_are_taken(tmp_path: Path) -> None:
    (reader,) = mpp.plugin.readers
    path = file(tmp_path)
    assert reader_of(path, path.read_bytes()[:100], [reader]) is reader
    assert reader_of(file(tmp_path, "letter.doc"), mpp.OLE, [reader]) is None
    assert reader_of(tmp_path / "a.mpx", b"MPX,Microsoft Project,4.0", [reader]) is reader
    assert reader_of(tmp_path / "a.mpp", b"<Project>", [reader]) is None


@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        ("import sys; sys.exit('no such\\nformat')", "mpp-failed", "format"),
        ("pass", "mpp-failed", "no answer"),
        ("import sys; open(sys.argv[2], 'w').write('<x')", "xml-broken", ""),
        ("import time; time.sleep(60)", "mpp-too-long", "0.5"),
    ],
)
def test_a_child_that_fails_is_named(tmp_path: Path, script: str, code: str, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        mpp.read(
            file(tmp_path), silent_job(), [sys.executable, "-c", script], limit=0.5 if "60" in script else 30
        )
    assert caught.value.code == code
    assert said in caught.value.text()
    assert "\n" not in caught.value.text()


def test_it_can_be_stopped(tmp_path: Path) -> None:
    job = Job(lambda code, done, total: None, Event())
    Timer(0.3, job.stop.set).start()
    with pytest.raises(Cancelled):
        mpp.read(file(tmp_path), job, [sys.executable, "-c", "import time; time.sleep(60)"])


def test_without_java_it_says_so_in_both_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert "no Java runtime was found" in mpp.lacks()
    assert "未找到 Java 运行环境" in mpp.lacks()
    (reader,) = mpp.plugin.readers
    with pytest.raises(ReadError, match="no Java runtime") as caught:
        reader.taken(file(tmp_path), silent_job())
    assert caught.value.code == "reader-lacks"


def test_without_the_package_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "twin-app[mpp]" in mpp.lacks()


def test_mpxj_itself(tmp_path: Path, shared_data: Path) -> None:
    if mpp.lacks():
        pytest.skip(mpp.lacks())
    source = shared_data / "schedules/mspdi/mspdirelations.xml"
    schedule, _ = mpp.read(source, silent_job())
    assert len(schedule) > 0
