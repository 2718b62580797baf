from dataclasses import replace

import numpy as np
from sim_tables import table

from sim.links import LinkSource, links_of
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.playback.appearance import load_profile
from sim.playback.element_growth import element_growths
from sim.playback.growth import Growth
from sim.project import Project
from sim.type_look import TypeLook

DAY = np.datetime64("2026-03-02T00:00:00", "s")


def project(*growths: str) -> Project:
    """Return a beam and two walls, the first two of them the work of every task."""
    draft = ScheduleDraft()
    for k, growth in enumerate(growths):
        start = DAY + np.timedelta64(9 - k, "D")
        draft.tasks.append(TaskDraft(f"{k}", start=start, finish=start, fields={"Growth": growth}))
    elements = table(
        [(c, 0, (0, 0, 0), (1, 1, 1)) for c in ("IfcBeam", "IfcWall", "IfcWall")],
    )
    rows = np.array([(e, t) for e in (0, 1) for t in range(len(growths))], np.int32).reshape(-1, 2)
    links = links_of(rows[:, 0], rows[:, 1], LinkSource.EXPLICIT)
    return replace(Project(), elements=elements, schedule=draft.schedule(), links=links)


def test_the_profile_decides_where_nobody_else_does() -> None:
    found = element_growths(project(""), load_profile())
    assert found.way.tolist() == [Growth.LENGTH, Growth.UP, Growth.UP]


def test_the_first_task_that_says_something_decides() -> None:
    found = element_growths(project("down", "x", ""), load_profile())
    assert found.way.tolist() == [Growth.ALONG, Growth.ALONG, Growth.UP]
    assert found.direction.tolist() == [[1, 0, 0], [1, 0, 0], [0, 0, 0]]


def test_types_come_before_the_profile_and_behind_tasks() -> None:
    base = replace(project("down"), type_looks=(TypeLook("class", "IfcWall", "radial"),))
    assert element_growths(base, load_profile()).way.tolist() == [Growth.DOWN, Growth.DOWN, Growth.RADIAL]
