"""Schedules as a table a spreadsheet opens and `sim.readers.csv_schedule` reads back."""

import csv
from pathlib import Path
from typing import Final

import numpy as np

from sim.job import Job
from sim.problem import Problem
from sim.schedule import Schedule
from sim.writers.atomic import replacing
from sim.writers.losses import Losses
from sim.writers.task_table import Cell, Share, TaskTable

STEP: Final = 5000  # rows between two reports


def write_csv_schedule(schedule: Schedule, path: Path, job: Job) -> list[Problem]:
    """Write all tasks, one per row, with the state each has at the status date.

    Text that a spreadsheet would run as a formula is kept as text by a leading apostrophe.
    """
    losses = Losses()
    table = TaskTable(schedule, losses)
    # Marked as UTF-8: without the mark, spreadsheets take it for the system's old encoding.
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, lineterminator="\r\n")
        rows.writerow([_harmless(column.name) for column in table.columns])
        for row, cells in enumerate(table.rows()):
            if row % STEP == 0:
                job.step("writing-schedule", row, len(schedule))
            rows.writerow([_text(cell) for cell in cells])
    return losses.problems()


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return _harmless(cell)
    if isinstance(cell, np.datetime64):
        return moment_cell(cell)
    return f"{cell * 100:.12g}%" if isinstance(cell, Share) else f"{cell:.15g}"


def moment_cell(when: np.datetime64) -> str:
    """Return "2026-03-02 08:00", "" for none."""
    if np.isnat(when):
        return ""
    text = str(when.astype("datetime64[s]")).replace("T", " ")
    return text.removesuffix(":00") if text.endswith(":00") else text


def _harmless(text: str) -> str:
    signed = text[:1] in ("+", "-") and not text[1:2].isdigit()
    return f"'{text}" if signed or text[:1] in ("=", "@") else text
