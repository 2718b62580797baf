"""The Schependomlaan block as it was built, held against its schedule: numbers counted in the log itself.

Two things are told apart. The log's *dates* are by task: of 72 tasks 64 began and ended on their planned
days, 8 were early, none was late. Its *verdict* "Too late" is by element, the same on every row of one:
194 rows of 119 elements in eight tasks, all of which ended on or before their planned day. So no comparison
of task dates can find them: bricklayers and carpenters were in time, some of their walls and frames were
not. We therefore keep the verdict by element and invent no late dates.
"""

import csv
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest

from sim.event_log import LATE, ON_TIME, EventLog
from sim.job import silent_job
from sim.opening.loading import load_model
from sim.planning.as_built import AsBuilt, apply_event_log, kind
from sim.planning.earned_value import Independence, independence
from sim.planning.variance import LATE as LATE_MARKS
from sim.planning.variance import Mark, schedule_marks
from sim.project import Project
from sim.readers.event_log import read_event_log
from sim.readers.mspdi import read_mspdi

LOG = "schedules/schependomlaan_eventlog_as_built.csv"
EARLY = {"62", "75", "94", "113", "118", "119", "127", "128"}


@pytest.fixture(scope="module")
def lines(shared_data: Path) -> list[dict[str, str]]:
    """Return the log as the csv module reads it, rows without content left out."""
    with (shared_data / LOG).open(encoding="utf-8-sig") as file:
        return [line for line in csv.DictReader(file) if line["GUID"]]


@pytest.fixture(scope="module")
def log(shared_data: Path) -> EventLog:
    return read_event_log(shared_data / LOG)[0]


@pytest.fixture(scope="module")
def built(shared_data: Path, log: EventLog) -> AsBuilt:
    schedule, _ = read_mspdi(shared_data / "schedules/mspdi/schependomlaan.xml")
    return apply_event_log(Project(schedule=schedule), log)


def day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()


def test_the_log_is_read_whole(log: EventLog, lines: list[dict[str, str]]) -> None:
    assert len(log) == len(lines) == 3661
    assert [when.item().date() for when in log.start] == [day(line["TaskStart"]) for line in lines]
    assert [when.item().date() for when in log.finish] == [day(line["TaskFinish"]) for line in lines]
    assert Counter(log.verdict.tolist()) == {ON_TIME: 3467, LATE: 194}
    assert log.by_day()


def test_every_logged_task_is_joined_and_rightly(built: AsBuilt, lines: list[dict[str, str]]) -> None:
    """The IDs of the log are ten times the row of the schedule less six: we join by name and date only."""
    schedule = built.schedule
    logged = {line["TaskID"] for line in lines}
    assert len(logged) == len(built.tasks) == 72
    expected = {int(re.sub(r"\D", "", key)) // 10 + 6 for key in logged}
    assert {int(schedule.id[row]) for row in built.tasks} == expected
    spans = {
        int(re.sub(r"\D", "", line["TaskID"])) // 10 + 6: (day(line["TaskStart"]), day(line["TaskFinish"]))
        for line in lines
    }
    for row in built.tasks.tolist():
        found = schedule.actual_start[row].item().date(), schedule.actual_finish[row].item().date()
        assert found == spans[int(schedule.id[row])], schedule.name[row]


def test_marks_by_date(built: AsBuilt) -> None:
    marks = schedule_marks(built.schedule)
    assert {Mark(m): n for m, n in Counter(marks.tolist()).items()} == {
        Mark.NONE: 85, Mark.ON_TIME: 64, Mark.EARLY_FINISH: 7, Mark.EARLY_BOTH: 1,
    }  # fmt: skip
    early = np.flatnonzero(np.isin(marks, (Mark.EARLY_FINISH, Mark.EARLY_BOTH)))
    assert {built.schedule.id[row] for row in early} == EARLY
    assert not np.isin(marks, LATE_MARKS).any()


def test_too_late_is_said_of_elements_not_of_tasks(built: AsBuilt, lines: list[dict[str, str]]) -> None:
    said: dict[str, set[str]] = {}
    for line in lines:
        said.setdefault(line["GUID"], set()).add(line["Element on time or not"])
    assert all(len(words) == 1 for words in said.values())
    assert sum(words == {"Too late"} for words in said.values()) == 119
    late = {line["TaskID"] for line in lines if line["Element on time or not"] == "Too late"}
    fine = {line["TaskID"] for line in lines if line["Element on time or not"] == "On time"}
    assert len(late) == 8
    assert late <= fine, "no task is late in all its elements"
    ids = {str(int(re.sub(r"\D", "", key)) // 10 + 6) for key in late}
    rows = [row for row in range(len(built.schedule)) if built.schedule.id[row] in ids]
    assert (built.schedule.actual_finish[rows] <= built.schedule.baseline_finish[rows]).all()


def test_progress_differs_from_the_plan_in_one_task_of_nine(built: AsBuilt) -> None:
    """64 of 72 are as planned to the day: just enough to say more than the plan does."""
    assert independence(built.schedule) is Independence.INDEPENDENT


def test_late_elements_of_a_published_model(
    shared_data: Path, log: EventLog, lines: list[dict[str, str]]
) -> None:
    """Frames of the timber model, joined by name and class: of some kinds all were late, of some none."""
    (path,) = (shared_data / "ifc/schependomlaan").glob("ROOT-houten kozijnen*")
    model = load_model(path, silent_job())
    schedule, _ = read_mspdi(shared_data / "schedules/mspdi/schependomlaan.xml")
    built = apply_event_log(Project(elements=model.elements, schedule=schedule), log)
    totals: Counter[tuple[str, str]] = Counter()
    late: Counter[tuple[str, str]] = Counter()
    for line in {line["GUID"]: line for line in lines}.values():
        key = kind(line["Resource"], line["IfcClass"])
        totals[key] += 1
        late[key] += line["Element on time or not"] == "Too late"
    elements = model.elements
    for row in range(len(elements)):
        key = kind(elements.name[row], elements.ifc_class[row])
        if totals[key]:
            assert built.late_share[row] == pytest.approx(late[key] / totals[key])
        else:
            assert np.isnan(built.late_share[row])
    assert (built.late_share == 1.0).sum() > 0
