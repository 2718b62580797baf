"""The schedule as rows that people can query."""

import sqlite3
from pathlib import Path

from rich_project import rich_project

from sim.schedule import no_schedule
from sim.writers.twin import save_project
from sim.writers.twin_schedule import schedule_tables


def test_only_rows_that_tell_something_are_kept() -> None:
    tables = {name: list(rows) for name, rows in schedule_tables(rich_project().schedule)}
    assert [row[0] for row in tables["task_plan"]] == [0, 1, 2]
    assert {row[0] for row in tables["baseline_dates"]} == {0}
    assert len(tables["baselines"]) == 2
    assert not any(list(rows) for _, rows in schedule_tables(no_schedule()))


def test_names_are_kept_not_numbers(tmp_path: Path) -> None:
    save_project(rich_project(), tmp_path / "a.twin")
    base = sqlite3.connect(tmp_path / "a.twin")
    query = 'SELECT task_id, "constraint" FROM task_plan JOIN tasks ON task = id WHERE "constraint" NOT NULL'
    assert base.execute(query).fetchall() == [("1", "AS_LATE_AS_POSSIBLE")]
    assert base.execute("SELECT lag, unit FROM relations").fetchall() == [
        (-3600, "ELAPSED"),
        (86400, "PERCENT"),
    ]
    query = "SELECT project_id, lag_calendar, critical_float FROM schedule_projects"
    assert base.execute(query).fetchall() == [("P1", "ALL_DAY", 36000), ("P2", "SUCCESSOR", 0)]
    base.close()
