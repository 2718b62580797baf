"""A workbook is read back as it was written."""

from pathlib import Path

import pytest
from alike import unlike
from openpyxl import load_workbook
from planned_project import planned_schedule

from sim.job import silent_job
from sim.readers.csv_schedule import read_xlsx_schedule
from sim.writers.xlsx import write_xlsx


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("xlsx") / "plan.xlsx"
    problems = {problem.code for problem in write_xlsx(planned_schedule(), path, silent_job())}
    assert problems == {"written-table-part"}
    return path


def test_round_trip(book: Path) -> None:
    before = planned_schedule()
    after, problems = read_xlsx_schedule(book)
    assert [problem.code for problem in problems] == ["dates-assumed"]  # of what has none
    held = (".id", ".name", ".wbs", ".parent", ".action", ".baseline", ".actual", ".percent", ".relations",
            ".plan", ".kind", ".fields")  # fmt: skip
    assert [place for place in unlike(before, after) if place.startswith(held) and "dates" not in place] == []


def test_moments_are_dates_and_shares_per_cent(book: Path) -> None:
    sheet = load_workbook(book)["Tasks"]
    head = {cell.value: cell.column for cell in sheet[1]}
    start, percent = sheet.cell(3, head["Start"]), sheet.cell(3, head["Percent complete"])
    assert start.is_date
    assert (percent.value, percent.number_format) == (1, "0%")
    assert load_workbook(book).sheetnames == ["Tasks", "Relations", "Resources", "Calendars"]


def test_texts_are_never_formulas(tmp_path: Path) -> None:
    schedule = planned_schedule()
    object.__setattr__(schedule, "name", ("=1+1", *schedule.name[1:]))
    write_xlsx(schedule, tmp_path / "a.xlsx", silent_job())
    cell = load_workbook(tmp_path / "a.xlsx")["Tasks"].cell(2, 3)
    assert (cell.value, cell.data_type) == ("=1+1", "s")
