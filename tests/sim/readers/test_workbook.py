"""Workbooks as people keep them: titles above the table, dates as dates, sheets beside it."""

import random
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from oracles.odd_xml import survives

from sim.problem import ReadError
from sim.readers.csv_schedule import read_xlsx_schedule
from sim.readers.schedules import read_schedule
from sim.readers.workbook import is_workbook, read_workbook

HEADER = [
    "任务编号",
    "任务名称",
    "开始时间",
    "完成时间",
    "工期",
    "前置任务",
    "完成百分比",
    "资源名称",
    "成本",
    "Zone",
]


def book(folder: Path, name: str = "plan.xlsx") -> Path:
    made = Workbook()
    notes = made.active
    assert notes is not None
    notes.title = "Notes"
    notes.append(["Please read", "me"])
    sheet = made.create_sheet("计划")
    sheet.append(["总进度计划", None, None])
    sheet.append([])
    sheet.append(HEADER)
    day = datetime(2026, 3, 2, 8)
    sheet.append([1, "开挖", day, day + timedelta(hours=9), "1天", None, 0.5, "Crew[2]", "¥1,200.50", "A"])
    sheet.append(
        [2, "垫层", day + timedelta(1), day + timedelta(days=1, hours=9), 1, "1FS", 1, None, 80, "B"]
    )
    sheet["G4"].number_format = sheet["G5"].number_format = "0%"
    path = folder / name
    made.save(path)
    return path


def test_the_sheet_that_is_a_schedule_is_found(tmp_path: Path) -> None:
    table = read_workbook(book(tmp_path))
    assert table.header == tuple(HEADER)
    assert table.rows[0] == (
        4,
        ["1", "开挖", "2026-03-02T08:00:00", "2026-03-02T17:00:00", "1天", "", "50%", "Crew[2]", "¥1,200.50",
         "A"],
    )  # fmt: skip


def test_a_workbook_is_a_schedule_like_any_table(tmp_path: Path) -> None:
    schedule, problems = read_schedule(book(tmp_path, "计划.xlsx"))
    assert problems == []
    assert schedule.name == ("开挖", "垫层")
    assert [str(when) for when in schedule.finish] == ["2026-03-02T17:00:00", "2026-03-03T17:00:00"]
    assert (schedule.percent.tolist(), schedule.plan.cost.tolist()) == ([50, 100], [1200.5, 80])
    assert (schedule.plan.duration.tolist(), len(schedule.relations)) == ([28800, 28800], 1)
    assert (schedule.resources.name, schedule.assignments.units.tolist()) == (("Crew",), [2.0])
    assert schedule.fields["Zone"] == ("A", "B")


def test_other_archives_are_none(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert not is_workbook(path, path.read_bytes()[:100])
    with pytest.raises(ReadError) as caught:
        read_workbook(path)
    assert caught.value.code == "table-broken"


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = book(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"0" * (60 << 20))
    with pytest.raises(ReadError) as caught:
        read_workbook(path)
    assert caught.value.code == "workbook-bomb"


def test_an_empty_workbook_is_said(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "empty.xlsx")
    with pytest.raises(ReadError) as caught:
        read_workbook(tmp_path / "empty.xlsx")
    assert caught.value.code == "empty-file"


def damaged(path: Path, seed: int) -> bytes:
    """Return the workbook with bytes of one part changed, or of the archive itself."""
    dice = random.Random(seed)
    data = bytearray(path.read_bytes())
    if seed % 3 == 0:
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        return bytes(data)
    with zipfile.ZipFile(path) as archive:
        parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    part = parts[dice.choice(sorted(parts))]
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(part))
        part[at : at + dice.choice((0, 1, 20))] = dice.choice((b"<", b">", b"9", b"-", b'"', b"A", b"&x;"))
    target = path.with_suffix(".odd")
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, bytes(content))
    return target.read_bytes()


def test_damaged_workbooks_do_no_harm(tmp_path: Path) -> None:
    path = book(tmp_path)
    for seed in range(60):
        survives(tmp_path / "odd.xlsx", damaged(path, seed), read_xlsx_schedule)


@pytest.mark.fuzz
def test_many_damaged_workbooks_do_no_harm(tmp_path: Path) -> None:
    path = book(tmp_path)
    for seed in range(1000, 1600):
        survives(tmp_path / "odd.xlsx", damaged(path, seed), read_xlsx_schedule)
