"""The file's tables follow from the declared columns: a new one is kept without further code."""

import sqlite3
from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np
import pytest
from rich_project import telling_projects
from same import differences

from kernels.arrays import F64, U8
from sim.schedule_project import ScheduleProject
from sim.storage import schedule_tables
from sim.table import TEXT, TIME, Table, column, columns_of


class Colour(IntEnum):
    NONE = 0
    RED = 1


@dataclass(frozen=True, slots=True, eq=False)
class Crates(Table):
    label: tuple[str, ...] = column(TEXT, "")
    colour: U8 = column("uint8", 0, Colour)
    weight: F64 = column("float64", np.nan)
    when: U8 = column(TIME, np.datetime64("NaT", "s"))


def test_every_declared_column_is_a_column_of_the_file() -> None:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE tasks (id INTEGER PRIMARY KEY)")
    base.executescript(schedule_tables.statements())
    for table in schedule_tables.STORED:
        stored = [name for _, name, *_ in base.execute(f"PRAGMA table_info({table.name})")]
        assert stored[-len(table.columns()) :] == [declared.name for declared in table.columns()]
    settings = base.execute(f"PRAGMA table_info({schedule_tables.PROJECTS})").fetchall()
    assert len(settings) == len(fields(ScheduleProject)) + 1
    base.close()


@pytest.mark.parametrize(
    ("name", "value", "cell"),
    [
        ("label", "箱", "箱"), ("label", "", None), ("colour", 1, "RED"), ("colour", 0, None),
        ("weight", 2.5, 2.5), ("when", np.datetime64("2025-01-02T03:04:05"), "2025-01-02T03:04:05"),
    ],
)  # fmt: skip
def test_a_value_is_kept_as_people_read_it(name: str, value: object, cell: object) -> None:
    declared = next(each for each in columns_of(Crates) if each.name == name)
    assert schedule_tables.storing(declared)(value) == cell
    assert schedule_tables.restoring(declared)(cell) == value


def test_what_is_not_known_is_null() -> None:
    weight, when = columns_of(Crates)[2:]
    assert schedule_tables.storing(weight)(np.nan) is None
    assert np.isnan(schedule_tables.restoring(weight)(None))
    assert schedule_tables.storing(when)(np.datetime64("NaT")) is None
    assert np.isnat(schedule_tables.restoring(when)(None))


def test_an_unknown_word_is_refused() -> None:
    with pytest.raises(KeyError):
        schedule_tables.restoring(columns_of(Crates)[1])("MAUVE")


def test_settings_come_back_and_new_ones_are_as_by_default() -> None:
    for project in telling_projects():
        row = dict(zip(schedule_tables.settings(), schedule_tables.project_to_row(project), strict=True))
        assert differences(schedule_tables.project_from_row(row), project) == []
        del row["currency"]
        assert schedule_tables.project_from_row(row).currency == ""
