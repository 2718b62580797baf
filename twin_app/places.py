"""What a problem's place names: an element by GlobalId or #id, a task by its ID."""

import re

import numpy as np

from kernels.arrays import I32
from sim.project import Project

_GUID = re.compile(r"(?<![\w$])[0-3][\w$]{21}(?![\w$])")
_STEP = re.compile(r"#(\d+)")


def elements_at(place: str, project: Project) -> I32:
    """Return the rows of the elements that a place names; none where it names something else."""
    elements = project.elements
    rows = [elements.row(place.strip()), *(elements.row(guid) for guid in _GUID.findall(place))]
    for step in _STEP.findall(place):
        rows += np.flatnonzero(elements.step_id == int(step)).tolist()
    found = np.unique(np.array(rows, np.int32))
    return found[found >= 0]


def tasks_at(place: str, project: Project) -> I32:
    """Return the rows of the tasks whose ID, or else whose name, is the place."""
    schedule, word = project.schedule, place.strip()
    for column in (schedule.id, schedule.name):
        if word and word in column:
            return np.array([row for row, text in enumerate(column) if text == word], np.int32)
    return np.empty(0, np.int32)
