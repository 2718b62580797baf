"""Our own reader gets out of the file what the sample's works say."""

from pathlib import Path

import ifcopenshell
import numpy as np

from sim.readers.ifc.tasks import read_tasks
from sim.samples.tower import tower_sample, write_tower
from sim.samples.works import plan
from sim.schedule import Action, TaskKind

SMALL = {"building": {"storeys": 8}}


def test_tasks_come_back_as_planned(tmp_path: Path) -> None:
    sample = tower_sample(SMALL)
    now = plan(sample.works, sample.calendars, sample.stamp, late=True)
    first = plan(sample.works, sample.calendars, sample.stamp, late=False)
    schedule, pairs, problems = read_tasks(ifcopenshell.open(write_tower(tmp_path / "t.ifc", SMALL)))
    assert problems == []
    assert len(schedule) == len(sample.works)
    assert len(schedule.calendars) == len(sample.calendars) + 1  # elapsed time runs round the clock
    row_of = {name: row for row, name in enumerate(schedule.name)}
    for work in sample.works:
        row = row_of[work.name]
        assert schedule.start[row] == np.datetime64(now[work.key][0], "s"), work.key
        assert schedule.finish[row] == np.datetime64(now[work.key][1], "s"), work.key
        assert schedule.baseline_finish[row] == np.datetime64(first[work.key][1], "s"), work.key
    actions = {name: schedule.action[row] for name, row in row_of.items()}
    assert actions["Tower crane on site"] == Action.PROVIDE
    assert actions["Demolish the walls of the old shed"] == Action.DEMOLISH
    assert actions["07F columns"] == Action.CONSTRUCT
    assert schedule.kind[row_of["Handover"]] == TaskKind.MILESTONE
    assert len(schedule.relations) == sum(len(w.after) for w in sample.works)
    parts = {guid for guid, _ in pairs}
    assert len(parts) > 0.95 * sum(bool(p.work) for p in sample.parts)
