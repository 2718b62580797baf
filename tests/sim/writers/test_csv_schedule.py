"""A schedule written as a table reads back as it was."""

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
from small_project import small_schedule

from sim.job import silent_job
from sim.readers.csv_schedule import read_csv_schedule
from sim.schedule import TaskKind
from sim.writers.csv_schedule import write_csv_schedule
from sim.writers.task_table import task_states

PLAN = """ID,WBS,Name,Level,Start,Finish,Actual start,Actual finish,% complete,Predecessors,Milestone,Crew
1,1,基坑,1,2026-03-02 08:00,2026-03-06 17:00,,,0,,,
2,1.1,"Dig, north",2,2026-03-02 08:00,2026-03-04 17:00,2026-03-02 08:00,2026-03-04 12:00,100,,,A
3,1.2,Pour,2,2026-03-05 08:00,2026-03-06 17:00,,,0,2FS+4h,,B
4,1.3,=1+1,2,2026-03-06 17:00,2026-03-06 17:00,,,0,3,yes,
"""


def test_round_trip(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(PLAN, encoding="utf-8")
    before, _ = read_csv_schedule(tmp_path / "a.csv")
    assert write_csv_schedule(before, tmp_path / "b.csv", silent_job()) == []
    after, problems = read_csv_schedule(tmp_path / "b.csv")
    assert problems == []
    assert after.name == ("基坑", "Dig, north", "Pour", "'=1+1")  # no spreadsheet runs it
    for column in ("id", "wbs"):
        assert getattr(after, column) == getattr(before, column)
    for column in ("parent", "kind", "action", "start", "finish", "actual_start", "actual_finish", "percent"):
        np.testing.assert_array_equal(getattr(after, column), getattr(before, column))
    for column in ("predecessor", "successor", "kind", "lag"):
        np.testing.assert_array_equal(getattr(after.relations, column), getattr(before.relations, column))
    assert after.fields["Crew"] == ("", "A", "B", "")
    assert after.fields["State"] == ("not started", "finished", "not started", "not started")


def test_states_follow_the_status_date(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(PLAN, encoding="utf-8")
    schedule, _ = read_csv_schedule(tmp_path / "a.csv")
    begun = replace(schedule, percent=np.array([50.0, 100, 10, 0]))
    assert task_states(begun) == ["in work", "finished", "in work", "not started"]
    late = replace(begun, status_date=np.datetime64("2026-03-07T00:00:00", "s"))
    assert task_states(late) == ["late", "finished", "late", "late"]


def test_finish_milestones_and_spans_are_told(tmp_path: Path) -> None:
    schedule = small_schedule()
    kind = schedule.kind.copy()
    kind[2], kind[3] = TaskKind.FINISH_MILESTONE, TaskKind.LEVEL_OF_EFFORT
    write_csv_schedule(replace(schedule, kind=kind), tmp_path / "a.csv", silent_job())
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(rows[k]["Milestone"], rows[k]["Summary"]) for k in (2, 3, 4)] == [
        ("yes", ""),
        ("", "yes"),
        ("", ""),
    ]


def test_lags_keep_their_unit(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "id,name,start,predecessors\n1,A,2026-03-02,\n2,B,2026-03-03,1FS+2d\n3,C,2026-03-03,1SS+2ed\n"
        "4,D,2026-03-03,1FF-25%\n5,E,2026-03-03,1SF+12.5e%\n",
        encoding="utf-8",
    )
    before, _ = read_csv_schedule(tmp_path / "a.csv")
    write_csv_schedule(before, tmp_path / "b.csv", silent_job())
    after, _ = read_csv_schedule(tmp_path / "b.csv")
    assert before.relations.unit.tolist() == [0, 1, 2, 3]
    for name in ("kind", "lag", "unit"):
        assert getattr(after.relations, name).tolist() == getattr(before.relations, name).tolist()
