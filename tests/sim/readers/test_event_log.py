"""Event logs: columns told or given, days and times, what is odd reported with its line."""

import contextlib
from pathlib import Path

import numpy as np
import pytest

from sim.event_log import LATE, ON_TIME, UNTOLD
from sim.problem import ReadError
from sim.readers.event_log import read_event_log


def written(folder: Path, text: str) -> Path:
    path = folder / "log.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_columns_are_told_by_their_names(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "任务编号,任务名称,实际开始,实际完成,构件GUID,是否按时\n"
        "A1,柱,2026-03-02 08:00,2026-03-04 17:00,g1,延误\nA1,柱,2026-03-03,,g2,按时\n",
    )
    log, problems = read_event_log(path)
    assert problems == []
    assert log.task == ("A1", "A1")
    assert log.element == ("g1", "g2")
    assert log.verdict.tolist() == [LATE, ON_TIME]
    assert str(log.finish[0]) == "2026-03-04T17:00:00"
    assert np.isnat(log.finish[1])
    assert not log.by_day()


def test_columns_can_be_given(tmp_path: Path) -> None:
    path = written(tmp_path, "a;b;c\nWall;3-4-2026;x\nSlab;13-4-2026;y\n")
    log, problems = read_event_log(path, {"name": "a", "start": "b"})
    assert log.name == ("Wall", "Slab")
    assert [str(when)[:10] for when in log.start] == ["2026-04-03", "2026-04-13"]
    assert log.verdict.tolist() == [UNTOLD, UNTOLD]
    assert log.by_day()
    assert problems == []


def test_what_is_odd_is_reported(tmp_path: Path) -> None:
    path = written(
        tmp_path, "task,start,finish\nA,2026-03-05,2026-03-01\nB,soon,2026-03-09\n,2026-01-01,2026-01-02\n"
    )
    log, problems = read_event_log(path)
    assert log.task == ("A", "B")
    assert np.isnat(log.finish[0])
    assert [(p.code, p.place) for p in problems] == [
        ("events-reversed", "line 2"), ("date-odd", "line 3"), ("csv-rows-without-task", ""),
    ]  # fmt: skip


def test_an_empty_log_has_no_events(tmp_path: Path) -> None:
    assert len(read_event_log(written(tmp_path, "task,start\n"))[0]) == 0


def test_no_log(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as raised:
        read_event_log(written(tmp_path, "colour,size\nred,3\n"))
    assert raised.value.code == "events-no-columns"


@pytest.mark.parametrize("seed", range(60))
def test_damaged_logs_never_crash(tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    good = b"task,name,start,finish,guid,late\nA,Wall,2026-03-02,2026-03-04,g1,late\nB,Slab,5-3-2026,,g2,\n"
    data = bytearray(good)
    for _ in range(int(random.integers(1, 12))):
        at = int(random.integers(0, len(data)))
        what = int(random.integers(0, 3))
        if what == 0:
            data[at] = int(random.integers(0, 256))
        elif what == 1:
            del data[at : at + int(random.integers(1, 9))]
        else:
            data[at:at] = data[: int(random.integers(0, 20))]
        if not data:
            break
    path = tmp_path / "log.csv"
    path.write_bytes(bytes(data))
    with contextlib.suppress(ReadError):
        log, _ = read_event_log(path)
        assert len(log.start) == len(log)
