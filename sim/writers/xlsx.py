"""Schedules as an Excel workbook: tasks in one sheet, what hangs on them in others."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from sim.job import Job
from sim.problem import Problem
from sim.schedule import LagUnit, RelationKind, Schedule
from sim.writers.atomic import replacing
from sim.writers.csv_schedule import moment_cell
from sim.writers.losses import Losses
from sim.writers.p6.calendars import clock
from sim.writers.p6.cells import line
from sim.writers.task_table import Cell, Share, TaskTable

MOST_ROWS: Final = 1_048_575  # below the header
LONGEST: Final = 32_767  # characters of a cell
STEP: Final = 2000  # rows between two reports
_EARLIEST: Final = np.datetime64("1900-03-01", "s")  # Excel takes 1900 for a leap year
_WIDTHS: Final = {"Name": 40, "WBS": 16, "Predecessors": 24, "Start": 17, "Finish": 17}
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def write_xlsx(schedule: Schedule, path: Path, job: Job) -> list[Problem]:
    """Write a workbook row by row; returns what the tables do not hold."""
    losses = Losses()
    table = TaskTable(schedule, losses)
    book = Workbook(write_only=True)
    names = [column.name for column in table.columns]
    _sheet(book, "Tasks", names, table.rows(), job, losses)
    _sheet(
        book,
        "Relations",
        ("Predecessor", "Successor", "Kind", "Lag", "Unit"),
        _relations(schedule),
        job,
        losses,
    )
    _sheet(
        book, "Resources", ("Resource", "Called", "Kind", "Units", "Unit"), _resources(schedule), job, losses
    )
    _sheet(book, "Calendars", ("Calendar", "Day", "Shifts"), _calendars(schedule), job, losses)
    with replacing(path) as temporary, temporary.open("wb") as file:
        book.save(file)
    return losses.problems()


def _sheet(
    book: Any, title: str, names: Iterable[str], rows: Iterable[Iterable[Cell]], job: Job, losses: Losses
) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    heads = []
    for number, name in enumerate(names):
        sheet.column_dimensions[_letters(number)].width = _WIDTHS.get(name, 14)
        head = _cell(sheet, line(name), losses)
        head.font = Font(bold=True)
        heads.append(head)
    sheet.append(heads)
    for number, row in enumerate(rows):
        if number % STEP == 0:
            job.step("writing-schedule", number, 0)
        if number >= MOST_ROWS:
            losses.lost("written-table-part", 1, title)
            continue
        sheet.append([_cell(sheet, cell, losses) for cell in row])


def _cell(sheet: Any, value: Cell, losses: Losses) -> Any:
    if isinstance(value, np.datetime64):
        return _moment(sheet, value)
    if isinstance(value, Share):
        made = WriteOnlyCell(sheet, float(value))
        made.number_format = "0%" if value * 100 == round(value * 100) else "0.00%"
        return made
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, float(value))
    if value == "":
        return None
    text = line(value)
    losses.lost("written-text-cut", len(text) > LONGEST)
    made = WriteOnlyCell(sheet, text[:LONGEST])
    made.data_type = "s"  # a text that begins like a formula is none
    return made


def _moment(sheet: Any, when: np.datetime64) -> Any:
    if np.isnat(when):
        return None
    second: datetime = when.astype("datetime64[s]").item()
    if when < _EARLIEST or (second.hour, second.minute, second.second) == (0, 0, 0):
        return WriteOnlyCell(sheet, moment_cell(when))  # a date alone would mean the end of its day
    made = WriteOnlyCell(sheet, second)
    made.number_format = "yyyy-mm-dd hh:mm" if second.second == 0 else "yyyy-mm-dd hh:mm:ss"
    return made


def _relations(s: Schedule) -> Iterable[list[Cell]]:
    r = s.relations
    columns = (c.tolist() for c in (r.predecessor, r.successor, r.kind, r.lag, r.unit))
    for before, after, kind, lag, unit in zip(*columns, strict=True):
        share = unit in (LagUnit.PERCENT, LagUnit.ELAPSED_PERCENT)
        amount: Cell = Share(lag / 10_000) if share else f"{lag / 3600:.12g}h"
        yield [s.id[before], s.id[after], RelationKind(kind).name, amount, LagUnit(unit).name.lower()]


def _resources(s: Schedule) -> Iterable[list[Cell]]:
    r = s.resources
    for row in range(len(r)):
        units: Cell = "" if np.isnan(r.units[row]) else float(r.units[row])
        kind = ("labour", "equipment", "material", "cost")[int(r.kind[row])]
        yield [r.id[row], r.name[row], kind, units, r.unit[row]]


def _calendars(s: Schedule) -> Iterable[list[Cell]]:
    for each in s.calendars:
        days = [
            *zip(_DAYS, each.week, strict=True),
            *((str(day), shifts) for day, shifts in sorted(each.exceptions.items())),
        ]
        for day, shifts in days:
            yield [each.name, day, ", ".join(f"{clock(a)}–{clock(b)}" for a, b in shifts)]


def _letters(number: int) -> str:
    """Return "A", … "Z", "AA" for a column."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
