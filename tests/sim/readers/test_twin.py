"""Opening: damaged tables are refused with one line."""

import random
import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from rich_project import rich_project
from same import differences

from sim.problem import ReadError
from sim.readers.twin import read_twin
from sim.resourcing import Assignments, Rates, Resources
from sim.storage import schedule_tables
from sim.task_plan import TaskPlan
from sim.tool_dates import ToolDates
from sim.writers.twin import save_project


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    save_project(rich_project(), tmp_path / "a.twin")
    return tmp_path / "a.twin"


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE elements SET storey = 4711 WHERE id = 3",
        "UPDATE elements SET id = 4711 WHERE id = 3",
        "UPDATE elements SET model = -1 WHERE id = 3",
        "UPDATE spatial SET parent = 5 WHERE id = 2",
        "UPDATE tasks SET start = 'tomorrow' WHERE id = 3",
        "UPDATE tasks SET kind = 'CHORE' WHERE id = 3",
        "UPDATE links SET task_id = '4711' WHERE guid LIKE '%3'",
        "UPDATE links SET source = 'GUESS'",
        "UPDATE models SET placement = '[1, 2'",
        "UPDATE models SET placement = '[[NaN,0,0,0],[0,1,0,0],[0,0,1,0]]'",
        "UPDATE viewpoints SET camera = '[]'",
        "UPDATE calendar_days SET shifts = '17:00:00-08:00:00'",
        "UPDATE task_fields SET task = -1",
        "DELETE FROM settings WHERE key = 'zone'",
        "UPDATE task_plan SET task = 4711 WHERE task = 1",
        "UPDATE task_plan SET project = 2",
        "UPDATE task_plan SET \"constraint\" = 'WISH'",
        "UPDATE task_plan SET deadline = 'soon'",
        'UPDATE resources SET "row" = 7 WHERE "row" = 1',
        "UPDATE assignments SET resource = 2",
        "UPDATE assignments SET task = -2",
        "UPDATE baseline_dates SET baseline = 9",
        "UPDATE schedule_projects SET lag_calendar = 'MOON'",
        "UPDATE schedule_projects SET other = '{'",
        "UPDATE relations SET unit = 'WEEKS'",
    ],
)
def test_impossible_content_is_refused(saved: Path, damage: str) -> None:
    base = sqlite3.connect(saved)
    assert base.execute(damage).rowcount > 0
    base.commit()
    base.close()
    with pytest.raises(ReadError) as caught:
        read_twin(saved)
    assert caught.value.code == "twin-damaged"
    assert "\n" not in str(caught.value)


def test_flipped_bytes_never_crash(saved: Path, tmp_path: Path) -> None:
    content = saved.read_bytes()
    chance = random.Random(7)
    path = tmp_path / "b.twin"
    refused = []
    for _ in range(60):
        broken = bytearray(content)
        for _ in range(chance.randrange(1, 40)):
            broken[chance.randrange(100, len(broken))] = chance.randrange(256)
        path.write_bytes(broken)
        try:
            read_twin(path)
        except ReadError as error:
            refused.append(str(error))
    assert refused
    assert not any("\n" in line for line in refused)


def test_a_file_of_version_1_opens_with_what_it_holds(saved: Path) -> None:
    base = sqlite3.connect(saved)
    for table in sorted(schedule_tables.names()):
        base.execute(f"DROP TABLE {table}")
    base.execute("CREATE TABLE before AS SELECT predecessor, successor, kind, lag FROM relations")
    base.execute("DROP TABLE relations")
    base.execute("ALTER TABLE before RENAME TO relations")
    base.execute("PRAGMA user_version = 1")
    base.commit()
    base.close()
    rich = rich_project().schedule
    bare = replace(
        rich, plan=TaskPlan.blank(), tool=ToolDates.blank(), resources=Resources.blank(), rates=Rates.blank(),
        assignments=Assignments.blank(), baselines=(), projects=(),
        relations=replace(rich.relations, unit=np.zeros(2, np.uint8)),
    )  # fmt: skip
    assert differences(read_twin(saved).project.schedule, bare) == []


def test_columns_of_another_build_are_passed_over_or_blank(saved: Path) -> None:
    base = sqlite3.connect(saved)
    base.execute("ALTER TABLE task_plan DROP COLUMN delay")
    base.execute("ALTER TABLE task_plan ADD COLUMN mood TEXT")
    base.commit()
    base.close()
    plan = read_twin(saved).project.schedule.plan
    assert not plan.delay.any()
    assert plan.duration.tolist() == rich_project().schedule.plan.duration.tolist()
