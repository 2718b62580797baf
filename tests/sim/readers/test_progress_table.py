"""Progress in tables: joined by ID or name, refusals told with their line, empty cells change nothing."""

import contextlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small_project import small_project

from sim.problem import ReadError
from sim.readers.progress_table import read_progress
from sim.schedule import Schedule

WORK = (2, 3, 4)  # rows of single tasks


@pytest.fixture
def schedule() -> Schedule:
    plan = small_project().schedule
    return replace(plan, status_date=np.datetime64("2025-06-30", "s"))


def written(folder: Path, text: str) -> Path:
    path = folder / "progress.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_progress_is_entered(schedule: Schedule, tmp_path: Path) -> None:
    one, two = (schedule.id[row] for row in WORK[:2])
    path = written(
        tmp_path,
        "作业代码,实际开始,实际完成,完成率\n"
        f"{one},2025-03-03 08:00,2025-03-05 16:00,\n{two},2025-03-06,,40%\n",
    )
    found, problems = read_progress(path, schedule)
    assert found.actual_finish[WORK[0]] == np.datetime64("2025-03-05T16:00")
    assert found.percent[list(WORK[:2])].tolist() == [100.0, 40.0]
    assert [(p.code, p.values["count"]) for p in problems] == [("progress-read", 2)]
    assert np.isnat(schedule.actual_start[WORK[1]]), "the document itself is left alone"


def test_columns_can_be_given_and_names_serve(schedule: Schedule, tmp_path: Path) -> None:
    name = list(schedule.name)
    name[WORK[2]] = "Only one"
    path = written(tmp_path, "a;b;c\nonly one;2025-03-07;0.4\n")
    columns = {"name": "a", "actual_start": "b", "percent": "c"}
    found, _ = read_progress(path, replace(schedule, name=tuple(name)), columns)
    assert found.percent[WORK[2]] == pytest.approx(40.0)


def test_what_makes_no_sense_is_left_out_with_its_line(schedule: Schedule, tmp_path: Path) -> None:
    one, two, three = (schedule.id[row] for row in WORK)
    path = written(
        tmp_path,
        "id,actual start,actual finish,percent,remaining duration\n"
        f"{one},2025-03-09,2025-03-05,,\nnobody,2025-03-05,,,\n{two},2025-03-06,,much,soon\n"
        f"{three},,,30,\n,,,,\n{three},,,,\n",
    )
    found, problems = read_progress(path, schedule, order="ymd", language="zh_CN")
    assert [(p.code, p.place) for p in problems] == [
        ("progress-refused", "line 2"), ("progress-task-unknown", "line 3"),
        ("progress-number-odd", "line 4"), ("progress-number-odd", "line 4"), ("progress-refused", "line 5"),
        ("progress-read", ""),
    ]  # fmt: skip
    assert "早于" in problems[0].values["reason"]
    assert np.isnat(found.actual_start[WORK[0]])
    assert not np.isnat(found.actual_start[WORK[1]])


def test_no_progress(schedule: Schedule, tmp_path: Path) -> None:
    with pytest.raises(ReadError) as raised:
        read_progress(written(tmp_path, "id,colour\n1,red\n"), schedule)
    assert raised.value.code == "progress-no-columns"


@pytest.mark.parametrize("seed", range(60))
def test_damaged_tables_never_crash(schedule: Schedule, tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    data = bytearray(
        f"id,actual start,actual finish,percent\n{schedule.id[2]},2025-03-03,2025-03-05,50\n".encode()
    )
    for _ in range(int(random.integers(1, 12))):
        at = int(random.integers(0, len(data)))
        if random.random() < 0.6:
            data[at] = int(random.integers(0, 256))
        else:
            data[at:at] = data[: int(random.integers(0, 20))]
    path = tmp_path / "progress.csv"
    path.write_bytes(bytes(data))
    with contextlib.suppress(ReadError):
        assert len(read_progress(path, schedule)[0]) == len(schedule)
