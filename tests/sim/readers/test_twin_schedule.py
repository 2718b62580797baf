"""The schedule of a project file, column by column."""

from pathlib import Path

from rich_project import rich_project
from same import differences

from sim.readers.twin import read_twin
from sim.table import columns_of
from sim.writers.twin import save_project


def test_every_column_comes_back_and_has_been_tried(tmp_path: Path) -> None:
    schedule = rich_project().schedule
    save_project(rich_project(), tmp_path / "a.twin")
    assert differences(read_twin(tmp_path / "a.twin").project.schedule, schedule) == []
    parts = (schedule.plan, schedule.tool, schedule.resources, schedule.rates, schedule.assignments)
    for part in (*parts, schedule.baselines[0].dates):
        blank = type(part).blank(len(part))
        for column in columns_of(type(part)):
            kept, unsaid = getattr(part, column.name), getattr(blank, column.name)
            assert differences(kept, unsaid), f"{type(part).__name__}.{column.name} says nothing here"
