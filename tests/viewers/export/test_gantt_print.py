"""The printed Gantt chart: A3, as many sheets as it takes, in both languages, words as words."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from schedule_under_way import at, schedule_under_way

from resources.messages import LANGUAGES, text
from sim.browsing.arrangement import Arrangement
from sim.browsing.task_facts import TaskFacts
from sim.browsing.task_rows import TaskRows
from sim.job import Cancelled, silent_job
from sim.planning.cpm import solve
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.problem import WriteError
from sim.project import Project
from sim.schedule import Schedule
from viewers.export.gantt_print import GanttPrint, cell_text, heading, paper_palette, print_gantt

pytestmark = pytest.mark.usefixtures("qapp")


def rows_of(schedule: Schedule, how: Arrangement = Arrangement()) -> TaskRows:  # noqa: B008 frozen
    return TaskRows(TaskFacts(replace(Project(), schedule=schedule), solve(schedule)), how)


def long_schedule(count: int) -> Schedule:
    draft = ScheduleDraft(title="Long")
    day = np.timedelta64(1, "D")
    draft.tasks = [
        TaskDraft(f"A{k}", f"Task {k} 任务", start=at(2) + k * day, finish=at(3) + k * day)
        for k in range(count)
    ]
    return draft.schedule()


def pages(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def words(path: Path) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_sheet_of_a_small_schedule(tmp_path: Path, language: str) -> None:
    path = tmp_path / "g.pdf"
    assert (
        print_gantt(GanttPrint(rows_of(schedule_under_way()), "House 房", language), path, silent_job()) == 1
    )
    assert pages(path) == 1
    box = re.search(rb"/MediaBox \[([^\]]*)\]", path.read_bytes())
    assert box is not None
    size = [round(float(x) / 72 * 25.4) for x in box[1].split()[2:]]
    assert size == [420, 297]  # A3, lying
    assert b"/Subtype /Image" not in path.read_bytes()  # drawn, not photographed
    if shutil.which("pdftotext"):
        told = words(path)
        assert "Wall" in told
        assert "2026-03-10" in told
        assert "2026-03-06" in told  # the data date
        assert heading("start", language)[:2] in told


@pytest.mark.parametrize("across", [1, 3])
def test_sheets_across_and_down(tmp_path: Path, across: int) -> None:
    path = tmp_path / "g.pdf"
    schedule = long_schedule(150)
    count = print_gantt(GanttPrint(rows_of(schedule), "Long", across=across), path, silent_job())
    assert count == pages(path) == 3 * across
    if shutil.which("pdftotext"):
        told = words(path)
        assert all(told.count(f"Task {k} ") == across for k in range(150))


def test_years_take_more_sheets_by_themselves(tmp_path: Path) -> None:
    schedule = long_schedule(60)
    finish = schedule.finish.copy()
    finish[-1] += np.timedelta64(5 * 365, "D")
    path = tmp_path / "g.pdf"
    count = print_gantt(GanttPrint(rows_of(replace(schedule, finish=finish)), "x"), path, silent_job())
    assert 2 <= count == pages(path) <= 6


def test_groups_have_headings_and_columns_are_asked_for() -> None:
    s = schedule_under_way()
    rows = rows_of(s, Arrangement(group="critical"))
    what = GanttPrint(rows, "x", "en", ("name", "percent", "cost", "critical"))
    assert cell_text(what, -1, "name")
    assert cell_text(what, -1, "start") == ""
    assert cell_text(what, 1, "percent") == "60 %"
    assert cell_text(what, 1, "cost") == ""
    assert cell_text(what, 1, "start") == "2026-03-04"
    assert cell_text(what, 1, "duration") == "5.0"
    assert heading("field:Phase", "en") == "Phase"
    assert heading("cost", "zh_CN") == text("print-cost", "zh_CN")


def test_paper_is_white() -> None:
    assert paper_palette().base().color().name() == "#ffffff"


def test_it_can_be_stopped_and_leaves_nothing(tmp_path: Path) -> None:
    job = silent_job()
    job.stop.set()
    with pytest.raises(Cancelled):
        print_gantt(GanttPrint(rows_of(schedule_under_way()), "x"), tmp_path / "g.pdf", job)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(WriteError):
        print_gantt(GanttPrint(rows_of(schedule_under_way()), "x"), tmp_path / "no" / "g.pdf", silent_job())
