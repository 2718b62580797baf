"""How tasks and types are shown, changed by hand."""

from dataclasses import replace

import numpy as np

from kernels.arrays import I32
from sim.playback.growth import growth_of
from sim.playback.motion import path_of
from sim.playback.task_looks import GROWTH, column
from sim.project import Project
from sim.type_look import TypeLook


def with_task_field(project: Project, tasks: I32, name: str, text: str) -> Project:
    """Return the project with a field of some tasks set; "" takes it away.

    Raises
    ------
    ValueError
        The text is no growth, or no motion.
    """
    if text.strip() and name == GROWTH:
        growth_of(text)
    elif text.strip() and name == "Motion":
        path_of(text)
    schedule = project.schedule
    before = column(schedule, name) or ("",) * len(schedule)
    chosen = set(tasks.tolist())
    after = tuple(text if row in chosen else old for row, old in enumerate(before))
    if after == before:
        return project
    fields = {key: texts for key, texts in schedule.fields.items() if key.casefold() != name.casefold()}
    return replace(project, schedule=replace(schedule, fields={**fields, name: after}))


def with_class_growth(project: Project, elements: I32, text: str) -> Project:
    """Return the project in which the classes of some elements grow in one way; "" takes that back.

    Raises
    ------
    ValueError
        The text is no growth.
    """
    if text.strip():
        growth_of(text)
    names = project.elements.ifc_class
    classes = [names.labels[code] for code in np.unique(names.codes[elements]).tolist() if code >= 0]
    kept = tuple(look for look in project.type_looks if look.field != "class" or look.text not in classes)
    added = tuple(TypeLook("class", name, text) for name in classes) if text.strip() else ()
    return replace(project, type_looks=(*kept, *added))
