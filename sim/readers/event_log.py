"""Logs of what was really built when: a table with a row for each event of an element, or of a task."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sim.event_log import LATE, ON_TIME, UNTOLD, EventLog
from sim.job import Job, silent_job
from sim.moment import NOT_A_TIME
from sim.planning.date_order import decide, read_date
from sim.planning.draft import grouped
from sim.problem import Problem, ReadError, Severity
from sim.readers.column_names import detect, means
from sim.readers.delimited import read_table
from sim.readers.workbook import read_workbook

TABLE = "event_columns"
WORKBOOKS = (".xlsx", ".xlsm")
ROLES = ("task", "name", "start", "finish", "element", "element_name", "ifc_class", "late")


def read_event_log(
    path: Path, columns: dict[str, str] | None = None, order: str = "", job: Job | None = None
) -> tuple[EventLog, list[Problem]]:
    """Return the events of a table; rows that name no task are counted and left out.

    Parameters
    ----------
    path : Path
    columns : dict of str to str, optional
        Header by role, see `ROLES`; told by their names otherwise.
    order : str
        "ymd", "dmy" or "mdy"; found out where "".
    job : Job, optional

    Raises
    ------
    ReadError
        If the file is no table, or says neither which task nor when.
    """
    table = read_workbook(path) if path.suffix.lower() in WORKBOOKS else read_table(path)
    found = {**detect(table.header, "event", TABLE), **(columns or {})}
    at = {role: table.header.index(name) for role, name in found.items() if name in table.header}
    if not {"task", "name"} & at.keys() or not {"start", "finish"} & at.keys():
        headers = ", ".join(table.header)[:200]
        raise ReadError(str(path), "line 1", "events-no-columns", {"headers": headers})
    dates = [role for role in ("start", "finish") if role in at]
    decision = decide([cells[at[role]] for _, cells in table.rows for role in dates if cells[at[role]]])
    problems: list[Problem] = []
    if decision.ambiguous and not order:
        problems.append(Problem(Severity.WARNING, "csv-dates-ambiguous", "", {"order": "d-m-y"}))
    reader = _Reader(at, order or decision.order, problems)
    watch = job or silent_job()
    for number, (line, cells) in enumerate(table.rows):
        if number % 10_000 == 0:
            watch.step("reading-events", number, len(table.rows))
        reader.row(line, cells)
    if reader.nameless:
        problems.append(Problem(Severity.INFO, "csv-rows-without-task", "", {"count": reader.nameless}))
    return EventLog.of(reader.rows), grouped(problems)


class _Event(NamedTuple):
    task: str
    name: str
    start: np.datetime64
    finish: np.datetime64
    element: str
    element_name: str
    ifc_class: str
    verdict: int


class _Reader:
    def __init__(self, at: dict[str, int], order: str, problems: list[Problem]) -> None:
        self.at, self.order, self.problems = at, order, problems
        self.rows: list[_Event] = []
        self.nameless = 0

    def row(self, line: int, cells: Sequence[str]) -> None:
        texts = {role: cells[self.at[role]] if role in self.at else "" for role in ROLES}
        if not texts["task"] and not texts["name"]:
            self.nameless += 1
            return
        start, finish = (self._moment(texts[role], f"line {line}") for role in ("start", "finish"))
        if finish < start:
            values = {"start": texts["start"][:40], "finish": texts["finish"][:40]}
            self.problems.append(Problem(Severity.WARNING, "events-reversed", f"line {line}", values))
            finish = NOT_A_TIME
        verdict = UNTOLD
        if texts["late"]:
            late, fine = (means(texts["late"], word, TABLE) for word in ("late", "on_time"))
            verdict = LATE if late else ON_TIME if fine else UNTOLD
        self.rows.append(
            _Event(
                texts["task"], texts["name"], start, finish, texts["element"], texts["element_name"],
                texts["ifc_class"], verdict,
            )
        )  # fmt: skip

    def _moment(self, text: str, place: str) -> np.datetime64:
        if not text:
            return NOT_A_TIME
        try:
            return read_date(text, self.order, end_of_day=False)
        except ValueError:
            self.problems.append(Problem(Severity.WARNING, "date-odd", place, {"text": text[:40]}))
            return NOT_A_TIME
