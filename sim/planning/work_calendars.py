"""Which calendar each task works on, every one of them with some work in it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kernels.arrays import I32
from sim.calendar import Calendar, standard_calendar
from sim.planning.working_time import ALL_DAY, is_empty
from sim.problem import Problem, Severity
from sim.resourcing import ResourceKind
from sim.schedule import Schedule, TaskKind
from sim.schedule_project import ScheduleProject


@dataclass(frozen=True, slots=True, eq=False)
class WorkCalendars:
    """Calendars as the network numbers them.

    Attributes
    ----------
    list : tuple of Calendar
        Those of the schedule, empty ones replaced; the last works day and night.
    task : int32[n]
        The calendar of each row of the schedule.
    project : int32[p]
        The calendar of each project.
    """

    list: tuple[Calendar, ...]
    task: I32
    project: I32

    @property
    def all_day(self) -> int:
        """Return the number of the calendar that works day and night."""
        return len(self.list) - 1


def work_calendars(
    schedule: Schedule, projects: Sequence[ScheduleProject], problems: list[Problem]
) -> WorkCalendars:
    """Return the calendars of tasks and projects; what had to be assumed is noted in `problems`."""
    known = list(schedule.calendars)
    if not known:
        known = [standard_calendar()]
        if len(schedule):
            problems.append(Problem(Severity.INFO, "calendar-assumed"))
    count = len(known)
    project = np.array([each.calendar if 0 <= each.calendar < count else 0 for each in projects], np.int32)
    whose = np.clip(schedule.plan.project, 0, len(projects) - 1)
    task = np.where(
        (schedule.calendar >= 0) & (schedule.calendar < count), schedule.calendar, project[whose]
    ).astype(np.int32)
    _of_resources(schedule, known, task, problems)
    for number, calendar in enumerate(known):
        if not is_empty(calendar):
            continue
        users = int((task == number).sum())
        stand_in = next((known[each] for each in project if not is_empty(known[each])), standard_calendar())
        known[number] = stand_in
        if users:
            values = {"name": calendar.name, "count": users, "used": stand_in.name}
            problems.append(Problem(Severity.ERROR, "cpm-calendar-empty", calendar.name, values))
    return WorkCalendars((*known, ALL_DAY), task, project)


def _of_resources(schedule: Schedule, known: Sequence[Calendar], task: I32, problems: list[Problem]) -> None:
    """Let resource-dependent tasks work when their resources do, the slowest where they differ."""
    dependent = schedule.kind == TaskKind.RESOURCE_DEPENDENT
    if not dependent.any() or not len(schedule.assignments):
        return
    found: dict[int, set[int]] = {}
    resources = schedule.resources
    uses = schedule.assignments
    for row, resource, drives in zip(
        uses.task.tolist(), uses.resource.tolist(), uses.driving.tolist(), strict=True
    ):
        if resource < 0 or row < 0 or not dependent[row] or not drives:
            continue
        calendar = int(resources.calendar[resource])
        works = resources.kind[resource] in (ResourceKind.LABOUR, ResourceKind.EQUIPMENT)
        if works and 0 <= calendar < len(known):
            found.setdefault(row, set()).add(calendar)
    mixed = 0
    for row, calendars in found.items():
        task[row] = min(calendars, key=lambda number: (known[number].week_length(), number))
        mixed += len(calendars) > 1
    if mixed:
        problems.append(Problem(Severity.INFO, "cpm-resource-calendars-differ", "", {"count": mixed}))
