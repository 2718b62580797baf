"""Opening: damaged tables are refused with one line."""

import random
import sqlite3
from pathlib import Path

import pytest
from rich_project import rich_project

from sim.problem import ReadError
from sim.readers.twin import read_twin
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
