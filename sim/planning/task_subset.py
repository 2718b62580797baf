"""Some tasks of a schedule, with what belongs to them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kernels.arrays import I32
from sim.baseline import Baseline
from sim.schedule import Relations, Schedule

COLUMNS = (
    "kind", "action", "start", "finish", "baseline_start", "baseline_finish", "actual_start",
    "actual_finish", "percent", "calendar",
)  # fmt: skip


def task_subset(schedule: Schedule, rows: Sequence[int] | I32, parent: I32 | None = None) -> Schedule:
    """Return the tasks of `rows`, in that order, with relations and assignments between what is left.

    Parameters
    ----------
    schedule : Schedule
    rows : sequence of int
        A parent must stand before its children.
    parent : int32[n], optional
        The parents in the new order; those of the schedule, or the next above that is left, if not told.
    """
    chosen = np.asarray(rows, np.int32)
    place = np.full(len(schedule) + 1, -1, np.int32)  # the last place is that of row -1
    place[chosen] = np.arange(chosen.size, dtype=np.int32)
    if parent is None:
        parent = _parents(schedule, chosen, place)
    links = schedule.relations
    kept = (place[links.predecessor] >= 0) & (place[links.successor] >= 0)
    assigned = schedule.assignments
    whose = np.flatnonzero(place[assigned.task] >= 0).astype(np.int32)
    assignments = assigned.take(whose)
    order = chosen.tolist()
    return replace(
        schedule,
        id=tuple(schedule.id[row] for row in order),
        name=tuple(schedule.name[row] for row in order),
        wbs=tuple(schedule.wbs[row] for row in order),
        parent=parent,
        relations=Relations(
            place[links.predecessor[kept]], place[links.successor[kept]], links.kind[kept], links.lag[kept],
            links.unit[kept],
        ),
        fields={name: tuple(texts[row] for row in order) for name, texts in schedule.fields.items()},
        plan=schedule.plan.take(chosen),
        tool=schedule.tool.take(chosen),
        assignments=replace(assignments, task=place[assignments.task]),
        baselines=tuple(Baseline(b.name, b.dates.take(chosen), b.taken) for b in schedule.baselines),
        **{name: getattr(schedule, name)[chosen] for name in COLUMNS},
    )  # fmt: skip


def project_row(schedule: Schedule, project: str) -> int:
    """Return the row of the project of this ID, or else name; -1 if there is none."""
    for texts in ([each.id for each in schedule.projects], [each.name for each in schedule.projects]):
        if project in texts:
            return texts.index(project)
    return -1


def project_subset(schedule: Schedule, row: int) -> Schedule:
    """Return the tasks of one project; the others are left out of `projects`."""
    mine = np.maximum(schedule.plan.project, 0) == row
    subset = task_subset(schedule, np.flatnonzero(mine).astype(np.int32))
    own = schedule.projects[row]
    status = own.data_date if not np.isnat(own.data_date) else schedule.status_date
    return replace(
        subset, title=own.name or subset.title, status_date=status, projects=(own,),
        plan=replace(subset.plan, project=np.zeros(len(subset), np.int32)),
    )  # fmt: skip


def _parents(schedule: Schedule, chosen: I32, place: I32) -> I32:
    parents = np.empty(chosen.size, np.int32)
    for new, row in enumerate(chosen.tolist()):
        above = int(schedule.parent[row])
        while above >= 0 and place[above] < 0:
            above = int(schedule.parent[above])
        parents[new] = place[above] if above >= 0 else -1
    return parents
