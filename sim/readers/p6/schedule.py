"""A schedule out of the tables of a P6 file, whichever of its formats they came in."""

from dataclasses import replace

import numpy as np

from sim.calendar import standard_calendar
from sim.job import Job
from sim.planning.draft import ScheduleDraft, grouped
from sim.planning.kept_columns import take_back
from sim.problem import Problem
from sim.readers.p6.calendars import CalendarDraft, join_calendars
from sim.readers.p6.fields import add_fields
from sim.readers.p6.projects import add_projects, add_wbs, choose
from sim.readers.p6.relations import add_relations
from sim.readers.p6.resources import add_assignments, add_resources
from sim.readers.p6.tables import Tables
from sim.readers.p6.tasks import add_baselines, add_tasks
from sim.schedule import Schedule, TaskKind


def schedule_of(
    tables: Tables, calendars: list[CalendarDraft], draft: ScheduleDraft, project: str | None, job: Job
) -> tuple[Schedule, list[Problem]]:
    """Return all projects of the tables below one root each, or the one asked for by its id.

    Raises
    ------
    ReadError
        If there is no such project, or too many tasks.
    """
    chosen = choose(tables, draft, project)
    rows = join_calendars(calendars, draft)
    if not draft.calendars:
        draft.info("calendar-assumed", "CALENDAR")
        draft.calendars.append(standard_calendar())
    add_projects(tables, draft, chosen, rows)
    settings = {f"calendar {each.name}": each.settings for each in calendars if each.settings}
    draft.projects = [replace(each, other=settings | each.other) for each in draft.projects]
    add_wbs(tables, draft, chosen)
    tasks = add_tasks(tables, draft, chosen, rows, job)
    job.step("reading-schedule", 0, 0)
    add_relations(tables, draft, chosen, tasks)
    add_assignments(tables, draft, add_resources(tables, draft, rows), tasks)
    job.step("reading-schedule", 0, 0)
    add_fields(tables, draft, chosen, tasks)
    add_baselines(tables, draft, chosen, tasks)
    take_back(draft, list(chosen.roots.values()))
    _roll_up(draft)
    job.step("reading-schedule", 0, 0)
    tables.tell_unread(draft)
    if not tasks:
        draft.warn("schedule-empty", "TASK")
    draft.title = ", ".join(each.name or each.id for each in draft.projects)[:500]
    return draft.schedule(), grouped(draft.problems)


def _roll_up(draft: ScheduleDraft) -> None:
    """Let every summary last from the first start to the last finish below it, as P6 shows it."""
    draft.cut_cycles()
    for task in draft.tasks:
        if task.kind == TaskKind.SUMMARY:
            continue
        at = task.parent
        while at >= 0:
            above = draft.tasks[at]
            if not np.isnat(task.start):
                above.start = np.fmin(above.start, task.start)
            if not np.isnat(task.finish):
                above.finish = np.fmax(above.finish, task.finish)
            at = above.parent
