"""What the planner sent on Sunday night: the tower's schedule as it stands ten weeks on, as P6 writes it."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from sim.columns import with_value
from sim.job import silent_job
from sim.planning.progress_entry import Progress, enter_progress, set_data_date
from sim.planning.reschedule import rescheduled
from sim.planning.task_edits import link_tasks, rename_task, stretch_task
from sim.planning.task_subset import task_subset
from sim.schedule import SPANS, Schedule
from sim.writers.schedules import write_schedule
from twin_app.loading import open_sample

MONDAY = np.datetime64("2026-05-11T07:00:00")
HOUR = 3600
TOOK = {"03F beams": 16, "04F shear walls and core": 32, "05F columns": 10, "02F façade panels, south": 14}
"""Working hours of work that took longer than planned."""
WILL_TAKE = {
    "06F beams": 8, "09F beams": 10, "10F reinforcement and embedded services": 12,
    "11F laminated slabs, east": 6, "15F columns": 8,
}  # fmt: skip
"""Working hours of work that is now thought to take longer."""
ADDED, BEFORE = "06F ultrasonic test of grout", "06F beams"
REMOVED = "17F bathroom pods"


def write_update(schedule: Schedule, path: Path) -> None:
    """Write the schedule as it stands on Monday; the suffix says in which format."""
    write_schedule(updated(schedule), path)


def updated(schedule: Schedule) -> Schedule:
    """Return the schedule with ten weeks of progress and the changes of plan."""
    schedule = replace(schedule, baselines=())
    schedule = _with_new_task(_without(schedule, REMOVED), ADDED, BEFORE)
    schedule = _stretched(schedule, TOOK)
    happened = rescheduled(schedule)
    schedule = set_data_date(_stretched(schedule, WILL_TAKE), MONDAY)
    for row in np.flatnonzero(~schedule.of_kind(*SPANS) & (happened.start < MONDAY)).tolist():
        start, finish = happened.start[row], happened.finish[row]
        if finish <= MONDAY:
            progress = Progress(start, finish)
        else:
            progress = Progress(start, percent=round(100.0 * float((MONDAY - start) / (finish - start))))
        schedule = enter_progress(schedule, row, progress)
    return rescheduled(schedule)


def row_of(schedule: Schedule, name: str) -> int:
    """Return the row of the task of this name."""
    return schedule.name.index(name)


def _stretched(schedule: Schedule, hours: dict[str, int]) -> Schedule:
    for name, length in hours.items():
        schedule = stretch_task(schedule, row_of(schedule, name), length * HOUR)
    return schedule


def _without(schedule: Schedule, name: str) -> Schedule:
    """Return the schedule without a task; what waited for it waits for nothing in its place."""
    gone = row_of(schedule, name)
    return task_subset(schedule, [row for row in range(len(schedule)) if row != gone])


def _with_new_task(schedule: Schedule, name: str, before: str) -> Schedule:
    """Return the schedule with one more task, which another now waits for."""
    row = row_of(schedule, before)
    doubled = task_subset(schedule, _twice(len(schedule), row))  # the second holds the links
    kept = (f"{schedule.id[row][:-2]}-1", *doubled.id[row + 1 :])
    doubled = replace(doubled, id=(*doubled.id[:row], *kept))
    plan = replace(doubled.plan, duration=with_value(doubled.plan.duration, row, 6 * HOUR))
    doubled = rename_task(replace(doubled, plan=plan), row, name)
    return link_tasks(link_tasks(doubled, row - 1, row), row, row + 1)


def _twice(count: int, row: int) -> Sequence[int]:
    return [*range(row + 1), *range(row, count)]


def main() -> None:
    """Write the update of the tower to the file that is named."""
    project = open_sample("tower", "en", silent_job(), lambda _: None).project
    write_update(project.schedule, Path(sys.argv[1]))


if __name__ == "__main__":
    main()
