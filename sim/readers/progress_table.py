"""Progress of many tasks in a table: task, actual start, actual finish, per cent, remaining."""

from pathlib import Path

import numpy as np

from sim.job import Job, silent_job
from sim.moment import NOT_A_TIME
from sim.planning.date_order import decide, read_date
from sim.planning.draft import grouped
from sim.planning.edit_refused import EditRefused
from sim.planning.progress_entry import Progress, enter_progress, progress_of
from sim.problem import Problem, ReadError, Severity
from sim.readers.column_names import detect
from sim.readers.delimited import Table, read_table
from sim.readers.duration_text import seconds
from sim.readers.workbook import read_workbook
from sim.schedule import Schedule

ROLES = ("id", "name", "actual_start", "actual_finish", "percent", "remaining")
_TOLD = frozenset({"actual_start", "actual_finish", "percent", "remaining"})
_WORKBOOKS = (".xlsx", ".xlsm")


def read_progress(
    path: Path,
    schedule: Schedule,
    columns: dict[str, str] | None = None,
    order: str = "",
    job: Job | None = None,
    language: str = "en",
) -> tuple[Schedule, list[Problem]]:
    """Return the schedule with the progress in a table; empty cells leave what is known.

    Rows that `enter_progress` refuses are left out, each with the reason.

    Parameters
    ----------
    path : Path
        A text table or a workbook.
    schedule : Schedule
        Whose tasks are meant: by ID, else by a name that only one task has.
    columns : dict of str to str, optional
        Header by role, see `ROLES`; told by their names otherwise.
    order : str
        "ymd", "dmy" or "mdy"; found out where "".
    job : Job, optional
    language : str
        Of the reasons.

    Raises
    ------
    ReadError
        If the file is no table, or says neither which task nor how it stands.
    """
    table = read_workbook(path) if path.suffix.lower() in _WORKBOOKS else read_table(path)
    found = detect(table.header, "schedule")
    found = {role: name for role, name in {**found, **(columns or {})}.items() if role in ROLES}
    at = {role: table.header.index(name) for role, name in found.items() if name in table.header}
    if not {"id", "name"} & at.keys() or not _TOLD & at.keys():
        headers = ", ".join(table.header)[:200]
        raise ReadError(str(path), "line 1", "progress-no-columns", {"headers": headers})
    problems: list[Problem] = []
    rows = _Rows(table, at, order, problems)
    watch, known = job or silent_job(), _tasks(schedule)
    entered = 0
    for number, (line, cells) in enumerate(table.rows):
        if number % 200 == 0:
            watch.step("reading-events", number, len(table.rows))
        key = rows.cell(cells, "id") or rows.cell(cells, "name")
        if not key:
            continue
        row = known.get(key.casefold(), -1)
        if row < 0:
            problems.append(
                Problem(Severity.WARNING, "progress-task-unknown", f"line {line}", {"id": key[:60]})
            )
            continue
        progress = rows.progress(cells, f"line {line}", progress_of(schedule, row))
        if progress is None:
            continue
        try:
            schedule = enter_progress(schedule, row, progress)
            entered += 1
        except EditRefused as refused:
            values = {"task": schedule.name[row] or schedule.id[row], "reason": refused.text(language)}
            problems.append(Problem(Severity.WARNING, "progress-refused", f"line {line}", values))
    problems.append(Problem(Severity.INFO, "progress-read", "", {"count": entered}))
    return schedule, grouped(problems)


class _Rows:
    def __init__(self, table: Table, at: dict[str, int], order: str, problems: list[Problem]) -> None:
        self._at, self._problems = at, problems
        dates = [at[role] for role in ("actual_start", "actual_finish") if role in at]
        decision = decide([cells[column] for _, cells in table.rows for column in dates if cells[column]])
        self._order = order or decision.order
        if decision.ambiguous and not order:
            problems.append(Problem(Severity.WARNING, "csv-dates-ambiguous", "", {"order": "d-m-y"}))

    def cell(self, cells: list[str], role: str) -> str:
        return cells[self._at[role]] if role in self._at else ""

    def progress(self, cells: list[str], place: str, now: Progress) -> Progress | None:
        """Return how the task stands by its row, None where the row says nothing."""
        texts = {role: self.cell(cells, role) for role in _TOLD}
        if not any(texts.values()):
            return None
        start = self._moment(texts["actual_start"], place, False)
        finish = self._moment(texts["actual_finish"], place, True)
        return Progress(
            now.start if np.isnat(start) else start,
            now.finish if np.isnat(finish) else finish,
            self._percent(texts["percent"], place),
            self._seconds(texts["remaining"], place),
        )

    def _moment(self, text: str, place: str, end: bool) -> np.datetime64:
        try:
            return read_date(text, self._order, end_of_day=end) if text else NOT_A_TIME
        except ValueError:
            self._odd("date-odd", text, place)
            return NOT_A_TIME

    def _percent(self, text: str, place: str) -> float | None:
        if not text:
            return None
        try:
            value = float(text.rstrip("%％ ").replace(",", "."))
        except ValueError:
            self._odd("progress-number-odd", text, place)
            return None
        # Spreadsheets keep 40 % as 0.4.
        return 100.0 * value if 0.0 < value < 1.0 and not text.rstrip().endswith(("%", "％")) else value

    def _seconds(self, text: str, place: str) -> int | None:
        if not text:
            return None
        try:
            return seconds(text)[0]
        except ValueError:
            self._odd("progress-number-odd", text, place)
            return None

    def _odd(self, code: str, text: str, place: str) -> None:
        self._problems.append(Problem(Severity.WARNING, code, place, {"text": text[:40]}))


def _tasks(schedule: Schedule) -> dict[str, int]:
    """Return the row of each ID, and of each name that one task alone has."""
    seen: dict[str, int] = {}
    for row, name in enumerate(schedule.name):
        key = name.strip().casefold()
        seen[key] = -1 if key in seen else row
    return {**seen, **{key.casefold(): row for row, key in enumerate(schedule.id)}}
