"""The table of tasks has the columns that say something, and tells what has no place in it."""

from planned_project import planned_schedule
from small_project import small_schedule

from sim.writers.losses import Losses
from sim.writers.task_table import HEADER, Share, TaskTable


def test_only_columns_that_say_something() -> None:
    assert {each.name for each in TaskTable(small_schedule(), Losses()).columns} >= set(HEADER)
    names = [each.name for each in TaskTable(planned_schedule(), Losses()).columns]
    assert names[: len(HEADER)] == list(HEADER)
    assert names[len(HEADER) :] == [
        "Duration", "Remaining duration", "Work", "Cost", "Actual cost", "Baseline cost", "Deadline",
        "Resource names", "Phase", "Kind", "Constraint", "Constraint date", "Second constraint",
        "Second constraint date", "Suspend", "Resume", "Expected finish", "Percent kind", "Physical",
        "Actual work", "Remaining work", "Remaining cost",
    ]  # fmt: skip


def test_cells() -> None:
    losses = Losses()
    table = TaskTable(planned_schedule(), losses)
    row = dict(zip((each.name for each in table.columns), list(table.rows())[2], strict=True))
    assert row["Predecessors"] == "A1010FS+4h"
    assert (row["Duration"], row["Resource names"]) == ("20h", "Brick[12.5 m3]")
    assert row["Percent complete"] == Share(0.5)
    assert (row["Constraint"], str(row["Constraint date"])) == ("start no earlier", "2026-03-04T08:00:00")
    later = dict(zip((each.name for each in table.columns), list(table.rows())[3], strict=True))
    assert later["Predecessors"] == "A1010SS+24eh;A1020FF-25%"
    assert "rates" in str(losses.problems()[-1].values["names"])
