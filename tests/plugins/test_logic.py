"""Dates that break links are told by the task that does not wait."""

from dataclasses import replace

import numpy as np

from plugins.logic import broken_links, run
from sim.job import silent_job
from sim.project import Project
from sim.readers.csv_schedule import read_csv_schedule
from sim.schedule import RelationKind, Relations, Schedule


def plan(tmp_path: object, rows: str) -> Schedule:
    from pathlib import Path

    path = Path(str(tmp_path)) / "a.csv"
    path.write_text(f"ID,Name,Start,Finish,Predecessors\n{rows}")
    return read_csv_schedule(path)[0]


def test_each_kind_of_link(tmp_path: object) -> None:
    schedule = plan(
        tmp_path,
        "1,Dig,2026-03-02,2026-03-06,\n2,Pour,2026-03-04,2026-03-05,\n3,Undated,,,\n",
    )
    ends = np.array([0, 0, 0, 0, 1, 0], np.int32), np.array([1, 1, 1, 1, 0, 2], np.int32)
    kinds = np.array([*RelationKind, RelationKind.FS, RelationKind.FS], np.uint8)
    relations = Relations(*ends, kinds, np.zeros(6, np.int64))
    # Pour begins before Dig ends (FS) and after it begins (SS), ends before it ends (FF) and after it
    # begins (SF); Dig begins before Pour ends; what has no dates breaks nothing.
    assert broken_links(replace(schedule, relations=relations)).tolist() == [1, 0, 1, 0, 1, 0]
    leads = replace(relations, lag=np.full(6, -3600, np.int64))
    assert not broken_links(replace(schedule, relations=leads)).any()


def test_the_task_is_the_place_and_many_are_counted(tmp_path: object) -> None:
    rows = "0,First,2026-03-02,2026-03-31,\n"
    rows += "".join(f"{k},Task {k},2026-03-04,2026-04-05,0\n" for k in range(1, 31))
    found = run(replace(Project(), schedule=plan(tmp_path, rows)), silent_job())
    assert len(found) == 21
    assert (found[0].place, found[0].text()) == ("1", "Task 1 does not wait for First as its FS link asks")
    assert found[-1].values == {"count": "10"}


def test_nothing_is_found_in_nothing() -> None:
    assert run(Project(), silent_job()) == []
