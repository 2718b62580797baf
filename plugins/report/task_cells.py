"""How tasks, dates and days stand in the tables of reports."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from plugins.report.document import Cell, Table
from plugins.report.tables import day
from resources import messages
from sim.project import Project
from sim.schedule import Schedule

Say: TypeAlias = Callable[..., str]
LONGEST_CODE = 16  # signs; what is longer means nothing to a reader


def sayer(language: str) -> Say:
    """Return what says the sentences of these reports."""

    def say(code: str, **values: object) -> str:
        return messages.text(f"doc-{code}", language, **values)

    return say


def code(schedule: Schedule, row: int) -> str:
    """Return the ID of a task, else its WBS code; "" where both are only for machines."""
    found = (schedule.id[row], schedule.wbs[row])
    return next((each for each in found if each and len(each) <= LONGEST_CODE), "")


def name(schedule: Schedule, row: int) -> str:
    """Return the name of a task, its ID where it has none."""
    return schedule.name[row].strip() or schedule.id[row]


def days(value: float) -> str:
    """Return days to one place, "–" where unknown."""
    return "–" if value != value else f"{value:,.1f}"


def date(time: np.datetime64) -> str:
    """Return "2025-03-03", "–" for NaT."""
    return day(time) or "–"


def minute(time: np.datetime64) -> str:
    """Return "2025-03-03 08:00", "–" for NaT."""
    return "–" if np.isnat(time) else str(time.astype("datetime64[m]")).replace("T", " ")


def project_name(project: Project) -> str:
    """Return what a reader knows the project by."""
    return project.schedule.title or project.name or "twin_app"


def cut(table: Table, most: int, say: Say) -> Table:
    """Return the first rows of a table, and how many were left out."""
    left = len(table.rows) - most
    if left <= 0:
        return table
    return Table(table.columns, table.rows[:most], say("more", count=f"{left:,}"))


def critical(text: str, is_critical: bool) -> Cell:
    """Return a task's name; critical ones stand out."""
    return Cell(text, "warning" if is_critical else "")
